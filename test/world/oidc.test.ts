import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { workflow } from '../../playground/world/index.ts'
import { generateKeyPair, signatureFromCompact } from '../../playground/world/keys.ts'
import { decodeBase64Url, encodeBase64Url } from '../../playground/world/oidc/base64url.ts'
import { ciToken, createCiProvider } from '../../playground/world/oidc/ci-provider.ts'
import { acceptToken, beginLogin, subjectOfToken, tokenRequest } from '../../playground/world/oidc/client.ts'
import {
  type TokenResponse,
  authorize,
  createIdentityProvider,
  exchange,
  keySetOf,
  queryOf,
} from '../../playground/world/oidc/identity-provider.ts'
import { type JsonWebKey, jsonWebKey, spkiOfJwk } from '../../playground/world/oidc/jwk.ts'
import { jwtFailure, readJwt, signJwt } from '../../playground/world/oidc/jwt.ts'
import { PEOPLE, UPSTREAMS } from '../../playground/world/oidc/people.ts'
import { seededRandom } from '../../playground/world/random.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const random = () => seededRandom('oidc')
const provider = () => createIdentityProvider(random().fork('provider'))
const key = generateKeyPair('p256', random().fork('key'))
const keys = { keys: [jsonWebKey(key)] }

describe('base64url', () => {
  it.each([
    ['', ''],
    ['ff', '_w'],
    ['fbff', '-_8'],
    ['666f6f', 'Zm9v'],
  ])('%s is "%s"', (hex, text) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (octet) => parseInt(octet, 16))
    expect(encodeBase64Url(bytes)).toBe(text)
    expect(decodeBase64Url(text)).toEqual(bytes)
  })

  it.each(['Zm9v=', 'Zm9-+', 'Zm9w Zm9v', 'Zh', 'Z', '%'])(
    'has one spelling for its bytes: not "%s"',
    (text) => {
      expect(decodeBase64Url(text)).toBeUndefined()
    },
  )
})

describe('a JSON web token', () => {
  /** RFC 7515, appendix A.3. */
  const RFC7515 =
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290' +
    'Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q'
  const RFC7515_KEY = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  } as JsonWebKey

  it('of the standard is read and verified', () => {
    const token = readJwt(RFC7515)
    expect(token?.claims).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true })
    expect(token && jwtFailure(token, { keys: [RFC7515_KEY] })).toBeUndefined()
  })

  it('that we sign is verified by its key, and by no other', () => {
    const token = readJwt(signJwt(key, { iss: 'lab', exp: 1 }))
    if (!token) throw new Error('unreadable')
    expect(token.header).toEqual({ alg: 'ES256', kid: keys.keys[0]?.kid, typ: 'JWT' })
    expect(jwtFailure(token, keys)).toBeUndefined()
    expect(jwtFailure(token, { keys: [] })).toBe('token-key-unknown')
    const other = jsonWebKey(generateKeyPair('p256', random().fork('other')))
    expect(jwtFailure(token, { keys: [{ ...other, kid: keys.keys[0]?.kid ?? '' }] })).toBe(
      'token-signature-invalid',
    )
  })

  it.each(['none', 'HS256', 'RS256', undefined, 256])('with the algorithm %s is not verified', (alg) => {
    const [, claims, signature] = signJwt(key, { iss: 'lab' }).split('.')
    const header = encodeBase64Url(utf8(JSON.stringify({ alg, kid: keys.keys[0]?.kid })))
    const token = readJwt(`${header}.${claims}.${signature}`)
    expect(token && jwtFailure(token, keys)).toBe('token-algorithm')
  })

  it('is refused with any octet of it changed', () => {
    const text = signJwt(key, { iss: 'lab', sub: 'someone' })
    for (let i = 0; i < text.length; i += 7) {
      const changed = `${text.slice(0, i)}${text[i] === 'A' ? 'B' : 'A'}${text.slice(i + 1)}`
      const token = readJwt(changed)
      expect(token === undefined || jwtFailure(token, keys) !== undefined, changed).toBe(true)
    }
  })

  it.each(['', '.', '..', 'a.b.c', 'e30.e30', 'e30.e30.AA.AA', 'W10.e30.AA', 'e30.bnVsbA.AA', 'e30 .e30.AA'])(
    '"%s" is none',
    (text) => expect(readJwt(text)).toBeUndefined(),
  )

  it.each([
    { ...jsonWebKey(key), kty: 'RSA' },
    { ...jsonWebKey(key), crv: 'P-384' },
    { ...jsonWebKey(key), x: 'AA' },
    { ...jsonWebKey(key), y: '!' },
  ])('has no key that is not on P-256: %#', (jwk) => expect(spkiOfJwk(jwk)).toBeUndefined())

  it('names its key by the same id every time, and its signature is two numbers', () => {
    expect(jsonWebKey(key)).toEqual(jsonWebKey({ publicKey: key.publicKey }))
    expect(spkiOfJwk(jsonWebKey(key))).toEqual(key.spki)
    expect(signatureFromCompact(new Uint8Array(63))).toBeUndefined()
    expect(signatureFromCompact(new Uint8Array(64).fill(0xff))).toBeUndefined()
  })
})

/** A whole login, each step as it is or as somebody would have it. */
function logIn(
  options: {
    readonly account?: (typeof PEOPLE)[keyof typeof PEOPLE]
    readonly url?: (url: string) => string
    readonly location?: (location: string) => string
    readonly body?: (body: string) => string
    readonly response?: (response: TokenResponse) => TokenResponse
    readonly waits?: number
  } = {},
) {
  const idp = provider()
  const attempt = beginLogin(idp, random().fork('client'))
  const same = <T>(value: T) => value
  const { account = PEOPLE.alice, url = same, location = same, body = same, response = same } = options
  const authorized = authorize(idp, url(attempt.url), account, NOW)
  if ('error' in authorized) return { idp, attempt, ...authorized }
  const request = tokenRequest(attempt, location(authorized.location))
  if ('refused' in request) return { idp, attempt, ...request }
  const answer = exchange(idp, body(request.body), later(options.waits ?? 0))
  if ('error' in answer) return { idp, attempt, ...answer, again: exchange(idp, request.body, NOW) }
  const again = exchange(idp, request.body, NOW)
  return { idp, attempt, answer, again, ...acceptToken(idp, attempt, response(answer), NOW) }
}

describe('a login', () => {
  it('gives a token that says who, by whom, for whom and how long', () => {
    const done = logIn()
    if (!('token' in done)) throw new Error('refused')
    const { token, attempt, idp } = done
    expect(token.claims).toMatchObject({
      iss: 'https://oauth2.shomei-lab.invalid/auth',
      aud: 'sigstore',
      iat: NOW.getTime() / 1000,
      exp: later(10).getTime() / 1000,
      nonce: attempt.nonce,
      email: 'alice@example.com',
      email_verified: true,
      federated_claims: { connector_id: UPSTREAMS.github, user_id: '41001' },
    })
    expect(jwtFailure(token, keySetOf(idp))).toBeUndefined()
    expect(subjectOfToken(token)).toBe('alice@example.com')
  })

  it('names the account by a protobuf of user and connector', () => {
    const done = logIn()
    const sub = 'token' in done ? done.token.claims['sub'] : ''
    const bytes = decodeBase64Url(String(sub)) ?? utf8('')
    const connector = 'https%3A%2F%2Fgithub.shomei-lab.invalid%2Flogin%2Foauth'
    expect(fromUtf8(bytes)).toBe(`\n\x0541001\x12${String.fromCharCode(connector.length)}${connector}`)
  })

  it('asks for a code with everything that makes it safe', () => {
    const { url } = beginLogin(provider(), random().fork('client'))
    const query = queryOf(url)
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: 'sigstore',
      scope: 'openid email',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:39217/auth/callback',
    })
    for (const name of ['state', 'nonce']) expect(query.get(name)).toMatch(/^[\w-]{22}$/)
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(beginLogin(provider(), random().fork('client'), 'google').url).toContain(
      `connector_id=${encodeURIComponent(UPSTREAMS.google)}`,
    )
  })

  it('takes the verifier that belongs to a challenge (RFC 7636, appendix B)', () => {
    const idp = provider()
    const redirect = 'http://localhost:1/c'
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'sigstore',
      redirect_uri: redirect,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
    const sent = authorize(idp, `https://x.invalid/auth?${query.toString()}`, PEOPLE.bob, NOW)
    const code = 'location' in sent ? (queryOf(sent.location).get('code') ?? '') : ''
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'sigstore',
      redirect_uri: redirect,
      code,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    })
    expect(exchange(idp, form.toString(), NOW)).toHaveProperty('id_token')
  })

  it.each([
    ['client_id', 'client_id=sigstore', 'client_id=mallory', 'unauthorized_client'],
    ['response_type', 'response_type=code', 'response_type=token', 'unsupported_response_type'],
    ['code_challenge_method', 'code_challenge_method=S256', 'code_challenge_method=plain', 'invalid_request'],
    ['code_challenge', 'code_challenge=', 'no_challenge=', 'invalid_request'],
    ['redirect_uri', 'http%3A%2F%2Flocalhost', 'https%3A%2F%2Fmallory.invalid', 'invalid_request'],
  ])('with another %s is not begun', (_, from, to, error) => {
    expect(logIn({ url: (url) => url.replace(from, to) })).toMatchObject({ error })
  })

  it.each([
    ['state', (text: string) => text.replace(/state=[^&]*/, 'state=other'), 'state-mismatch'],
    ['code', (text: string) => text.replace(/code=[^&]*/, ''), 'code-missing'],
  ] as const)('that comes back with another %s is not gone on with', (_, location, refused) => {
    expect(logIn({ location })).toMatchObject({ refused })
  })

  it.each([
    ['client', /client_id=sigstore/, 'client_id=mallory', 'invalid_client'],
    ['grant type', /authorization_code/, 'password', 'unsupported_grant_type'],
    ['code', /code=[\w-]+/, 'code=stolen', 'invalid_grant'],
    ['verifier', /code_verifier=[\w-]+/, 'code_verifier=guessed', 'invalid_grant'],
    ['redirect', /39217/, '39218', 'invalid_grant'],
  ] as const)('whose code is exchanged with another %s gets no token', (_, from, to, error) => {
    expect(logIn({ body: (body) => body.replace(from, to) })).toMatchObject({ error })
  })

  it('gives its token once, and not after ten minutes', () => {
    expect(logIn()).toMatchObject({ again: { error: 'invalid_grant' } })
    expect(logIn({ waits: 10 })).toHaveProperty('answer')
    expect(logIn({ waits: 11 })).toMatchObject({ error: 'invalid_grant' })
  })

  it('whose code was tried with a wrong verifier is over: the right one comes too late', () => {
    const tried = logIn({ body: (body) => body.replace(/code_verifier=[\w-]+/, 'code_verifier=guessed') })
    expect(tried).toMatchObject({ again: { error: 'invalid_grant' } })
  })

  it('does not accept a token for another login, another access token, or of another provider', () => {
    const other = createIdentityProvider(seededRandom('another provider'))
    const foreign = signJwt(other.key(), { iss: other.issuer, aud: 'sigstore', exp: 2e9 })
    const swapped = (change: Partial<TokenResponse>) =>
      logIn({ response: (response) => ({ ...response, ...change }) })
    expect(swapped({ access_token: 'other' })).toMatchObject({ refused: 'access-token-mismatch' })
    expect(swapped({ id_token: foreign })).toMatchObject({ refused: 'token-signature-invalid' })
    expect(swapped({ id_token: 'x' })).toMatchObject({ refused: 'token-unreadable' })
    const idp = provider()
    const own = (claims: object) =>
      signJwt(idp.key(), { iss: idp.issuer, aud: 'sigstore', exp: 2e9, ...claims })
    expect(swapped({ id_token: own({ nonce: 'x' }) })).toMatchObject({ refused: 'nonce-mismatch' })
    expect(swapped({ id_token: own({ aud: 'npm' }) })).toMatchObject({ refused: 'audience-mismatch' })
    expect(swapped({ id_token: own({ iss: 'x' }) })).toMatchObject({ refused: 'issuer-mismatch' })
    expect(swapped({ id_token: own({ exp: 1 }) })).toMatchObject({ refused: 'token-expired' })
    expect(swapped({ id_token: own({ exp: '9' }) })).toMatchObject({ refused: 'token-expired' })
  })

  it('with an address that nobody has verified is worth nothing to an honest client', () => {
    expect(logIn({ account: PEOPLE.aliceUnverified })).toMatchObject({ refused: 'email-unverified' })
  })

  it('knows only people at example.com', () => {
    for (const { email } of Object.values(PEOPLE)) expect(email).toMatch(/^\w+@example\.com$/)
    for (const issuer of Object.values(UPSTREAMS)) expect(new URL(issuer).hostname).toMatch(/\.invalid$/)
  })
})

describe('a token of a CI run', () => {
  const ci = createCiProvider(random().fork('ci'))
  const run = workflow('example/hello-shomei')
  const token = readJwt(ciToken(ci, run, 'sigstore', NOW))

  it('says which run, for five minutes', () => {
    expect(token && jwtFailure(token, keySetOf(ci))).toBeUndefined()
    expect(token?.claims).toMatchObject({
      iss: run.issuer,
      aud: 'sigstore',
      sub: 'repo:example/hello-shomei:ref:refs/tags/v1.0.0',
      exp: later(5).getTime() / 1000,
      nbf: later(-5).getTime() / 1000,
      repository: 'example/hello-shomei',
      job_workflow_ref: 'example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
      event_name: 'push',
      ref_type: 'tag',
      runner_environment: 'github-hosted',
    })
    expect(token?.claims['jti']).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  it('is verified by a library that knows the key', () => {
    const spki = spkiOfJwk(keySetOf(ci).keys[0] as JsonWebKey) ?? utf8('')
    const signature = signatureFromCompact(token?.signature ?? utf8('')) ?? utf8('')
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    expect(verify('sha256', token?.signed ?? utf8(''), publicKey, signature)).toBe(true)
  })
})
