/** Signatures by WebCrypto, as W3C's recommendation and "Modern Algorithms in the Web Cryptography API" name them. */
import { p256 } from '@noble/curves/nist.js'
import { concatBytes } from '../bytes.ts'
import { decodeBase64, encodeBase64 } from '../platform/base64.ts'
import type { SignatureAlgorithm } from './algorithms.ts'
import type { Engine } from './engine.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface AlgorithmName {
  readonly name: string
  readonly namedCurve?: string
  readonly hash?: string
}

/** The part of `crypto.subtle` that is used here. */
export interface SigningSubtle {
  importKey(
    format: never,
    key: never,
    algorithm: AlgorithmName,
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<unknown>
  exportKey(format: 'jwk', key: never): Promise<object>
  sign(algorithm: AlgorithmName, key: never, data: Bytes): Promise<ArrayBuffer>
  verify(algorithm: AlgorithmName, key: never, signature: Bytes, data: Bytes): Promise<boolean>
}

const NAMES: Readonly<Record<SignatureAlgorithm, AlgorithmName>> = {
  p256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ed25519: { name: 'Ed25519' },
  'ml-dsa-44': { name: 'ML-DSA-44' },
  'ml-dsa-65': { name: 'ML-DSA-65' },
}

/** PrivateKeyInfo of Ed25519 up to the private key (RFC 8410 section 7). */
const ED25519_PKCS8 = Uint8Array.of(
  ...[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20],
)

/** JWK, PKCS#8 or a bare seed, whichever an algorithm's private key can be handed over in. */
function privateKeyOf(
  algorithm: SignatureAlgorithm,
  seed: Uint8Array,
): readonly [format: string, key: unknown] {
  if (algorithm === 'ed25519') return ['pkcs8', concatBytes(ED25519_PKCS8, seed)]
  if (algorithm !== 'p256') return ['raw-seed', new Uint8Array(seed)]
  const point = p256.getPublicKey(seed, false)
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), seed].map(base64Url)
  return ['jwk', { kty: 'EC', crv: 'P-256', x, y, d }]
}

/** @returns the public key that is part of the private one's JWK */
function publicKeyIn(algorithm: SignatureAlgorithm, jwk: object): Uint8Array {
  const { x = '', y = '', pub = '' } = jwk as { x?: string; y?: string; pub?: string }
  if (algorithm === 'p256') return concatBytes(Uint8Array.of(4), fromBase64Url(x), fromBase64Url(y))
  return fromBase64Url(algorithm === 'ed25519' ? x : pub)
}

const base64Url = (bytes: Uint8Array) =>
  encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const fromBase64Url = (text: string) => decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'))

export function subtleEngine(subtle: SigningSubtle): Engine {
  return {
    name: 'WebCrypto',
    async keyFrom(algorithm, seed) {
      const name = NAMES[algorithm]
      const [format, data] = privateKeyOf(algorithm, seed)
      const key = (await subtle.importKey(format as never, data as never, name, true, ['sign'])) as never
      return {
        publicKey: publicKeyIn(algorithm, await subtle.exportKey('jwk', key)),
        sign: async (message) => new Uint8Array(await subtle.sign(name, key, new Uint8Array(message))),
      }
    },
    async verify(algorithm, publicKey, message, signature) {
      const name = NAMES[algorithm]
      const format = algorithm.startsWith('ml-dsa') ? 'raw-public' : 'raw'
      const key = await subtle.importKey(format as never, new Uint8Array(publicKey) as never, name, true, [
        'verify',
      ])
      return subtle.verify(name, key as never, new Uint8Array(signature), new Uint8Array(message))
    },
  }
}
