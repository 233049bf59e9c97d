/** What is checked of a signature, why a check may fail, and what it can show. */
import type { CheckPlan } from '../report.ts'

export type OpenpgpCheckId =
  | 'signature-format'
  | 'keys-format'
  | 'key-available'
  | 'signature-integrity'
  | 'signature-time'
  | 'signing-key-valid'
  | 'key-identity'
  | 'key-trust'

/** Why a check failed; those marked with * only ever warn. */
export type OpenpgpFailure =
  | 'not-a-signature'
  | 'signature-too-large'
  /** what was signed stands in the file, and it is no signature of the artifact beside it */
  | 'not-detached'
  /** no text that is signed in clear */
  | 'not-clearsigned'
  /** besides signatures something in the file cannot be read or relied on; gpg's exit code is 2 */
  | 'signature-file-damaged'
  /** a line of a clearsigned text is longer than is taken here */
  | 'line-too-long'
  /** * words outside the frame of a clearsigned text, which nobody signed */
  | 'words-outside'
  /** * an armor without checksum, which RFC 9580 allows and gpg 2.2 reads with errors */
  | 'armor-without-checksum'
  /** * signatures of different classes, of which gpg checks the first */
  | 'other-signatures-ignored'
  /** * part of the key files could not be read */
  | 'some-keys-unreadable'
  /** the artifact, or what the signature says of itself, is not what was signed */
  | 'digest-mismatch'
  /** the digest's first bytes fit, the signature over it does not */
  | 'signature-mismatch'
  | 'unknown-critical-subpacket'
  /** over a key or a user id, or over nothing */
  | 'not-over-document'
  /** no numbers such as this kind of key makes */
  | 'signature-malformed'
  | 'weak-digest'
  /** below what the key's kind needs; gpg does not look at such signatures */
  | 'short-digest'
  /** the headers of the clearsigned text name other digests */
  | 'hash-header-mismatch'
  /** * good by gpg, over SHA-1 or RIPEMD-160 */
  | 'aging-digest'
  /** * the two unprotected digest bytes in the signature are wrong, and nothing depends on them */
  | 'digest-prefix-mismatch'
  | 'signature-expired'
  | 'signature-predates-key'
  /** * gpg does not mind either */
  | 'signature-from-the-future'
  /** * gpg's EXPKEYSIG: the key has run out since it signed */
  | 'key-expired-since'
  | 'signed-after-key-expiry'
  | 'key-revoked'
  | 'subkey-revoked'
  /** * the key that may have revoked it is not at hand */
  | 'perhaps-revoked'
  | 'key-from-the-future'
  | 'key-uncertified'
  | 'subkey-not-bound'
  | 'not-a-signing-key'
  /** * RSA or DSA below 2048 bits */
  | 'short-key'
  | 'fingerprint-mismatch'
  | 'not-a-fingerprint'

export type OpenpgpEvidence =
  | 'signature-created'
  | 'signature-expires'
  | 'hash-algorithm'
  | 'public-key-algorithm'
  | 'signed-digest'
  | 'digest-prefix'
  | 'key-id'
  | 'issuer-fingerprint'
  | 'fingerprint'
  | 'primary-fingerprint'
  | 'user-id'
  | 'key-created'
  | 'key-expires'
  | 'revoked-at'
  | 'revocation-reason'
  | 'revocation-comment'
  | 'certified-by'
  | 'now'

/**
 * Identity and trust are shown and not required: `gpg --verify` says Good without them. A fingerprint that was
 * asked for and does not match is still a failure, and so a rejection.
 */
export const PLAN: CheckPlan<OpenpgpCheckId> = [
  { id: 'signature-format', proves: 'format', required: true },
  { id: 'keys-format', proves: 'format', required: true },
  { id: 'key-available', proves: 'key', required: true },
  { id: 'signature-integrity', proves: 'integrity', required: true },
  { id: 'signature-time', proves: 'time', required: true },
  { id: 'signing-key-valid', proves: 'key', required: true },
  { id: 'key-identity', proves: 'identity', required: false, expects: true },
  { id: 'key-trust', proves: 'identity', required: false, expects: true },
]
