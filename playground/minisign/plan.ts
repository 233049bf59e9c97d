/** What is checked of a minisign or signify signature, why a check may fail, and what it can show. */
import type { CheckPlan, CodeTable } from '../report.ts'

/**
 * One plan for both tools. The trusted comment is minisign's alone, so its check is not required; where there is one and
 * its signature does not hold, that rejects all the same.
 *
 * Only a whole public key that was known beforehand tells whose signature it is. A key id is no digest of the key but
 * eight random bytes, which anybody can put on another key, and a comment is as good as the key that signs it: both are
 * compared where they are expected, and neither is enough.
 */
export const PLAN = [
  { id: 'signature-format', proves: 'format', required: true },
  { id: 'key-format', proves: 'format', required: true },
  { id: 'key-id-match', proves: 'key', required: true },
  { id: 'signature-integrity', proves: 'integrity', required: true },
  { id: 'comment-integrity', proves: 'integrity', required: false },
  { id: 'key-expected', proves: 'key', required: false, expects: true },
  { id: 'key-id-expected', proves: 'key', required: false },
  { id: 'comment-expected', proves: 'integrity', required: false },
] as const satisfies CheckPlan<string>

export type MinisignCheckId = (typeof PLAN)[number]['id']

/** Every way in which a check can end but "yes", and what each says of it. */
export const MINISIGN_CODES = {
  'not-a-signature': 'undecided',
  /** It begins as one, and a line of it is not read by its tool. */
  'signature-malformed': 'undecided',
  /** Neither `Ed` nor `ED`. */
  'algorithm-unknown': 'undecided',
  /** Behind the signature there is more, as in a text that is signed with `signify -e`. */
  'not-detached': 'undecided',
  /** Made with `signify -z`: the signature of a gzip archive, within it. */
  'gzip-signature': 'undecided',
  /** Something in the file is not read by its tool, so that nobody signed it. */
  'words-outside': 'warning',
  'not-a-public-key': 'undecided',
  'secret-key': 'undecided',
  /** Of small order, or no point as it has to be written: there is no secret to it. */
  'key-unusable': 'undecided',
  'key-id-mismatch': 'failed',
  'signature-mismatch': 'failed',
  /** minisign's old way: it signs the file, where the new way signs the file's BLAKE2b-512. */
  'legacy-signature': 'warning',
  /** The two ways can be exchanged, and the file is as long as a digest. */
  'perhaps-a-digest': 'warning',
  'comment-signature-mismatch': 'failed',
  'key-mismatch': 'failed',
  'not-a-key-id': 'undecided',
  'key-id-unexpected': 'failed',
  'key-id-proves-little': 'warning',
  'comment-mismatch': 'failed',
  /** One is expected, and the signature has none. */
  'comment-missing': 'failed',
} as const satisfies CodeTable
export type MinisignFailure = keyof typeof MINISIGN_CODES

export type MinisignEvidence =
  | 'tool'
  | 'algorithm'
  | 'line'
  | 'untrusted-comment'
  | 'trusted-comment'
  | 'key-id'
  | 'public-key'
  | 'signed-digest'
  | 'expected-key'
  | 'expected-key-id'
  | 'expected-comment'
