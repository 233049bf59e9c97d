/** What is checked of a signature, why a check may fail, and what it can show. */
import type { CheckPlan, CodeTable } from '../report.ts'

export type OpenpgpCheckId =
  | 'signature-format'
  | 'keys-format'
  | 'key-available'
  | 'signature-integrity'
  | 'signature-time'
  | 'signing-key-valid'
  | 'key-identity'
  | 'key-trust'

/** Every way in which a check can end but "yes", and what each says of it. */
export const OPENPGP_CODES = {
  'not-a-signature': 'undecided',
  'signature-too-large': 'undecided',
  /** what was signed stands in the file, and it is no signature of the artifact beside it */
  'not-detached': 'undecided',
  /** no text that is signed in clear */
  'not-clearsigned': 'undecided',
  /** encrypted: whether it is signed shows once it is opened */
  'encrypted-message': 'undecided',
  /** a message with no signature in it */
  'unsigned-message': 'undecided',
  /** by BZip2, or in a way that is not known: the platform cannot take it apart */
  'unread-compression': 'undecided',
  'message-too-large': 'undecided',
  /** a packet whose length comes piece by piece, in more pieces than are put together */
  'message-in-too-many-parts': 'undecided',
  /** a commit or a tag: with no signature in it, or one by SSH or X.509 */
  'git-unsigned': 'undecided',
  'git-signed-otherwise': 'undecided',
  /** git takes exactly one */
  'git-several-signatures': 'undecided',
  /** besides signatures something in the file cannot be read or relied on; gpg's exit code is 2 */
  'signature-file-damaged': 'undecided',
  /** which RFC 9580 has not, and GnuPG makes in releases newer than 2.2 */
  'signature-version-5': 'undecided',
  /** ML-DSA or SLH-DSA: known by name */
  'post-quantum': 'undecided',
  /** read to its end, and there is none in it */
  'no-public-key': 'undecided',
  /** none that can be read here: another kind of file, or another version of key */
  'no-readable-key': 'undecided',
  /** none but those of version 2 or 3, or of version 5, which RFC 9580 has not */
  'key-version-3': 'undecided',
  'key-version-5': 'undecided',
  /** GnuPG keeps certificates of X.509 in the same file */
  'only-x509': 'undecided',
  'keybox-damaged': 'undecided',
  /** a line of a clearsigned text is longer than is taken here */
  'line-too-long': 'undecided',
  /** signed as text, so that gpg 2.2 and RFC 9580 hash different bytes of it */
  'text-line-too-long': 'undecided',
  /** words outside the frame of a clearsigned text, or around the armor of a signature, which nobody signed */
  'words-outside': 'warning',
  /** an armor without checksum, which RFC 9580 allows and gpg 2.2 reads with errors */
  'armor-without-checksum': 'warning',
  /** signatures of different classes, of which gpg checks the first */
  'other-signatures-ignored': 'warning',
  /** signatures that stopped here, and decide nothing: those that the person expects are good */
  'others-set-aside': 'warning',
  /** part of the key files could not be read */
  'some-keys-unreadable': 'warning',
  /** the artifact, or what the signature says of itself, is not what was signed */
  'digest-mismatch': 'failed',
  /** the digest's first bytes fit, the signature over it does not */
  'signature-mismatch': 'failed',
  'unknown-critical-subpacket': 'undecided',
  /** over a key or a user id, or over nothing */
  'not-over-document': 'undecided',
  /** no numbers such as this kind of key makes, or no salt such as goes with its digest: there is nothing to compute */
  'signature-malformed': 'undecided',
  /** keys of version 6 sign in version 6, and no others do: RFC 9580 section 5.2 */
  'version-mismatch': 'undecided',
  'weak-digest': 'undecided',
  /** below what the key's kind needs; gpg does not look at such signatures */
  'short-digest': 'undecided',
  /** the headers of the clearsigned text name other digests; gpg does not look at such signatures */
  'hash-header-mismatch': 'undecided',
  /** good by gpg, over SHA-1 or RIPEMD-160 */
  'aging-digest': 'warning',
  /** line ends were not signed: gpg and the standard take them all for one */
  'signed-as-text': 'warning',
  /** the two unprotected digest bytes in the signature are wrong, and nothing depends on them */
  'digest-prefix-mismatch': 'warning',
  'signature-expired': 'failed',
  'signature-predates-key': 'failed',
  /** gpg does not mind either */
  'signature-from-the-future': 'warning',
  /** gpg's EXPKEYSIG: the key has run out since it signed */
  'key-expired-since': 'warning',
  /** the same of a commit or a tag: git ends with an error over it, and does so no more from 2.54 on */
  'git-key-expired-since': 'undecided',
  'signed-after-key-expiry': 'failed',
  'key-revoked': 'failed',
  'subkey-revoked': 'failed',
  /** the key that may have revoked it is not at hand */
  'perhaps-revoked': 'warning',
  /** a word by which the key, or who certifies it, takes something back does not count for what nobody signed */
  'perhaps-withdrawn': 'undecided',
  /** a key that may revoke it did, and gpg does not import that key as it is at hand */
  'revoker-unfit': 'undecided',
  /**
   * the key says different things of itself in one second, and nobody who did not place them knows which is the last; or
   * of several primary keys to which it belongs one says something against it
   */
  'key-ambiguous': 'undecided',
  /** a signature at the key has something cut short in it; gpg's exit code is 2 */
  'key-malformed': 'undecided',
  'key-from-the-future': 'failed',
  /** the key as it is at hand holds no self-signature that counts */
  'key-uncertified': 'undecided',
  /** the key as it is at hand has no user id at all: a keyserver leaves it out, and with it what the key says of itself */
  'key-stripped': 'undecided',
  /** the key as it is at hand holds no binding signature of the subkey that counts */
  'subkey-not-bound': 'undecided',
  'not-a-signing-key': 'failed',
  /** RSA or DSA below 2048 bits */
  'short-key': 'warning',
  'fingerprint-mismatch': 'failed',
  'not-a-fingerprint': 'undecided',
  /** as many keys as were asked for made no good signature, and those that are not known cannot make up for it */
  'too-few-signers': 'failed',
  /** they could */
  'signers-uncounted': 'undecided',
} as const satisfies CodeTable
export type OpenpgpFailure = keyof typeof OPENPGP_CODES

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
  | 'expected-fingerprint'
  | 'wanted-signers'
  | 'good-signers'
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
