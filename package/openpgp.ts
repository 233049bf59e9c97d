/**
 * OpenPGP (RFC 9580): a signature, what it signs and public keys, judged as gpg judges them.
 *
 * @packageDocumentation
 */
export {
  type CleartextInput,
  type CleartextReport,
  type GitInput,
  type OpenpgpCheckId,
  type OpenpgpFailure,
  type OpenpgpInput,
  type OpenpgpPolicy,
  type OpenpgpReport,
  verifyCleartext,
  verifyGitObject,
  verifyOpenpgp,
} from '../playground/openpgp/index.ts'
