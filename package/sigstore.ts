/**
 * Sigstore: an ephemeral key bound to an identity, and a log anybody can read. The verdict is that of `@sigstore/verify`,
 * which is in here, unmodified; the checks explain it.
 *
 * @packageDocumentation
 */
export {
  type Artifact,
  type ArtifactDigests,
  type Policy,
  type SigstoreCheckId,
  type SigstoreFailure,
  type SigstoreInput,
  type SigstoreReport,
  verifySigstore,
  verifySigstoreAhead,
} from '../playground/sigstore/index.ts'
