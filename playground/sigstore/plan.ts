/** Which checks a Sigstore verification consists of, in the order the verifier works. */
import type { CheckPlan, Evidence, Report } from '../report.ts'

const SHARED_BEFORE = [
  { id: 'bundle', proves: 'format', required: true },
  { id: 'trusted-root', proves: 'format', required: true },
  { id: 'material', proves: 'key', required: true },
  { id: 'trusted-time', proves: 'time', required: true },
] as const

const SHARED_AFTER = [
  { id: 'inclusion-promise', proves: 'transparency', required: false },
  { id: 'inclusion-proof', proves: 'transparency', required: false },
  { id: 'checkpoint', proves: 'transparency', required: false },
  { id: 'log-inclusion', proves: 'transparency', required: true },
  { id: 'log-entry', proves: 'transparency', required: true },
  { id: 'signature', proves: 'integrity', required: true },
  { id: 'artifact', proves: 'integrity', required: true },
  { id: 'statement-type', proves: 'integrity', required: true },
] as const

const LIBRARY = [{ id: 'library', proves: 'integrity', required: true }] as const

/** The verifier expects an identity: a certificate binds the ephemeral key to it. */
export const KEYLESS_PLAN = [
  ...SHARED_BEFORE,
  { id: 'certificate-chain', proves: 'identity', required: true },
  { id: 'code-signing', proves: 'identity', required: true },
  { id: 'sct', proves: 'transparency', required: true },
  ...SHARED_AFTER,
  { id: 'identity', proves: 'identity', required: true, expects: true },
  { id: 'issuer', proves: 'identity', required: true, expects: true },
  ...LIBRARY,
] as const satisfies CheckPlan<string>

/** The verifier holds the public key itself. */
export const KEY_PLAN = [
  ...SHARED_BEFORE,
  { id: 'public-key', proves: 'key', required: true, expects: true },
  ...SHARED_AFTER,
  ...LIBRARY,
] as const satisfies CheckPlan<string>

export type SigstoreCheckId = (typeof KEYLESS_PLAN)[number]['id'] | (typeof KEY_PLAN)[number]['id']

/** Every way a check can fail, or pass with a warning. */
export type SigstoreFailure =
  | 'not-utf8'
  | 'not-json'
  | 'field-malformed'
  | 'field-ambiguous'
  | 'unknown-version'
  | 'not-a-bundle'
  | 'not-a-trusted-root'
  | 'validity-start-missing'
  | 'log-key-unreadable'
  | 'certificate-expected'
  | 'public-key-expected'
  | 'certificate-unreadable'
  | 'key-unreadable'
  | 'timestamp-unreadable'
  | 'timestamp-untrusted'
  | 'timestamp-outside-validity'
  | 'timestamp-mismatch'
  | 'timestamp-invalid'
  | 'timestamp-duplicate'
  | 'no-trusted-time'
  | 'chain-circular'
  | 'chain-untrusted'
  | 'outside-validity'
  | 'chain-out-of-order'
  | 'not-for-code-signing'
  | 'sct-missing'
  | 'sct-untrusted'
  | 'promise-invalid'
  | 'proof-invalid'
  | 'checkpoint-missing'
  | 'checkpoint-unreadable'
  | 'checkpoint-unsigned'
  | 'checkpoint-invalid'
  | 'log-unknown'
  | 'log-key-expired'
  | 'not-in-a-log'
  | 'entry-duplicate'
  | 'entry-mismatch'
  | 'entry-other-signer'
  | 'signature-invalid'
  | 'digest-mismatch'
  | 'payload-type'
  | 'statement-unreadable'
  | 'subject-mismatch'
  | 'not-a-statement'
  | 'predicate-type-missing'
  | 'statement-type-mismatch'
  | 'statement-expected'
  | 'identity-mismatch'
  | 'identity-missing'
  | 'issuer-mismatch'
  | 'issuer-missing'
  | 'library-rejects'
  | 'library-disagrees'

/** What `@sigstore/verify` itself said. */
export interface LibraryVerdict {
  readonly accepts: boolean
  /** Its closed error code, or `UNEXPECTED` for an exception that it did not mean to throw. */
  readonly code?: string
  /** Its own words, in English, for people who want to look them up. */
  readonly message?: string
}

export interface SigstoreReport extends Report<SigstoreCheckId, SigstoreFailure> {
  /** Absent if it was not asked: something it needs could not be read, or was not what the verifier asked for. */
  readonly library: LibraryVerdict | undefined
  /**
   * Whether our checks and the library come to the same answer on what both of them look at. `false` is a defect of
   * ours; the verdict is then `rejected`, and a demo says so in red.
   */
  readonly agrees: boolean
}

export type EvidenceLabel =
  | 'bundle-media-type'
  | 'bundle-size'
  | 'field'
  | 'trusted-root-media-type'
  | 'log-id'
  | 'validity-start'
  | 'validity-end'
  | 'content-kind'
  | 'material-kind'
  | 'integrated-time'
  | 'signed-timestamp'
  | 'certificate-subject'
  | 'certificate-issuer'
  | 'certificate-serial'
  | 'root-subject'
  | 'not-before'
  | 'not-after'
  | 'extended-key-usage'
  | 'sct-log-id'
  | 'sct-time'
  | 'public-key-sha256'
  | 'key-hint'
  | 'log-index'
  | 'tree-size'
  | 'root-hash'
  | 'leaf-hash'
  | 'proof-length'
  | 'checkpoint-origin'
  | 'entry-kind'
  | 'entry-signature'
  | 'entry-signer'
  | 'signature'
  | 'artifact-digest'
  | 'signed-digest'
  | 'subject'
  | 'subject-count'
  | 'payload-type'
  | 'statement-type'
  | 'predicate-type'
  | 'identity'
  | 'issuer'
  | 'library-code'
  | 'library-message'

/** Evidence with a label of this method. */
export function evidence(
  label: EvidenceLabel,
  value: Uint8Array | string | Date | bigint | number,
  source: Evidence['source'],
): Evidence<EvidenceLabel> {
  return {
    label,
    value: typeof value === 'bigint' || typeof value === 'number' ? String(value) : value,
    source,
  }
}
