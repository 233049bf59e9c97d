/**
 * A simulated Sigstore with real cryptography: what it signs, real verifiers accept against its own trusted root.
 * No randomness and no clock of its own: same seed and same times, same bytes.
 */
export type { BundleJson } from './bundle.ts'
export { publicKeyHint } from './bundle.ts'
export { type Content, type Subject, message, provenance, statement } from './content.ts'
export { type Identity, person, subjectOf, workflow } from './identity.ts'
export { type KeyPair, generateKeyPair } from './keys.ts'
export { type Revisions, type Signing, signKeyless, signWithKey } from './sign.ts'
export { toPem } from './text.ts'
export { type TrustedRootJson, trustedRoot } from './trusted-root.ts'
export { type World, createWorld, trustedRootOf } from './world.ts'
