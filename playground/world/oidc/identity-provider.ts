/**
 * The login page that Sigstore runs: a broker. It asks another provider who somebody is, and says so in a token of its
 * own. OAuth 2.0 authorization code flow (RFC 6749 section 4.1) with PKCE (RFC 7636), OpenID Connect Core section 3.1.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8 } from '../../bytes.ts'
import { type KeyPair, generateKeyPair } from '../keys.ts'
import { lazily } from '../lazy.ts'
import type { RandomSource } from '../random.ts'
import { labUrl } from '../service.ts'
import { encodeBase64Url } from './base64url.ts'
import { type JsonWebKeySet, jsonWebKey } from './jwk.ts'
import { signJwt } from './jwt.ts'
import { type Account, UPSTREAMS } from './people.ts'

export interface IdentityProvider {
  readonly issuer: string
  readonly key: () => KeyPair
  readonly random: RandomSource
  /** Codes that wait to be exchanged. */
  readonly grants: Map<string, Grant>
}

interface Grant {
  readonly account: Account
  readonly query: URLSearchParams
  readonly at: Date
}

/** How long an ID token lives, in milliseconds. */
export const TOKEN_LIFETIME = 10 * 60 * 1000
/** RFC 6749 section 4.1.2: ten minutes at most. */
const CODE_LIFETIME = 10 * 60 * 1000

/** The only client that the provider knows; it is public, so there is no secret. */
export const CLIENT_ID = 'sigstore'

export function createIdentityProvider(random: RandomSource): IdentityProvider {
  return {
    issuer: labUrl('oauth2', '/auth'),
    key: lazily(() => generateKeyPair('p256', random.fork('key'))),
    random: random.fork('codes'),
    grants: new Map(),
  }
}

export function authorizationEndpoint({ issuer }: IdentityProvider): string {
  return `${issuer}/auth`
}

/** What the provider publishes for everybody to check its tokens with. */
export function keySetOf({ key }: Pick<IdentityProvider, 'key'>): JsonWebKeySet {
  return { keys: [jsonWebKey(key())] }
}

/** RFC 6749 section 4.1.2.1. */
export type AuthorizationError = 'invalid_request' | 'unauthorized_client' | 'unsupported_response_type'
/** RFC 6749 section 5.2. */
export type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'

/**
 * Somebody has logged in with `account`: the provider sends the browser back to the client.
 *
 * @param url the authorization request, as the browser asked for it
 * @returns the URL that the browser is sent to, with a code in it
 */
export function authorize(
  provider: IdentityProvider,
  url: string,
  account: Account,
  at: Date,
): { readonly location: string } | { readonly error: AuthorizationError } {
  const query = queryOf(url)
  if (query.get('client_id') !== CLIENT_ID) return { error: 'unauthorized_client' }
  if (query.get('response_type') !== 'code') return { error: 'unsupported_response_type' }
  const redirect = query.get('redirect_uri') ?? ''
  // The client has no secret, so a code that anybody could exchange is not given.
  const hasPkce = query.get('code_challenge_method') === 'S256' && query.get('code_challenge')
  // Only the machine where the browser runs: the client listens there (RFC 8252 section 7.3).
  if (!hasPkce || !/^http:\/\/localhost:\d+\//.test(redirect)) return { error: 'invalid_request' }
  const code = encodeBase64Url(provider.random.bytes(24))
  provider.grants.set(code, { account, query, at })
  const answer = new URLSearchParams({ code, state: query.get('state') ?? '' })
  return { location: `${redirect}?${answer.toString()}` }
}

/** The part of a URL after its question mark. */
export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1))
}

export interface TokenResponse {
  readonly access_token: string
  readonly token_type: string
  /** Seconds. */
  readonly expires_in: number
  readonly id_token: string
}

/**
 * Exchanges a code for an ID token.
 * @param body the token request, `application/x-www-form-urlencoded`
 */
export function exchange(
  provider: IdentityProvider,
  body: string,
  at: Date,
): TokenResponse | { readonly error: TokenError } {
  const form = new URLSearchParams(body)
  if (form.get('client_id') !== CLIENT_ID) return { error: 'invalid_client' }
  if (form.get('grant_type') !== 'authorization_code') return { error: 'unsupported_grant_type' }
  const code = form.get('code') ?? ''
  const grant = provider.grants.get(code)
  provider.grants.delete(code)
  if (!grant || at.getTime() - grant.at.getTime() > CODE_LIFETIME) return { error: 'invalid_grant' }
  const { query, account } = grant
  const challenge = encodeBase64Url(sha256(utf8(form.get('code_verifier') ?? '')))
  const sameClient = form.get('redirect_uri') === query.get('redirect_uri')
  if (!sameClient || challenge !== query.get('code_challenge')) return { error: 'invalid_grant' }
  const accessToken = encodeBase64Url(provider.random.bytes(24))
  const claims = {
    ...standardClaims(provider.issuer, account, at),
    ...(query.has('nonce') && { nonce: query.get('nonce') }),
    at_hash: halfHash(accessToken),
    c_hash: halfHash(code),
    email: account.email,
    email_verified: account.emailVerified,
    federated_claims: { connector_id: UPSTREAMS[account.upstream], user_id: account.userId },
  }
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: TOKEN_LIFETIME / 1000,
    id_token: signJwt(provider.key(), claims),
  }
}

function standardClaims(issuer: string, { upstream, userId }: Account, at: Date) {
  return {
    iss: issuer,
    sub: subjectId(userId, UPSTREAMS[upstream]),
    aud: CLIENT_ID,
    exp: secondsOf(at) + TOKEN_LIFETIME / 1000,
    iat: secondsOf(at),
  }
}

/** Seconds since 1970, as JWT counts time. */
export function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

/** An opaque name made of user and connector, in the manner of Dex: two protobuf strings. */
function subjectId(userId: string, connectorId: string): string {
  const field = (number: number, text: string) => {
    const bytes = utf8(text)
    return concatBytes(Uint8Array.of((number << 3) | 2, bytes.length), bytes)
  }
  return encodeBase64Url(concatBytes(field(1, userId), field(2, encodeURIComponent(connectorId))))
}

/** `at_hash` and `c_hash`: the left half of the SHA-256 (OpenID Connect Core section 3.1.3.6). */
export function halfHash(text: string): string {
  return encodeBase64Url(sha256(utf8(text)).subarray(0, 16))
}
