/** All that was read and computed, before anything is judged. */
import { matchesList, type Budget } from './patterns.ts'
import { isSameKey, isSamePlainKey, type SshKey } from './key.ts'
import type { Computed } from './mathematics.ts'
import type { GitFault, GitObject } from './git.ts'
import type { Revocation } from './revoked.ts'
import type { Signature, UnreadSignature } from './signature.ts'
import type { SignerLine, SignerOptions } from './signers.ts'
import { compareTo } from './times.ts'

export interface SignatureFacts {
  readonly signature: Signature
  /** Of the artifact, by the signature's hash algorithm. */
  readonly digest: Uint8Array
  readonly computed: Computed
  /** What the authority's signature in the certificate comes to, if there is one. */
  readonly certified: Computed | undefined
}

/** Why nothing could be computed. */
export type Unread =
  | UnreadSignature
  | { readonly fault: GitFault | 'date-missing'; readonly keyType?: never; readonly hash?: never }

export interface Facts {
  readonly read: SignatureFacts | Unread
  readonly git: { readonly kind: GitObject['kind'] | undefined; readonly date: Date | undefined } | undefined
  /** One character for each byte. */
  readonly namespace: string
  readonly namespaceChosen: boolean
  /** One character for each byte. */
  readonly principal: string | undefined
  /** Absent: no file was given. */
  readonly signers: readonly SignerLine[] | 'too-large' | undefined
  readonly revocation: Revocation | undefined
  /** When the key has to be valid. */
  readonly at: Date
  readonly now: Date
  readonly budget: Budget
}

export type ReadLine = SignerLine & {
  readonly entry: { readonly key: SshKey; readonly options: SignerOptions }
}

export function isRead(line: SignerLine): line is ReadLine {
  return typeof line.entry !== 'string'
}

/** Whether the line has this key, or the key that signed its certificate. */
export function lists({ entry }: ReadLine, key: SshKey): boolean {
  if (!entry.options.certAuthority) return isSameKey(entry.key, key)
  return key.certificate !== undefined && isSamePlainKey(entry.key, key.certificate.authority)
}

/** Whether the line is about that principal; about everybody, if none is asked for. */
export function isAbout(line: SignerLine, principal: string | undefined, budget: Budget): boolean {
  // Without a name that can be read it may be about anybody.
  if (principal === undefined || line.principals === undefined) return true
  return matchesList(principal, line.principals, budget)
}

export type Barrier =
  'certificate-for-hosts' | 'certificate-without-principals' | 'certificate-principal-mismatch'

/** What stands against a certificate in a line for authorities but time; OpenSSH's `sshkey_cert_check_authority`. */
export function barrierOf(
  { entry }: ReadLine,
  key: SshKey,
  principal: string | undefined,
): Barrier | undefined {
  const { certificate } = key
  if (!entry.options.certAuthority || certificate === undefined) return undefined
  if (certificate.kind !== 'user') return 'certificate-for-hosts'
  if (certificate.principals.length === 0) return 'certificate-without-principals'
  // One name after the other, as they are: patterns are the line's.
  if (principal === undefined || certificate.principals.includes(principal)) return undefined
  return 'certificate-principal-mismatch'
}

export type Lapse = 'not-yet-valid' | 'expired' | 'certificate-not-yet-valid' | 'certificate-expired'

/** Whether a line, and the certificate if it is for one, holds at `seconds`; `none` where it names no time at all. */
export function validityOf({ entry }: ReadLine, key: SshKey, at: Date): Lapse | 'holds' | 'none' | 'by-zone' {
  const seconds = Math.floor(at.getTime() / 1000)
  const { certAuthority, validAfter, validBefore, byZone } = entry.options
  const certificate = certAuthority ? key.certificate : undefined
  if (certificate !== undefined) {
    if (BigInt(seconds) < certificate.validAfter) return 'certificate-not-yet-valid'
    if (BigInt(seconds) >= certificate.validBefore) return 'certificate-expired'
  }
  const start = validAfter && compareTo(validAfter, seconds)
  const end = validBefore && compareTo(validBefore, seconds)
  if (start === 'before') return 'not-yet-valid'
  if (end === 'after') return 'expired'
  if (byZone || start === 'by-zone' || end === 'by-zone') return 'by-zone'
  return certificate === undefined && start === undefined && end === undefined ? 'none' : 'holds'
}

/** Whether the line lets its key sign for that. */
export function allowsNamespace({ entry }: ReadLine, namespace: string, budget: Budget): boolean {
  const { namespaces } = entry.options
  return namespaces === undefined || matchesList(namespace, namespaces, budget)
}
