/** Sigstore: an ephemeral key bound to an identity, and a log anybody can read. */
export { verifySigstore, verifySigstoreAhead } from './verifier.ts'
export { certificateOf, isSignedByKey } from './read.ts'
export { describeCertificate, type CertificateDescription } from './certificate.ts'
export type { Artifact, ArtifactDigests, DigestName, Policy, SigstoreInput } from './input.ts'
export type {
  EvidenceLabel,
  LibraryVerdict,
  SigstoreCheckId,
  SigstoreFailure,
  SigstoreReport,
} from './plan.ts'
