/**
 * A simulated Sigstore with real cryptography, for tests: what it signs, real verifiers accept against its own trusted root.
 * No randomness and no clock of its own: same seed and same times, same bytes. Nothing that it makes is accepted anywhere
 * else, and nothing secret may be signed with it: its keys follow from the seed.
 *
 * @packageDocumentation
 */
export {
  type BundleJson,
  type Content,
  createWorld,
  generateKeyPair,
  type Identity,
  type KeyPair,
  message,
  person,
  provenance,
  type Signing,
  signKeyless,
  signWithKey,
  statement,
  type Subject,
  subjectOf,
  toPem,
  type TrustedRootJson,
  trustedRootOf,
  workflow,
  type World,
} from '../playground/world/index.ts'
