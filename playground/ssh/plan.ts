/** What is checked of an SSH signature, why a check may fail, and what it can show. */
import type { CheckPlan, CodeTable } from '../report.ts'

export type SshCheckId =
  | 'signature-format'
  | 'signers-format'
  | 'namespace'
  | 'signature-integrity'
  | 'certificate'
  | 'key-listed'
  | 'revocation'
  | 'validity'
  | 'identity'

/** Every way in which a check can end but "yes", and what each says of it. */
export const SSH_CODES = {
  /** neither an armor nor the bytes within one */
  'not-a-signature': 'undecided',
  'signature-too-large': 'undecided',
  /** begun, and without its end */
  'armor-damaged': 'undecided',
  /** the words between begin and end are no base64 */
  'base64-malformed': 'undecided',
  'unknown-version': 'undecided',
  /** PROTOCOL.sshsig: a string leaves what it is in, one is missing, or there is more */
  'signature-malformed': 'undecided',
  /** neither SHA-256 nor SHA-512 */
  'unknown-hash': 'undecided',
  'unknown-key-type': 'undecided',
  'key-malformed': 'undecided',
  /** a commit or a tag without a signature in it */
  'not-signed': 'undecided',
  /** signed with something else, such as OpenPGP */
  'not-ssh-signed': 'undecided',
  /** no commit and no tag as `git cat-file` prints them */
  'not-a-git-object': 'undecided',
  'object-too-large': 'undecided',
  /** git judges at the time the object gives, and it gives none */
  'date-missing': 'undecided',
  /** ssh-keygen reads nothing without an armor */
  'not-armored': 'warning',
  /** CRLF, which OpenSSH reads since a later version than 9.2 */
  'line-ends': 'warning',
  'words-outside': 'warning',
  /** none is defined; ssh-keygen takes it */
  'version-zero': 'warning',
  'namespace-mismatch': 'failed',
  'signature-mismatch': 'failed',
  /** RSA over SHA-1 */
  'weak-digest': 'undecided',
  /** a key of one kind, a signature of another */
  'algorithm-mismatch': 'undecided',
  /** known by name: DSA, WebAuthn */
  'algorithm-not-computed': 'undecided',
  /** its numbers are none of this kind of key's */
  'numbers-malformed': 'undecided',
  /** RSA, of a large modulus: OpenSSL does not compute with it either */
  'exponent-too-large': 'undecided',
  /** good to OpenSSH; RFC 8032 allows others to refuse it */
  'loose-ed25519': 'warning',
  /** good to OpenSSH, and there is no secret to such a key: anybody signs with it */
  'key-of-small-order': 'warning',
  /** FIDO: nobody touched the device, as far as it says */
  'touch-not-shown': 'warning',
  'certificate-signature-mismatch': 'failed',
  'certificate-not-computed': 'undecided',
  /** PROTOCOL.certkeys asks to refuse what is not understood; ssh-keygen does not look at them */
  'critical-options-ignored': 'warning',
  'certificate-over-sha1': 'warning',
  /** somebody is expected, and nothing says which keys are theirs */
  'signers-missing': 'undecided',
  'no-signers': 'undecided',
  'signers-too-large': 'undecided',
  'some-lines-unreadable': 'warning',
  'key-not-listed': 'failed',
  /** a line that cannot be read may be the one */
  'lines-unreadable': 'undecided',
  'key-revoked': 'failed',
  /** the list, or a line of it; ssh-keygen then refuses */
  'revocations-unreadable': 'undecided',
  'revocations-too-large': 'undecided',
  'not-yet-valid': 'failed',
  expired: 'failed',
  'certificate-not-yet-valid': 'failed',
  'certificate-expired': 'failed',
  /** a time without zone, which is ssh-keygen's own, and by which it depends */
  'time-zone-decides': 'undecided',
  /** by the time that a git object gives itself, and not any more */
  'expired-since': 'warning',
  'principal-mismatch': 'failed',
  'namespace-not-allowed': 'failed',
  'certificate-for-hosts': 'failed',
  'certificate-without-principals': 'failed',
  'certificate-principal-mismatch': 'failed',
} as const satisfies CodeTable
export type SshFailure = keyof typeof SSH_CODES

export type SshEvidence =
  | 'key-type'
  | 'fingerprint'
  | 'signed-digest'
  | 'hash-algorithm'
  | 'signature-algorithm'
  | 'namespace'
  | 'expected-namespace'
  | 'default-namespace'
  | 'application'
  | 'flags'
  | 'counter'
  | 'certificate-key-id'
  | 'certificate-serial'
  | 'certificate-principals'
  | 'certificate-authority'
  | 'certificate-starts'
  | 'certificate-ends'
  | 'critical-option'
  | 'object-kind'
  | 'object-date'
  | 'lines'
  | 'unreadable-line'
  | 'line'
  | 'principals'
  | 'expected-principal'
  | 'allowed-namespaces'
  | 'valid-after'
  | 'valid-before'
  | 'local-time'
  | 'revocation-kind'
  | 'revoked-by'
  | 'verified-at'

/**
 * Who signed is shown and not required: `ssh-keygen -Y check-novalidate` says Good without it. What was asked for and
 * does not hold is still a failure, and so a rejection. The namespace is always compared, as `-n` is always needed.
 */
export const PLAN: CheckPlan<SshCheckId> = [
  { id: 'signature-format', proves: 'format', required: true },
  { id: 'signers-format', proves: 'format', required: false },
  { id: 'namespace', proves: 'integrity', required: true },
  { id: 'signature-integrity', proves: 'integrity', required: true },
  { id: 'certificate', proves: 'integrity', required: false },
  { id: 'key-listed', proves: 'key', required: false },
  { id: 'revocation', proves: 'key', required: false },
  { id: 'validity', proves: 'time', required: false },
  { id: 'identity', proves: 'identity', required: false, expects: true },
]
