/** What a person does with a key of one's own: make it, sign, export, revoke, certify. Loaded when it is used. */
export { HASH_NAMES, type HashName, KEY_ALGORITHMS, type KeyAlgorithm } from './algorithms.ts'
export type { CertificationChoices } from './certify.ts'
export { createKeyHolder, type KeyHolder, type PublicHalf } from './holder.ts'
export type { KeyRequest } from './key.ts'
export type { MakeFailure, Outcome, Refused } from './outcome.ts'
export type { RevocationChoices, RevocationReason } from './revoke.ts'
export type { SigningChoices } from './sign.ts'
