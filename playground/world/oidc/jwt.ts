/** Signed JSON Web Tokens (RFC 7519) in their compact form (RFC 7515 section 3.1), as much as OIDC needs: ES256. */
import { utf8 } from '../../bytes.ts'
import { createPublicKey, verify } from '../../platform/crypto.ts'
import { valueIn } from '../../json/reader.ts'
import { type KeyPair, signCompact, signatureFromCompact } from '../keys.ts'
import type { Json } from '../text.ts'
import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { type JsonWebKeySet, jsonWebKey, spkiOfJwk } from './jwk.ts'

export type Claims = Readonly<Record<string, Json>>

export interface JsonWebToken {
  readonly header: Claims
  readonly claims: Claims
  /** What the signature is over: header and claims, still encoded. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** @param key a P-256 key */
export function signJwt(key: KeyPair, claims: Claims): string {
  const header = { alg: 'ES256', kid: jsonWebKey(key).kid, typ: 'JWT' }
  const signed = [header, claims].map((part) => encodeBase64Url(utf8(JSON.stringify(part)))).join('.')
  return `${signed}.${encodeBase64Url(signCompact(key, utf8(signed)))}`
}

/** @returns `undefined` if `token` is no such token; its signature is not looked at */
export function readJwt(token: string): JsonWebToken | undefined {
  const [header, claims, signature, ...more] = token.split('.')
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) {
    return undefined
  }
  const [head, body] = [readObject(header), readObject(claims)]
  const bytes = decodeBase64Url(signature)
  if (!head || !body || !bytes) return undefined
  return { header: head, claims: body, signed: utf8(`${header}.${claims}`), signature: bytes }
}

function readObject(encoded: string): Claims | undefined {
  const value = valueIn(decodeBase64Url(encoded) ?? utf8(''))
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Claims) : undefined
}

export type JwtFailure = 'token-algorithm' | 'token-key-unknown' | 'token-signature-invalid'

/**
 * Whether one of `keys` signed `token`. The token names key and algorithm, but which are acceptable its reader says.
 * @returns `undefined` if it did
 */
export function jwtFailure(token: JsonWebToken, { keys }: JsonWebKeySet): JwtFailure | undefined {
  if (token.header['alg'] !== 'ES256') return 'token-algorithm'
  const named = keys.find(({ kid }) => kid === token.header['kid'])
  const spki = named && spkiOfJwk(named)
  if (!spki) return 'token-key-unknown'
  const signature = signatureFromCompact(token.signature)
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const good = signature && verify('sha256', token.signed, key, signature)
  return good ? undefined : 'token-signature-invalid'
}
