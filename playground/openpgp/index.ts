/** OpenPGP: a signature, what it signs and public keys, judged as gpg judges them. */
export type { OpenpgpCheckId, OpenpgpEvidence, OpenpgpFailure } from './plan.ts'
export type { KeyFacts, SignatureFacts } from './facts.ts'
export type { SignatureTold } from './findings.ts'
export { isGitObject } from '../git/object.ts'
export {
  type CleartextInput,
  type GitInput,
  normaliseFingerprint,
  type OpenpgpInput,
  type OpenpgpPolicy,
} from './input.ts'
export type { OutsideWords, Passage } from './outside.ts'
export type { GpgLanguage, GpgStatus, GpgTranscript } from './transcript/index.ts'
export { primariesIn } from './wanted.ts'
export {
  type CleartextReport,
  type OpenpgpReport,
  verifyCleartext,
  verifyGitObject,
  verifyOpenpgp,
  type WithKeys,
  withKeys,
} from './verify.ts'
