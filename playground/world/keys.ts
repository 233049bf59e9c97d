import { ed25519 } from '@noble/curves/ed25519.js'
import { p256, p384 } from '@noble/curves/nist.js'
import { bitString, oid, sequence } from './der.ts'
import type { RandomSource } from './random.ts'

export type KeyAlgorithm = 'p256' | 'p384' | 'ed25519'

/** A key pair of a simulated service or signer. The secret is as public as the seed it came from. */
export interface KeyPair {
  readonly algorithm: KeyAlgorithm
  readonly secretKey: Uint8Array
  /** Uncompressed point (NIST curves) or 32 octets (Ed25519): what SubjectPublicKeyInfo holds. */
  readonly publicKey: Uint8Array
  /** SubjectPublicKeyInfo, DER (RFC 5480, RFC 8410). */
  readonly spki: Uint8Array
}

const CURVES = {
  p256: { curve: p256, seedLength: 48 },
  p384: { curve: p384, seedLength: 72 },
} as const

const SPKI_ALGORITHM = {
  p256: ['1.2.840.10045.2.1', '1.2.840.10045.3.1.7'],
  p384: ['1.2.840.10045.2.1', '1.3.132.0.34'],
  ed25519: ['1.3.101.112'],
} as const

const SIGNATURE_OID = {
  p256: '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
  p384: '1.2.840.10045.4.3.3', // ecdsa-with-SHA384
  ed25519: '1.3.101.112',
} as const

/**
 * Bits of a scalar that go with one column of a base point's table. noble's own 6 make a larger table, which pays off
 * after more signatures than a world needs before somebody waits for it.
 */
const WINDOW = 4
for (const { Point } of [p256, p384, ed25519]) Point.BASE.precompute(WINDOW)

/** A new key pair out of `random`. */
export function generateKeyPair(algorithm: KeyAlgorithm, random: RandomSource): KeyPair {
  if (algorithm === 'ed25519') return keyPairOf(algorithm, random.bytes(32))
  const { curve, seedLength } = CURVES[algorithm]
  return keyPairOf(algorithm, curve.utils.randomSecretKey(random.bytes(seedLength)))
}

/**
 * The key pair of a secret key that exists already.
 * @throws {Error} if `secretKey` is none of this algorithm
 */
export function keyPairOf(algorithm: KeyAlgorithm, secretKey: Uint8Array): KeyPair {
  const publicKey =
    algorithm === 'ed25519'
      ? ed25519.getPublicKey(secretKey)
      : CURVES[algorithm].curve.getPublicKey(secretKey, false)
  return { algorithm, secretKey, publicKey, spki: spkiOf(algorithm, publicKey) }
}

/** SubjectPublicKeyInfo, DER. @param publicKey as in {@link KeyPair} */
export function spkiOf(algorithm: KeyAlgorithm, publicKey: Uint8Array): Uint8Array {
  return sequence(sequence(...SPKI_ALGORITHM[algorithm].map(oid)), bitString(publicKey))
}

/**
 * Signs `message`: ECDSA with SHA-256 (P-256) or SHA-384 (P-384), deterministic (RFC 6979), as DER; or Ed25519.
 */
export function sign(key: KeyPair, message: Uint8Array): Uint8Array {
  if (key.algorithm === 'ed25519') return ed25519.sign(message, key.secretKey)
  return CURVES[key.algorithm].curve.sign(message, key.secretKey, { format: 'der', lowS: false })
}

/** {@link sign} with a P-256 key, `r` and `s` side by side, as JWS wants it (RFC 7518 section 3.4). */
export function signCompact(key: KeyPair, message: Uint8Array): Uint8Array {
  return p256.Signature.fromBytes(sign(key, message), 'der').toBytes('compact')
}

/**
 * What {@link signCompact} made, as DER.
 * @returns `undefined` if these bytes are no two numbers below the order of P-256
 */
export function signatureFromCompact(signature: Uint8Array): Uint8Array | undefined {
  try {
    return p256.Signature.fromBytes(signature, 'compact').toBytes('der')
  } catch {
    return undefined
  }
}

/** AlgorithmIdentifier (DER) of the signatures that {@link sign} makes with `key`. */
export function signatureAlgorithm(key: KeyPair): Uint8Array {
  return sequence(oid(SIGNATURE_OID[key.algorithm]))
}
