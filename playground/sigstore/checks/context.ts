/** What the checks share: everything that was read without having been believed. */
import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle'
import type { X509Certificate } from '@sigstore/core'
import type { TrustMaterial } from '@sigstore/verify'
import type { SignatureContent, Timestamp } from '@sigstore/verify/dist/shared.types.js'
import type { Read, SigstoreFinding } from '../read.ts'
import { messageOf } from '../read.ts'
import type { Statement } from './statement.ts'
import {
  evidence,
  SIGSTORE_CODES,
  type SigstoreCheckId,
  type SigstoreFailed,
  type SigstoreOpen,
} from '../plan.ts'
import type { Evidence } from '../../report.ts'
import { isMeant } from '../library.ts'

/** What the library takes, and what it does not ask of it. */
export interface Trusted extends TrustMaterial {
  /** Logs whose keys sign, as the root says, by an algorithm that is not computed, with its name. */
  readonly uncomputed: ReadonlyMap<TrustMaterial['tlogs'][number], string>
}

export interface Context {
  /** What the verifier does without, of what its trusted root names none of. */
  readonly waived: { readonly logs: boolean; readonly ctLogs: boolean }
  readonly bundle: Bundle
  readonly trust: Trusted
  readonly content: SignatureContent
  /** The payload of the envelope, read once, or why it is not; absent where there is none of in-toto's. */
  readonly statement: Read<Statement> | undefined
}

/** Reading the bundle refused every entry without a log id or a kind; the library's type has forgotten it. */
export const entriesOf = ({ bundle }: Context) =>
  bundle.verificationMaterial.tlogEntries as TransparencyLogEntry[]

export type Certificate = X509Certificate
export type { Timestamp }

export function passed(seen: readonly Evidence[] = []): SigstoreFinding {
  return { status: 'passed', evidence: seen }
}

/** An authority without certificates is none: nothing can be compared with it. */
export const isThere = ({ certChain }: TrustMaterial['certificateAuthorities'][number]): boolean =>
  certChain.length > 0

/** Something was compared, or counted, and does not hold. */
export function failed(
  code: SigstoreFailed,
  seen: readonly Evidence[] = [],
  compared: { readonly expected?: Evidence; readonly actual?: Evidence } = {},
): SigstoreFinding {
  return { status: 'failed', code, evidence: seen, ...compared }
}

/** Nothing could be compared. */
export function undecided(
  code: SigstoreOpen,
  seen: readonly Evidence[] = [],
  compared: { readonly expected?: Evidence; readonly actual?: Evidence } = {},
): SigstoreFinding {
  return { status: 'undecided', code, evidence: seen, ...compared }
}

/** Judges each of several things, whatever their order: see {@link together}. */
export function judgeEach<T>(items: readonly T[], judge: (item: T) => SigstoreFinding): SigstoreFinding {
  return together(items.map(judge))
}

/**
 * One finding of several, the same in any order: one that failed, else one that is open, and of several such the one
 * whose code is listed first. What stands in front hides nothing behind it: the others stay beside it.
 *
 * @returns `passed`, with all that was seen, where each did
 */
export function together(found: readonly SigstoreFinding[]): SigstoreFinding {
  const ranks = found.map(rankOf)
  const at = ranks.indexOf(Math.min(...ranks))
  const decisive = found[at]
  if (!decisive || decisive.status === 'passed') return passed(found.flatMap((one) => one.evidence ?? []))
  const beside = found.flatMap((one, i) => [...(i === at ? [] : [one]), ...(one.beside ?? [])])
  const seen = found.slice(0, at + 1).flatMap((one) => one.evidence ?? [])
  return { ...decisive, evidence: seen, beside }
}

const STATUSES: readonly SigstoreFinding['status'][] = ['failed', 'undecided', 'skipped', 'passed']
const CODES = Object.keys(SIGSTORE_CODES)

function rankOf(one: SigstoreFinding): number {
  return STATUSES.indexOf(one.status) * CODES.length + ('code' in one ? CODES.indexOf(one.code) : 0)
}

export const WAIVED: SigstoreFinding = { status: 'skipped', because: 'waived' }

export function waitsFor(check: SigstoreCheckId): SigstoreFinding {
  return { status: 'skipped', because: { check } }
}

/** Why a step of the library gave no value, and its own words. */
export interface Stop {
  readonly code: SigstoreFailed | SigstoreOpen
  readonly said: Evidence
}

/**
 * Runs one step of the library. What it throws is never a crash, for the input is hostile; and it is `code` only where
 * the library meant it. A comparison that ended in an exception nobody meant was not made.
 */
export function step<T>(code: SigstoreFailed | SigstoreOpen, run: () => T): { readonly value: T } | Stop {
  try {
    return { value: run() }
  } catch (error) {
    const said = evidence('library-message', messageOf(error), 'claim')
    return { code: isFailed(code) && !isMeant(error) ? 'library-stopped' : code, said }
  }
}

/** What a check says of a step that gave no value. */
export function stopped({ code, said }: Stop, seen: readonly Evidence[] = []): SigstoreFinding {
  return isFailed(code) ? failed(code, [...seen, said]) : undecided(code, [...seen, said])
}

function isFailed(code: SigstoreFailed | SigstoreOpen): code is SigstoreFailed {
  return SIGSTORE_CODES[code] === 'failed'
}

/** Bytes that outlive the library's buffers and mean the same in a page, a Worker and Node. */
export function plain(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes)
}
