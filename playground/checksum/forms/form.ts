/** A form in which people publish digests: how it is known, and what is read from it. */
import { fromHex } from '../../bytes.ts'
import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'
import { type AnyAlgorithm, algorithmNamed, algorithmsOfLength, DIGEST_LENGTH } from '../algorithms.ts'
import type { Dialects, Reading } from '../entry.ts'
import { nameFrom } from '../name.ts'
import { bareLine } from '../line.ts'

/** Neither empty nor a comment; bytes, one character each. */
export interface Line {
  /** From 1. */
  readonly line: number
  readonly text: string
}

export interface Sheet {
  readonly lines: readonly Line[]
  /** Of each line, as far as the forms look at it. */
  readonly texts: readonly string[]
  /** Each tool of coreutils goes by what it has read. */
  readonly spoken: Dialects
  /** The list's own name is that of BLAKE2b, whose digests are of any length. */
  readonly isBlake2b: boolean
}

export interface Found extends Reading {
  readonly line: number
}

export interface Taken {
  /** How many lines belong together, one at least. */
  readonly lines: number
  /** None where nothing is a digest in them. */
  readonly found: readonly Found[]
}

export interface Form {
  readonly id: string
  /** What people call it, in no language. */
  readonly title: string
  /** Its lines look like coreutils' and are none. */
  readonly goesFirst?: true
  /**
   * @param at index of the line that is looked at; what is before it is read already
   * @returns `undefined` where nothing of this form begins there
   */
  readonly take: (sheet: Sheet, at: number) => Taken | undefined
}

/** Longer lines are nobody's list: all forms but a lock file in one line. */
export const LONGEST_LINE = 16 * 1024

/** As whoever cuts the list otherwise has it: without a mark before it or a CR behind it, and no comment. */
export function plainLine(written: string): string {
  const text = bareLine(written)
  return text.length > LONGEST_LINE || text.startsWith('#') ? '' : text
}

export const textAt = ({ texts }: Sheet, at: number): string => texts[at] ?? ''
export const numberAt = ({ lines }: Sheet, at: number): number => lines[at]?.line ?? 0

interface Digest {
  readonly algorithm: AnyAlgorithm | undefined
  readonly digest: Uint8Array
  readonly by: 'tag' | 'length'
}

/**
 * @param tag the algorithm's name; `undefined` where none is written: then the length has to be that of one
 * @param hex with blanks between the bytes, or without
 * @returns `undefined` where the digest is not as long as it has to be
 */
export function hexDigest(tag: string | undefined, hex: string): Digest | undefined {
  const digest = fromHex(hex.replace(/[ \t]+/g, ''))
  return digest && asDigest(tag, digest)
}

/** @returns `undefined` too for Base64 that nobody writes: of the other alphabet, or not padded */
export function base64Digest(tag: string | undefined, base64: string): Digest | undefined {
  const digest = decodeBase64(base64)
  return encodeBase64(digest) === base64 ? asDigest(tag, digest) : undefined
}

const SHORTEST = 16
const LONGEST = 64

export function asDigest(tag: string | undefined, digest: Uint8Array): Digest | undefined {
  if (tag === undefined) {
    const [algorithm] = algorithmsOfLength(digest.length)
    return algorithm && { algorithm, digest, by: 'length' }
  }
  const algorithm = algorithmNamed(tag, digest.length)
  if (algorithm ? DIGEST_LENGTH[algorithm] !== digest.length : isOdd(digest.length)) return undefined
  return { algorithm, digest, by: 'tag' }
}
const isOdd = (bytes: number) => bytes < SHORTEST || bytes > LONGEST

/** @param name as it is written, in bytes; `undefined` or empty where there is none */
export function foundIn(
  line: number,
  digest: Digest | undefined,
  name: string | undefined,
  size?: string,
): Found[] {
  if (!digest) return []
  return [
    {
      line,
      ...digest,
      name: name ? nameFrom(name) : undefined,
      ...(size !== undefined && /^\d{1,15}$/.test(size) && { size: Number(size) }),
      leniency: 'form',
    },
  ]
}

/** Of a path on somebody else's computer, or of an address, only the last part is a name here. */
export function lastPart(path: string): string {
  const [plain = ''] = /^https?:/i.test(path) ? path.split(/[?#]/) : [path]
  const last = plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
  return /^https?:/i.test(path) ? decoded(last) : last
}

function decoded(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Names of algorithms as prose writes them, longest first. */
export const ALGORITHM = String.raw`(?:SHA-?3[-_]?(?:224|256|384|512)|SHA-?2?-?(?:224|256|384|512)|SHA-?1|MD-?5|BLAKE2[bs](?:[-_]?\d{3})?|BLAKE3)`

/** @returns what {@link ALGORITHM} matched as it is called elsewhere */
export function tagOf(written: string): string {
  const upper = written.toUpperCase().replaceAll('_', '-')
  return upper
    .replace(/^SHA-?3-?(?=\d{3})/, 'SHA3-')
    .replace(/^SHA-?2?-(?=\d{3})/, 'SHA')
    .replace(/^SHA-1$/, 'SHA1')
    .replace(/^MD-5$/, 'MD5')
    .replace(/^(BLAKE2[BS])-?(?=\d{3})/, '$1-')
}
