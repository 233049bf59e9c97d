/** Reading the whole log for a name: what anybody may do, and what finds whoever signs in somebody else's name. */
import { equalBytes, toHex } from '../../bytes.ts'
import { type MerklePath, merklePath } from '../../sigstore/merkle.ts'
import type { LogEntry, TransparencyLog } from '../rekor.ts'
import { type ReadEntry, readEntry } from './entries.ts'
import { type SignedHead, headOf, isSignedBy } from './head.ts'

/** Whatever is given has to match, exactly. Nothing given finds everything. */
export interface LogQuery {
  /** E-mail address or URI, as it stands in a certificate. */
  readonly identity?: string
  readonly issuer?: string
  /** SHA-256 of SubjectPublicKeyInfo. */
  readonly publicKeySha256?: Uint8Array
  /** SHA-256 of whatever an entry records one of: see `EntryDigest`. */
  readonly digest?: Uint8Array
}

export interface LogMatch extends ReadEntry {
  /** Whether the proof below leads to the root of a head that the log signed. */
  readonly included: boolean
  /** The way from the entry to the root. */
  readonly path: MerklePath
}

export interface LogSearch {
  /** The head that all of them were searched in. */
  readonly head: SignedHead
  readonly searched: number
  readonly matches: readonly LogMatch[]
}

/** Every entry of `log` that `query` asks for, oldest first, each with its inclusion verified anew. */
export function searchLog(log: TransparencyLog, query: LogQuery = {}): LogSearch {
  const head = headOf(log)
  const isSigned = isSignedBy(head.checkpoint, log)
  const matches = log.entries
    .map((entry) => ({ entry, read: readEntry(log, entry) }))
    .filter(({ read }) => isMatch(read, query))
    .map(({ entry, read }) => ({ ...read, ...provenIn(log, entry, head, isSigned) }))
  return { head, searched: log.entries.length, matches }
}

function provenIn(log: TransparencyLog, { index, bytes }: LogEntry, head: SignedHead, isSigned: boolean) {
  const proof = log.tree.inclusionProof(index, head.size)
  const path = merklePath(bytes, BigInt(index), BigInt(head.size), proof)
  if ('code' in path) throw new Error(`log: its own proof is no path: ${path.code}`)
  return { path, included: isSigned && equalBytes(path.root, head.root) }
}

function isMatch({ signer, digests }: ReadEntry, query: LogQuery): boolean {
  const { identity, issuer, publicKeySha256, digest } = query
  if (identity !== undefined && signer.identity !== identity) return false
  if (issuer !== undefined && signer.issuer !== issuer) return false
  if (publicKeySha256 && !equalBytes(signer.publicKeySha256, publicKeySha256)) return false
  return !digest || digests.some(({ sha256 }) => equalBytes(sha256, digest))
}

/** Whose name is watched, and what its owner knows to be theirs. */
export type WatchRule = (
  | { readonly kind: 'person'; readonly email: string }
  | {
      readonly kind: 'repository'
      /** URI. */
      readonly repository: string
      /** The workflows that release there, each as it stands in a certificate. */
      readonly workflows: readonly string[]
    }
) & {
  /** Issuers that the owner really uses. */
  readonly issuers: readonly string[]
  /** Digests of what the owner did sign; without it, any artifact is taken for theirs. */
  readonly released?: readonly Uint8Array[]
}

export type AlarmReason = 'unexpected-issuer' | 'unexpected-workflow' | 'unknown-artifact'

export interface Alarm {
  readonly entry: LogMatch
  /** At least one. */
  readonly reasons: readonly AlarmReason[]
}

export interface Watch {
  readonly head: SignedHead
  readonly searched: number
  /** Every entry in that name, alarming or not. */
  readonly entries: readonly LogMatch[]
  readonly alarms: readonly Alarm[]
}

/** @param from index of the first entry that was not looked at before */
export function watchLog(log: TransparencyLog, rule: WatchRule, from = 0): Watch {
  const { head, searched, matches } = searchLog(log)
  const entries = matches.filter(({ index, signer }) => index >= from && isInName(signer.identity, rule))
  const alarms = entries
    .map((entry) => ({ entry, reasons: reasonsFor(entry, rule) }))
    .filter(({ reasons }) => reasons.length > 0)
  return { head, searched: Math.max(0, searched - from), entries, alarms }
}

function isInName(identity: string | undefined, rule: WatchRule): boolean {
  if (identity === undefined) return false
  return rule.kind === 'person' ? identity === rule.email : identity.startsWith(`${rule.repository}/`)
}

function reasonsFor({ signer, digests }: LogMatch, rule: WatchRule): AlarmReason[] {
  const { identity = '', issuer = '' } = signer
  const known = rule.released && new Set(rule.released.map(toHex))
  return [
    ...(rule.issuers.includes(issuer) ? [] : (['unexpected-issuer'] as const)),
    ...(rule.kind === 'person' || rule.workflows.includes(identity)
      ? []
      : (['unexpected-workflow'] as const)),
    ...(!known || digests.some(({ sha256 }) => known.has(toHex(sha256)))
      ? []
      : (['unknown-artifact'] as const)),
  ]
}
