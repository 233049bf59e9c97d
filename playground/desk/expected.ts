/** What a person expects, from where else than the files: the only thing that makes a verdict green. */

/** Absent or empty: nobody said. */
export interface Expected {
  /** A digest that came another way, as it was published: with its algorithm before it, or bare. */
  readonly digest?: string
  /** OpenPGP: the signer's, whole. */
  readonly fingerprint?: string
  /** Sigstore: the certificate's subject, exactly. */
  readonly identity?: string
  readonly issuer?: string
  /** Sigstore: a predicate type; SLSA provenance if absent. */
  readonly type?: string
}

export const EXPECTATIONS = [
  'digest',
  'fingerprint',
  'identity',
  'issuer',
  'type',
] as const satisfies readonly (keyof Expected)[]
export type Expectation = (typeof EXPECTATIONS)[number]
