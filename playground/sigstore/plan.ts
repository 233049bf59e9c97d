/** Which checks a Sigstore verification consists of, in the order the verifier works. */
import type { CheckPlan, CodeOf, CodeTable, Evidence, Report } from '../report.ts'

const SHARED_BEFORE = [
  { id: 'bundle', proves: 'format', required: true },
  { id: 'trusted-root', proves: 'format', required: true },
  { id: 'material', proves: 'format', required: true },
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
  { id: 'source-repository', proves: 'identity', required: false, expects: true },
  { id: 'source-ref', proves: 'identity', required: false, expects: true },
  ...LIBRARY,
] as const satisfies CheckPlan<string>

/** The verifier holds the public key itself. */
export const KEY_PLAN = [
  ...SHARED_BEFORE,
  { id: 'public-key', proves: 'key', required: true, expects: true },
  ...SHARED_AFTER,
  ...LIBRARY,
] as const satisfies CheckPlan<string>

/** What a log says: the verifier may do without, where its trusted root names none. */
const OF_LOGS: ReadonlySet<string> = new Set(['sct', 'log-inclusion', 'log-entry'])

function withoutLogs<Id extends string>(plan: CheckPlan<Id>): CheckPlan<Id> {
  return plan.map((one) => (OF_LOGS.has(one.id) ? { ...one, required: false } : one))
}
export const KEYLESS_WITHOUT_LOGS = withoutLogs(KEYLESS_PLAN)
export const KEY_WITHOUT_LOGS = withoutLogs(KEY_PLAN)

export type SigstoreCheckId = (typeof KEYLESS_PLAN)[number]['id'] | (typeof KEY_PLAN)[number]['id']

/** Every way in which a check can end but "yes", and what each says of it. */
export const SIGSTORE_CODES = {
  'not-utf8': 'undecided',
  'not-json': 'undecided',
  'field-malformed': 'undecided',
  'field-ambiguous': 'undecided',
  'unknown-version': 'undecided',
  'not-a-bundle': 'undecided',
  'not-a-trusted-root': 'undecided',
  'root-missing': 'undecided',
  /** more roots or keys than are tried, and one that was not may be the one */
  'believed-too-many': 'undecided',
  /** read well: it names neither a CA, nor a log, nor a TSA */
  'no-service-in-root': 'undecided',
  'validity-start-missing': 'undecided',
  'log-key-unreadable': 'undecided',
  /** the trusted root names no service of the kind that this check compares with */
  'no-ca-in-root': 'undecided',
  'no-ct-log-in-root': 'undecided',
  'no-log-in-root': 'undecided',
  'no-tsa-in-root': 'undecided',
  'certificate-expected': 'failed',
  'public-key-expected': 'failed',
  /** of a signature: the library computes others, so nothing was compared */
  'algorithm-not-computed': 'undecided',
  'certificate-unreadable': 'undecided',
  /** PEM or Base64 where DER has to be */
  'certificate-encoded-twice': 'undecided',
  /** around what its issuer signed of it */
  'certificate-malformed': 'undecided',
  'key-unreadable': 'undecided',
  'timestamp-unreadable': 'undecided',
  /** around what was signed of it */
  'timestamp-malformed': 'undecided',
  /** of another type, as what is not signed of it says */
  'not-a-timestamp': 'undecided',
  'timestamp-untrusted': 'failed',
  'timestamp-outside-validity': 'failed',
  'timestamp-mismatch': 'failed',
  'timestamp-invalid': 'failed',
  /** the authority's certificates in the root lead nowhere, or hold no key: with it nothing was compared */
  'tsa-unusable': 'undecided',
  'timestamp-duplicate': 'failed',
  /** of several authorities, which the library takes for one: their certificates have one number */
  'timestamps-alike': 'undecided',
  /** the authority's certificate does not name that purpose */
  'not-for-timestamps': 'failed',
  /** at least one is demanded */
  'no-trusted-time': 'failed',
  /** a time or a bound of validity that is no time */
  'time-unreadable': 'undecided',
  /** within the trusted root */
  'chain-circular': 'undecided',
  /** through the bundle's certificate */
  'leaf-circular': 'undecided',
  'chain-untrusted': 'failed',
  'outside-validity': 'failed',
  /** beyond an end of validity by less than the second that the library reads */
  'past-by-fraction': 'failed',
  /** the certificate leads to a CA that is not valid then */
  'authority-outside-validity': 'failed',
  'chain-out-of-order': 'failed',
  /** a certificate above the leaf, in the bundle */
  'chain-unreadable': 'undecided',
  'not-for-code-signing': 'failed',
  /** a CA between it and the root says so of what it issues */
  'authority-not-for-code-signing': 'failed',
  /** the certificate names what its key is for, and signing is not among it */
  'not-for-signatures': 'failed',
  'extension-twice': 'undecided',
  /** critical, and of no kind that is looked at */
  'extension-unknown': 'undecided',
  /** at least one is demanded */
  'sct-missing': 'failed',
  'sct-untrusted': 'failed',
  'sct-duplicate': 'failed',
  /** its list is not as long as it says, or not all there is */
  'sct-malformed': 'undecided',
  'promise-invalid': 'failed',
  'proof-invalid': 'failed',
  /** no path of a tree of that size has its length, or its leaf (RFC 9162 § 2.1.3.2): nothing was hashed */
  'proof-shape': 'failed',
  /** it says another root hash or size than its checkpoint, which it does lead to */
  'proof-differs': 'failed',
  'proof-incomplete': 'undecided',
  /** a proof demands one */
  'checkpoint-missing': 'failed',
  'checkpoint-unreadable': 'undecided',
  /** in its text or around it, or in how the log's name is written */
  'checkpoint-malformed': 'undecided',
  /** no signature by the key of the entry's log */
  'checkpoint-unsigned': 'failed',
  /** at least one is demanded */
  'checkpoint-without-signature': 'failed',
  /** signed with the id of a trusted log's key, under a name that is not that log's */
  'checkpoint-name-differs': 'failed',
  'checkpoint-invalid': 'failed',
  /** one of its lines under a trusted log's name and key id, beside one that holds */
  'checkpoint-line-invalid': 'failed',
  'log-unknown': 'failed',
  'log-key-expired': 'failed',
  /** nobody tells when the entry came into the log, and those who tell when there was a signature name another time */
  'log-time-unknown': 'undecided',
  /** at least one entry is demanded */
  'not-in-a-log': 'failed',
  'entry-duplicate': 'failed',
  'entry-unreadable': 'undecided',
  /** what the library compares of the entry is there, and its signer is not to be read */
  'entry-signer-unreadable': 'undecided',
  'entry-mismatch': 'failed',
  /** another than the bundle's certificate */
  'entry-other-signer': 'failed',
  /** another than the key that the verifier holds */
  'entry-other-key': 'failed',
  /** of a file where an envelope is signed, or the reverse */
  'entry-other-kind': 'failed',
  /** its digest is the signed one, under the name of another algorithm */
  'entry-digest-malformed': 'undecided',
  'signature-invalid': 'failed',
  'digest-mismatch': 'failed',
  /** signed is what no digest of that algorithm can be */
  'digest-length': 'undecided',
  'payload-type': 'undecided',
  'statement-unreadable': 'undecided',
  'subject-mismatch': 'failed',
  /** of the subjects that could be compared none is the artifact, and there are others */
  'subject-not-compared': 'undecided',
  'not-a-statement': 'undecided',
  'predicate-type-missing': 'undecided',
  /** what is expected names no type */
  'statement-type-unknown': 'undecided',
  'statement-type-mismatch': 'failed',
  'statement-expected': 'failed',
  'identity-mismatch': 'failed',
  /** the certificate has none, and one is expected */
  'identity-missing': 'failed',
  'issuer-mismatch': 'failed',
  'issuer-missing': 'failed',
  /** the certificate is made out to several */
  'identity-ambiguous': 'undecided',
  'issuer-ambiguous': 'undecided',
  /** the certificate has one, of a kind or in a form that is not compared here */
  'identity-unreadable': 'undecided',
  'issuer-unreadable': 'undecided',
  /** the same four of what was built, as the certificate names it */
  'source-repository-mismatch': 'failed',
  'source-repository-missing': 'failed',
  'source-repository-ambiguous': 'undecided',
  'source-repository-unreadable': 'undecided',
  'source-ref-mismatch': 'failed',
  'source-ref-missing': 'failed',
  'source-ref-ambiguous': 'undecided',
  'source-ref-unreadable': 'undecided',
  /** the library did not judge: it threw what it did not mean to */
  'library-stopped': 'undecided',
  'library-rejects': 'failed',
  /** the library refuses, and what it looked at could not be compared */
  'library-stops-too': 'undecided',
  'library-disagrees': 'failed',
  /** the only digest that was compared is SHA-1 */
  'collisions-known': 'warning',
} as const satisfies CodeTable
export type SigstoreFailure = keyof typeof SIGSTORE_CODES
/** Codes of comparisons that do not hold, and of what could not be compared. */
export type SigstoreFailed = CodeOf<typeof SIGSTORE_CODES, 'failed'>
export type SigstoreOpen = CodeOf<typeof SIGSTORE_CODES, 'undecided'>

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
   * one of the two; the verdict is then `rejected`, and a demo says so in red.
   */
  readonly agrees: boolean
}

export type EvidenceLabel =
  | 'bundle-media-type'
  | 'bundle-size'
  | 'field'
  | 'media-type'
  | 'trusted-root-media-type'
  | 'log-id'
  | 'validity-start'
  | 'validity-end'
  | 'content-kind'
  | 'material-kind'
  | 'integrated-time'
  | 'signed-timestamp'
  | 'timestamp-imprint'
  | 'certificate-subject'
  | 'certificate-issuer'
  | 'certificate-serial'
  | 'root-subject'
  | 'not-before'
  | 'not-after'
  | 'extended-key-usage'
  | 'key-usage'
  | 'extension'
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
  | 'checkpoint-signer'
  | 'log-address'
  | 'entry-kind'
  | 'entry-signature'
  | 'entry-signer'
  | 'signature'
  | 'algorithm'
  | 'artifact-digest'
  | 'signed-digest'
  | 'subject'
  | 'subject-count'
  | 'payload-type'
  | 'statement-type'
  | 'predicate-type'
  | 'identity'
  | 'issuer'
  | 'name-kind'
  | 'source-repository'
  | 'source-ref'
  | 'source-digest'
  | 'workflow'
  | 'build-trigger'
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
