/** OpenPGP: a signature, what it signs and public keys, judged as gpg judges them. */
export type { OpenpgpCheckId, OpenpgpEvidence, OpenpgpFailure } from './plan.ts'
export type { KeyFacts, SignatureFacts } from './facts.ts'
export type { SignatureTold } from './findings.ts'
export { type CleartextInput, normaliseFingerprint, type OpenpgpInput, type OpenpgpPolicy } from './input.ts'
export type { OutsideWords, Passage } from './outside.ts'
export type { GpgLanguage, GpgStatus, GpgTranscript } from './transcript/index.ts'
export { type CleartextReport, type OpenpgpReport, verifyCleartext, verifyOpenpgp } from './verify.ts'
