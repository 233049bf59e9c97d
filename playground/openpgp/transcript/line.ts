/** What gpg 2.2 can print about a verification, as data: which sentence, about what. The words are in `en` and `ja`. */
import type { Validity } from '../facts.ts'
import type { Notice } from '../reading/notice.ts'

/** Why gpg cannot check a signature, or do what it was asked. */
export type ErrorName =
  | 'no-public-key'
  | 'bad-public-key'
  | 'general'
  | 'time-conflict'
  | 'wrong-key-usage'
  | 'digest-algorithm'
  | 'public-key-algorithm'
  | 'signature-class'
  | 'bad-number'
  | 'unexpected'
  | 'unknown-system'
  | 'no-data'

/** A text, or how many bytes are none, and the first of them. */
export type NotationValue = string | { readonly bytes: number; readonly preview: string }

/** What gpg prints about one signature. Texts are as a terminal shows them. */
export type SignatureLine =
  | { readonly id: 'made'; readonly at: Date }
  | { readonly id: 'using'; readonly algorithm: string; readonly key: string }
  | { readonly id: 'issuer'; readonly text: string }
  | {
      readonly id: 'good' | 'bad' | 'expired'
      readonly user: string
      /** `uncertain`: none of its user ids counts; `undefined`: there is none. */
      readonly validity: Validity | 'uncertain' | undefined
    }
  | { readonly id: 'also-known-as'; readonly user: string; readonly validity: Validity }
  | { readonly id: 'key-at'; readonly text: string }
  | { readonly id: 'policy' | 'keyserver'; readonly critical: boolean; readonly text: string }
  | {
      readonly id: 'notation'
      readonly critical: boolean
      readonly name: string
      readonly value: NotationValue
    }
  | {
      readonly id:
        'key-revoked' | 'key-revoked-by-designated' | 'perhaps-forged' | 'subkey-revoked' | 'perhaps-revoked'
    }
  | { readonly id: 'revocation-reason'; readonly code: number }
  | { readonly id: 'revocation-comment'; readonly text: string }
  | { readonly id: 'key-expired' }
  | { readonly id: 'not-certified' | 'no-indication' | 'not-certified-enough' | 'not-certain' }
  | { readonly id: 'primary-fingerprint' | 'subkey-fingerprint'; readonly fingerprint: string }
  | { readonly id: 'ended' | 'ends'; readonly at: Date }
  | { readonly id: 'cannot-check'; readonly because: ErrorName }
  | { readonly id: 'digest-rejected'; readonly algorithm: string }
  | { readonly id: 'digest-conflict' }
  | {
      readonly id: 'digest-too-short'
      readonly algorithm: string
      readonly key: string
      readonly bits: number
      readonly digest: string
    }
  | { readonly id: 'key-newer'; readonly key: string; readonly seconds: number }
  | { readonly id: 'key-from-the-future'; readonly key: string; readonly seconds: number }
  | { readonly id: 'wrong-usage'; readonly key: string; readonly type: number; readonly usage: number }
  | { readonly id: 'unknown-critical'; readonly key: string }
  | { readonly id: 'cross-certification-missing' | 'cross-certification-invalid'; readonly key: string }
  | { readonly id: 'cross-certification-explained' }
  | { readonly id: 'standalone-revocation' }
  | { readonly id: 'no-root'; readonly type: number }

export type Line = Notice | SignatureLine

type LineOf<Id> = Line extends infer One
  ? One extends { readonly id: infer Ids }
    ? Id extends Ids
      ? Omit<One, 'id'> & { readonly id: Id }
      : never
    : never
  : never

/** The words of one language: a sentence for each line, without the `gpg:` before it, several where it has several. */
export type Words = { readonly [Id in Line['id']]: (line: LineOf<Id>) => string | readonly string[] }

/** The one way in: which sentence it is says what it is about. */
export function sentence(words: Words, line: Line): readonly string[] {
  const form = words[line.id] as (line: Line) => string | readonly string[]
  return [form(line)].flat()
}

/** In two halves of groups of four digits. */
export function grouped(fingerprint: string): string {
  const groups = fingerprint.match(/.{4}/g) ?? []
  const half = groups.length / 2
  return `${groups.slice(0, half).join(' ')}  ${groups.slice(half).join(' ')}`
}

export function hex2(value: number): string {
  return value.toString(16).padStart(2, '0')
}

export function crc(value: number): string {
  return value.toString(16).toUpperCase().padStart(6, '0')
}

/** Whole days from one day on, seconds below. */
export function counted(seconds: number): { readonly count: number; readonly unit: 'second' | 'day' } {
  return seconds < 86_400
    ? { count: seconds, unit: 'second' }
    : { count: Math.floor(seconds / 86_400), unit: 'day' }
}
