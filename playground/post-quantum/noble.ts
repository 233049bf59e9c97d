/** Signatures by noble: everywhere, and ML-DSA's code is loaded when it is first needed. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
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

async function mlDsa(name: 'ml_dsa44' | 'ml_dsa65'): Promise<Signer> {
  const { [name]: scheme } = await import('@noble/post-quantum/ml-dsa.js')
  return {
    publicKeyOf: (seed) => scheme.keygen(seed).publicKey,
    // Deterministic (FIPS 204 section 3.4): the playground has no randomness of its own.
    sign: (message, seed) => scheme.sign(message, scheme.keygen(seed).secretKey, { extraEntropy: false }),
    verify: (signature, message, publicKey) => scheme.verify(signature, message, publicKey),
  }
}

async function signerOf(algorithm: SignatureAlgorithm): Promise<Signer> {
  if (algorithm === 'p256') return P256
  if (algorithm === 'ed25519') return ED25519
  return mlDsa(algorithm === 'ml-dsa-44' ? 'ml_dsa44' : 'ml_dsa65')
}

export const nobleEngine: Engine = {
  name: 'noble',
  async keyFrom(algorithm, seed) {
    const { publicKeyOf, sign } = await signerOf(algorithm)
    return { publicKey: publicKeyOf(seed), sign: async (message) => sign(message, seed) }
  },
  async verify(algorithm, publicKey, message, signature) {
    return (await signerOf(algorithm)).verify(signature, message, publicKey)
  },
}
