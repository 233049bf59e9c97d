/** What keys can be made of, and what they can sign. */
import {
  createSHA1,
  createSHA224,
  createSHA256,
  createSHA384,
  createSHA512,
  type StreamHasher,
} from '../../platform/hashers.ts'
import { enums } from 'openpgp'

/** gpg's names. Each makes a version 4 key that gpg 2.2 reads. */
export const KEY_ALGORITHMS = [
  'ed25519',
  'nistp256',
  'nistp384',
  'nistp521',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
  'secp256k1',
  'rsa1024',
  'rsa2048',
  'rsa3072',
  'rsa4096',
] as const
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number]

export const HASH_NAMES = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const
export type HashName = (typeof HASH_NAMES)[number]

interface Making {
  readonly algorithm: enums.publicKey
  readonly curve?: enums.curve
  readonly bits?: number
  /** gpg and this library take no shorter digest with such a key; in bytes. */
  readonly shortestDigest: number
}

const { ecdsa, eddsaLegacy, rsaEncryptSign } = enums.publicKey
const rsa = (bits: number): Making => ({ algorithm: rsaEncryptSign, bits, shortestDigest: 0 })
const nist = (curve: enums.curve, shortestDigest: number): Making => ({
  algorithm: ecdsa,
  curve,
  shortestDigest,
})

export const MAKINGS: Readonly<Record<KeyAlgorithm, Making>> = {
  ed25519: { algorithm: eddsaLegacy, curve: enums.curve.ed25519Legacy, shortestDigest: 32 },
  nistp256: nist(enums.curve.nistP256, 32),
  nistp384: nist(enums.curve.nistP384, 48),
  nistp521: nist(enums.curve.nistP521, 64),
  brainpoolP256r1: nist(enums.curve.brainpoolP256r1, 32),
  brainpoolP384r1: nist(enums.curve.brainpoolP384r1, 48),
  brainpoolP512r1: nist(enums.curve.brainpoolP512r1, 64),
  secp256k1: nist(enums.curve.secp256k1, 32),
  rsa1024: rsa(1024),
  rsa2048: rsa(2048),
  rsa3072: rsa(3072),
  rsa4096: rsa(4096),
}

/** What a signature is made over. */
export interface Digest {
  readonly id: enums.hash
  /** In a `Hash:` line of a text that is signed in clear. */
  readonly name: string
  readonly bytes: number
  readonly create: () => Promise<StreamHasher>
}

const HASHES: Readonly<Record<HashName, Digest>> = {
  sha1: { id: enums.hash.sha1, name: 'SHA1', bytes: 20, create: createSHA1 },
  sha224: { id: enums.hash.sha224, name: 'SHA224', bytes: 28, create: createSHA224 },
  sha256: { id: enums.hash.sha256, name: 'SHA256', bytes: 32, create: createSHA256 },
  sha384: { id: enums.hash.sha384, name: 'SHA384', bytes: 48, create: createSHA384 },
  sha512: { id: enums.hash.sha512, name: 'SHA512', bytes: 64, create: createSHA512 },
}

/** Names come from a page, so a type is no proof. */
export function isKeyAlgorithm(name: string): name is KeyAlgorithm {
  return (KEY_ALGORITHMS as readonly string[]).includes(name)
}

/**
 * The digest to sign with.
 *
 * @param name absent: SHA-256, or the shortest that the key takes where that is longer
 */
export function digestFor(
  algorithm: KeyAlgorithm,
  name: HashName | undefined,
): Digest | 'unsupported-digest' | 'short-digest' {
  const { shortestDigest } = MAKINGS[algorithm]
  if (name === undefined) {
    const fitting = HASH_NAMES.find((hash) => HASHES[hash].bytes >= Math.max(32, shortestDigest))
    return HASHES[fitting ?? 'sha512']
  }
  if (!(HASH_NAMES as readonly string[]).includes(name)) return 'unsupported-digest'
  return HASHES[name].bytes < shortestDigest ? 'short-digest' : HASHES[name]
}
