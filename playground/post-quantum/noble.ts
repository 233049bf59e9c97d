/** Signatures by noble: everywhere. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { ml_dsa44, ml_dsa65 } from '@noble/post-quantum/ml-dsa.js'
import type { SignatureAlgorithm } from './algorithms.ts'
import type { Engine } from './engine.ts'

interface Signer {
  readonly publicKeyOf: (seed: Uint8Array) => Uint8Array
  readonly sign: (message: Uint8Array, seed: Uint8Array) => Uint8Array
  readonly verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean
}

const P256: Signer = {
  publicKeyOf: (seed) => p256.getPublicKey(seed, false),
  sign: (message, seed) => p256.sign(message, seed, { lowS: false }),
  verify(signature, message, publicKey) {
    p256.Point.fromBytes(publicKey).assertValidity()
    return p256.verify(signature, message, publicKey, { lowS: false })
  },
}
const ED25519: Signer = {
  publicKeyOf: (seed) => ed25519.getPublicKey(seed),
  sign: (message, seed) => ed25519.sign(message, seed),
  verify: (signature, message, publicKey) => ed25519.verify(signature, message, publicKey, { zip215: false }),
}

function mlDsa(scheme: typeof ml_dsa44): Signer {
  return {
    publicKeyOf: (seed) => scheme.keygen(seed).publicKey,
    // Deterministic (FIPS 204 section 3.4): the playground has no randomness of its own.
    sign: (message, seed) => scheme.sign(message, scheme.keygen(seed).secretKey, { extraEntropy: false }),
    verify: (signature, message, publicKey) => scheme.verify(signature, message, publicKey),
  }
}

const SIGNERS: Readonly<Record<SignatureAlgorithm, Signer>> = {
  p256: P256,
  ed25519: ED25519,
  'ml-dsa-44': mlDsa(ml_dsa44),
  'ml-dsa-65': mlDsa(ml_dsa65),
}

export const nobleEngine: Engine = {
  name: 'noble',
  async keyFrom(algorithm, seed) {
    const { publicKeyOf, sign } = SIGNERS[algorithm]
    return { publicKey: publicKeyOf(seed), sign: async (message) => sign(message, seed) }
  },
  verify: async (algorithm, publicKey, message, signature) =>
    SIGNERS[algorithm].verify(signature, message, publicKey),
}
