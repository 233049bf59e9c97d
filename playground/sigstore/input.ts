/** What a Sigstore verification is given: one field for each party that controls bytes. */

/** In the order in which they are looked for: an artifact's digest is computed when it is first asked for. */
export const DIGEST_NAMES = ['sha512', 'sha384', 'sha256'] as const
export type DigestName = (typeof DIGEST_NAMES)[number]

/**
 * Digests by which a statement may name what no signature here is made over: a commit, or a file by SHA-1. Nobody
 * computes them of an artifact; they are compared where somebody says which one is meant.
 */
export const TOLD_DIGEST_NAMES = ['gitCommit', 'sha1'] as const
export const SUBJECT_DIGEST_NAMES = [...DIGEST_NAMES, ...TOLD_DIGEST_NAMES] as const
export type SubjectDigestName = (typeof SUBJECT_DIGEST_NAMES)[number]

export type ArtifactDigests = Readonly<Partial<Record<SubjectDigestName, Uint8Array>>>

/**
 * The artifact as bytes, or as the digests somebody computed of it (a file too large for memory, or
 * `sha256:…` typed by a person).
 */
export type Artifact = { readonly bytes: Uint8Array } | { readonly digests: ArtifactDigests }

/**
 * What the verifier expects. Strings are compared exactly, never as patterns. Without identity and issuer nothing is
 * compared, and the verdict cannot be `verified`.
 */
export type Policy = (
  | {
      readonly identity?: string
      readonly issuer?: string
      /** What was built, as an address or as GitHub's `owner/name`; an identity may be a workflow that anybody calls. */
      readonly sourceRepository?: string
      /** As git has it: `refs/tags/v1`. */
      readonly sourceRef?: string
    }
  /** PEM of the public key the verifier already holds. */
  | { readonly key: string }
) & {
  /**
   * The predicate type that a statement must have, whole; `any` (statement-types.ts) takes every one. Without it SLSA
   * provenance is expected, and another type leaves the verdict `undecided`.
   */
  readonly statementType?: string
  /**
   * That no log has to stand behind it. It counts where the trusted root names no log, and for SCTs where it names no CT
   * log either; whatever a bundle says of logs all the same is judged.
   */
  readonly noLog?: boolean
}

/** As {@link Policy}'s issuer: the certificate must name none, as those that an instance issues to itself. */
export const NO_ISSUER = 'none'

export interface SigstoreInput {
  readonly artifact: Artifact
  /** A bundle as JSON in UTF-8, v0.1 to v0.3 (sigstore_bundle.proto). */
  readonly bundle: Uint8Array
  /** A trusted root as JSON in UTF-8 (sigstore_trustroot.proto). Absent: none is believed. */
  readonly trustedRoot?: Uint8Array
  readonly policy: Policy
}
