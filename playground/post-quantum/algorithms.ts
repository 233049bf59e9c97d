/** The signature algorithms that are put side by side, and what is known of each without a key. */
export type SignatureAlgorithm = 'p256' | 'ed25519' | 'ml-dsa-44' | 'ml-dsa-65'

export interface AlgorithmFacts {
  readonly id: SignatureAlgorithm
  /** As its standard calls it. */
  readonly name: string
  /** Whether its private key follows from the public one on a large enough quantum computer (Shor's algorithm). */
  readonly falls: boolean
  /** Bytes of a public key: an uncompressed point, RFC 8032's 32, or FIPS 204 table 2. */
  readonly publicKey: number
  /** Bytes of a signature: `r` and `s` side by side, RFC 8032's 64, or FIPS 204 table 2. */
  readonly signature: number
}

export const ALGORITHMS: readonly AlgorithmFacts[] = [
  { id: 'p256', name: 'P-256', falls: true, publicKey: 65, signature: 64 },
  { id: 'ed25519', name: 'Ed25519', falls: true, publicKey: 32, signature: 64 },
  { id: 'ml-dsa-44', name: 'ML-DSA-44', falls: false, publicKey: 1312, signature: 2420 },
  { id: 'ml-dsa-65', name: 'ML-DSA-65', falls: false, publicKey: 1952, signature: 3309 },
]

export const factsOf = (algorithm: SignatureAlgorithm): AlgorithmFacts =>
  ALGORITHMS.find(({ id }) => id === algorithm) as AlgorithmFacts

/** Bytes of which each algorithm makes a private key. */
export const SEED = 32
