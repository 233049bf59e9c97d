/** Public keys as an identity provider publishes them (RFC 7517). */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '../../bytes.ts'
import { type KeyPair, spkiOf } from '../keys.ts'
import { canonicalJson } from '../text.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'

export interface JsonWebKey {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
  readonly use: string
  readonly alg: string
  readonly kid: string
}

export interface JsonWebKeySet {
  readonly keys: readonly JsonWebKey[]
}

const UNCOMPRESSED = Uint8Array.of(4)
const COORDINATE = 32

/** A P-256 key for signatures; its id is its thumbprint (RFC 7638). */
export function jsonWebKey({ publicKey }: Pick<KeyPair, 'publicKey'>): JsonWebKey {
  const point = {
    crv: 'P-256',
    kty: 'EC',
    x: encodeBase64Url(publicKey.subarray(1, 1 + COORDINATE)),
    y: encodeBase64Url(publicKey.subarray(1 + COORDINATE)),
  }
  const kid = encodeBase64Url(sha256(canonicalJson(point)))
  return { ...point, use: 'sig', alg: 'ES256', kid }
}

/** @returns SubjectPublicKeyInfo, DER; `undefined` if `key` does not look like a key on P-256 */
export function spkiOfJwk(key: JsonWebKey): Uint8Array | undefined {
  if (key.kty !== 'EC' || key.crv !== 'P-256') return undefined
  const [x, y] = [decodeBase64Url(key.x), decodeBase64Url(key.y)]
  if (x?.length !== COORDINATE || y?.length !== COORDINATE) return undefined
  return spkiOf('p256', concatBytes(UNCOMPRESSED, x, y))
}
