/** The client's side of a login: what it asks for, and what it checks before it uses the token. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../bytes.ts'
import type { RandomSource } from '../random.ts'
import { encodeBase64Url } from './base64url.ts'
import {
  CLIENT_ID,
  type IdentityProvider,
  type TokenResponse,
  authorizationEndpoint,
  halfHash,
  keySetOf,
  queryOf,
  secondsOf,
} from './identity-provider.ts'
import { type JsonWebToken, jwtFailure, readJwt } from './jwt.ts'
import { UPSTREAMS, type UpstreamId } from './people.ts'

/** What the client remembers between its two requests. */
export interface LoginAttempt {
  /** What the browser is told to open. */
  readonly url: string
  readonly state: string
  readonly nonce: string
  /** Known to the client alone until it exchanges the code. */
  readonly codeVerifier: string
  readonly redirectUri: string
}

/** Where the client listens for the browser to come back. */
const REDIRECT_URI = 'http://localhost:39217/auth/callback'

/** @param upstream the provider to go to at once, instead of showing the choice */
export function beginLogin(
  provider: IdentityProvider,
  random: RandomSource,
  upstream?: UpstreamId,
): LoginAttempt {
  const state = encodeBase64Url(random.bytes(16))
  const nonce = encodeBase64Url(random.bytes(16))
  // 48 octets make 64 characters; RFC 7636 section 4.1 wants 43 to 128.
  const codeVerifier = encodeBase64Url(random.bytes(48))
  const query = new URLSearchParams({
    access_type: 'online',
    client_id: CLIENT_ID,
    code_challenge: encodeBase64Url(sha256(utf8(codeVerifier))),
    code_challenge_method: 'S256',
    ...(upstream && { connector_id: UPSTREAMS[upstream] }),
    nonce,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'openid email',
    state,
  })
  const url = `${authorizationEndpoint(provider)}?${query.toString()}`
  return { url, state, nonce, codeVerifier, redirectUri: REDIRECT_URI }
}

export type LoginFailure =
  | 'state-mismatch'
  | 'code-missing'
  | 'token-unreadable'
  | 'token-signature-invalid'
  | 'issuer-mismatch'
  | 'audience-mismatch'
  | 'token-expired'
  | 'nonce-mismatch'
  | 'access-token-mismatch'
  | 'email-unverified'

/**
 * The token request, once the browser has come back.
 * @param location where the provider sent the browser
 */
export function tokenRequest(
  attempt: LoginAttempt,
  location: string,
): { readonly body: string } | { readonly refused: LoginFailure } {
  const query = queryOf(location)
  if (query.get('state') !== attempt.state) return { refused: 'state-mismatch' }
  const code = query.get('code')
  if (!code) return { refused: 'code-missing' }
  const form = new URLSearchParams({
    client_id: CLIENT_ID,
    code,
    code_verifier: attempt.codeVerifier,
    grant_type: 'authorization_code',
    redirect_uri: attempt.redirectUri,
  })
  return { body: form.toString() }
}

/** What the client checks of the token that it got (OpenID Connect Core section 3.1.3.7). */
export function acceptToken(
  provider: IdentityProvider,
  attempt: LoginAttempt,
  response: Pick<TokenResponse, 'access_token' | 'id_token'>,
  at: Date,
): { readonly token: JsonWebToken } | { readonly refused: LoginFailure } {
  const token = readJwt(response.id_token)
  if (!token) return { refused: 'token-unreadable' }
  if (jwtFailure(token, keySetOf(provider))) return { refused: 'token-signature-invalid' }
  const { iss, aud, exp, nonce, at_hash: accessHash } = token.claims
  if (iss !== provider.issuer) return { refused: 'issuer-mismatch' }
  if (aud !== CLIENT_ID) return { refused: 'audience-mismatch' }
  if (typeof exp !== 'number' || secondsOf(at) > exp) return { refused: 'token-expired' }
  if (nonce !== attempt.nonce) return { refused: 'nonce-mismatch' }
  if (accessHash !== halfHash(response.access_token)) return { refused: 'access-token-mismatch' }
  return subjectOfToken(token) === undefined ? { refused: 'email-unverified' } : { token }
}

/** Whom a token speaks of: the words that a client proves possession of its key over. */
export function subjectOfToken({ claims }: JsonWebToken): string | undefined {
  const { email, email_verified: verified, sub } = claims
  if (typeof email === 'string' && email !== '') return verified === true ? email : undefined
  return typeof sub === 'string' && sub !== '' ? sub : undefined
}
