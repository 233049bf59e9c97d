/** OpenPGP: a detached signature, its artifact and public keys, judged as gpg judges them. */
export { splitCleartext, type Cleartext } from './armor.ts'
export type { OpenpgpCheckId, OpenpgpEvidence, OpenpgpFailure } from './checks.ts'
export type { KeyFacts, SignatureFacts } from './facts.ts'
export { normaliseFingerprint, type OpenpgpInput, type OpenpgpPolicy } from './input.ts'
export type { GpgStatus, GpgTranscript } from './transcript.ts'
export { verifyOpenpgp, type OpenpgpReport } from './verify.ts'
