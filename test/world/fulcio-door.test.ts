import { beforeAll, describe, expect, it } from 'vitest'
import { X509Certificate } from '@sigstore/core'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { requestCertificate } from '../../playground/world/fulcio-door.ts'
import { requestBody, signingCertificateRequest } from '../../playground/world/fulcio-request.ts'
import {
  type World,
  createWorld,
  generateKeyPair,
  person,
  subjectOf,
  toPem,
  workflow,
} from '../../playground/world/index.ts'
import { sign } from '../../playground/world/keys.ts'
import { ciToken } from '../../playground/world/oidc/ci-provider.ts'
import { type Claims, readJwt, signJwt } from '../../playground/world/oidc/jwt.ts'
import { UPSTREAMS } from '../../playground/world/oidc/people.ts'
import { identityExtensions } from '../../playground/world/identity.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const seconds = NOW.getTime() / 1000
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const run = workflow('example/hello-shomei')

let world: World
beforeAll(() => {
  world = createWorld({ seed: 'door', now: NOW, earlierEntries: 0 })
})
const key = () => generateKeyPair('p256', world.random.fork('client'))

/** What the login page says about alice, with some of it changed. */
function emailToken(change: Readonly<Record<string, Claims[string] | undefined>> = {}): string {
  const claims = {
    iss: world.idp.issuer,
    aud: 'sigstore',
    sub: 'x',
    iat: seconds,
    exp: seconds + 600,
    email: 'alice@example.com',
    email_verified: true,
    federated_claims: { connector_id: UPSTREAMS.github, user_id: '1' },
    ...change,
  }
  const present = Object.entries(claims).filter(([, value]) => value !== undefined)
  return signJwt(world.idp.key(), Object.fromEntries(present) as Claims)
}

function ask(token: string, at = NOW, subject = 'alice@example.com') {
  return requestCertificate(world, signingCertificateRequest(key(), token, subject), at)
}

/** `check: code` of what failed; what waits for something is not meant. */
function failures({ report }: ReturnType<typeof ask>): string[] {
  return report.checks.flatMap((one) => (one.status === 'failed' ? [`${one.id}: ${one.code}`] : []))
}

describe('Fulcio', () => {
  it('issues to whoever the token speaks of, in the name of the provider that was asked', () => {
    const answer = ask(emailToken())
    expect(failures(answer)).toEqual([])
    expect(answer.issued?.identity).toEqual(person('alice@example.com', UPSTREAMS.github))
    const leaf = X509Certificate.parse(Buffer.from(answer.issued?.certificate ?? []))
    expect(leaf.extSubjectAltName?.rfc822Name).toBe('alice@example.com')
    expect(leaf.extension('1.3.6.1.4.1.57264.1.1')?.value.toString()).toBe(UPSTREAMS.github)
    expect(leaf.publicKey).toEqual(Buffer.from(key().spki))
    expect([leaf.notBefore, leaf.notAfter]).toEqual([NOW, minutes(10)])
  })

  it('issues to a CI run the certificate that its workflow has', () => {
    const token = ciToken(world.ci, run, 'sigstore', NOW)
    const answer = requestCertificate(world, signingCertificateRequest(key(), token), NOW)
    expect(failures(answer)).toEqual([])
    expect(answer.issued?.identity).toEqual(run)
    expect(answer.issued?.content.extensions).toEqual(expect.arrayContaining(identityExtensions(run)))
    expect(subjectOf(answer.issued?.identity ?? person('nobody'))).toBe(subjectOf(run))
  })

  it('shows the CT log what it issues, and the log keeps it', () => {
    const [log] = world.fulcio.ctLogs
    const before = log?.tree.size ?? NaN
    const { issued } = ask(emailToken())
    expect(log?.tree.size).toBe(before + 1)
    expect(log?.entries.at(-1)?.tbs).toEqual(issued?.precertificate.tbs)
    ask(emailToken({ aud: 'other' }))
    expect(log?.tree.size).toBe(before + 1)
  })

  it.each([
    ['the issuer', { iss: 'https://accounts.mallory.invalid' }, 'token-issuer: issuer-unknown'],
    ['no issuer', { iss: undefined }, 'token-issuer: issuer-unknown'],
    ['the audience', { aud: 'npm:packages.shomei-lab.invalid' }, 'token-audience: audience-mismatch'],
    ['a list of audiences', { aud: ['sigstore'] }, 'token-audience: audience-mismatch'],
    ['the end', { exp: seconds - 1 }, 'token-time: token-expired'],
    ['the beginning', { nbf: seconds + 301 }, 'token-time: token-not-yet-valid'],
    ['the time of issue', { iat: seconds + 301 }, 'token-time: token-not-yet-valid'],
    ['no end', { exp: undefined }, 'token-time: token-time-missing'],
    ['a text for an end', { exp: '2030' }, 'token-time: token-time-missing'],
    ['no time of issue', { iat: undefined }, 'token-time: token-time-missing'],
    ['no address', { email: undefined }, 'token-identity: email-missing'],
    ['no domain', { email: 'alice' }, 'token-identity: email-missing'],
    ['a number for an address', { email: 1 }, 'token-identity: email-missing'],
    ['an unverified address', { email_verified: false }, 'token-identity: email-unverified'],
    ['a text for whether it is verified', { email_verified: 'true' }, 'token-identity: email-unverified'],
    ['no connector', { federated_claims: {} }, 'token-identity: upstream-missing'],
    ['a text for the connector', { federated_claims: 'github' }, 'token-identity: upstream-missing'],
    ['no federated claims', { federated_claims: undefined }, 'token-identity: upstream-missing'],
  ] as const)('refuses a token with another value: %s', (_, change, expected) => {
    const answer = ask(emailToken(change))
    expect(failures(answer)).toEqual([expected])
    expect(answer.report.verdict).toBe('rejected')
    expect(answer.issued).toBeUndefined()
  })

  it('takes a token until its last second, and with a clock that is a little behind', () => {
    expect(failures(ask(emailToken(), minutes(10)))).toEqual([])
    expect(failures(ask(emailToken(), new Date(minutes(10).getTime() + 1000)))).toEqual([
      'token-time: token-expired',
    ])
    expect(failures(ask(emailToken(), minutes(-5)))).toEqual([])
  })

  it('refuses a token that the provider did not sign', () => {
    const token = readJwt(emailToken())
    const forged = signJwt(generateKeyPair('p256', world.random.fork('forger')), token?.claims ?? {})
    expect(failures(ask(forged))).toEqual(['token-signature: token-key-unknown'])
    const [header, , signature] = emailToken().split('.')
    const claims = emailToken({ email: 'mallory@example.com' }).split('.')[1]
    const swapped = ask(`${header}.${claims}.${signature}`, NOW, 'mallory@example.com')
    expect(failures(swapped)).toEqual(['token-signature: token-signature-invalid'])
  })

  it.each(['', 'x', 'a.b.c', '{}'])('refuses "%s" as a token, and looks at the rest', (token) => {
    expect(failures(ask(token))).toEqual(['token: token-unreadable'])
  })

  it('refuses a key that whoever asks does not have', () => {
    const token = emailToken()
    const somebodys = generateKeyPair('p256', world.random.fork('somebody'))
    const proof = sign(key(), utf8('alice@example.com'))
    const body = requestBody(toPem('PUBLIC KEY', somebodys.spki), proof)
    expect(failures(requestCertificate(world, { token, body }, NOW))).toEqual([
      'possession: possession-unproven',
    ])
    expect(failures(ask(token, NOW, 'mallory@example.com'))).toEqual(['possession: possession-unproven'])
  })

  it.each([
    ['no JSON', 'x', 'requested-key: request-unreadable'],
    ['null', 'null', 'requested-key: request-unreadable'],
    ['nothing', '{}', 'requested-key: request-unreadable'],
    ['no key', '{"publicKeyRequest":{"publicKey":{"content":"x"}}}', 'requested-key: request-unreadable'],
  ])('refuses a request with %s in it', (_, body, expected) => {
    const answer = requestCertificate(world, { token: emailToken(), body: utf8(body) }, NOW)
    expect(failures(answer)).toEqual([expected])
  })

  it.each(['p384', 'ed25519'] as const)('refuses a %s key', (algorithm) => {
    const other = generateKeyPair(algorithm, world.random.fork(algorithm))
    const body = requestBody(toPem('PUBLIC KEY', other.spki), sign(other, utf8('alice@example.com')))
    const answer = requestCertificate(world, { token: emailToken(), body }, NOW)
    expect(failures(answer)).toEqual(['requested-key: key-unsupported'])
  })

  it.each([
    'repository',
    'job_workflow_ref',
    'repository_id',
    'workflow',
    'sha',
    'event_name',
    'run_id',
    'sub',
  ])('refuses a CI token without %s, or with a number for it', (name) => {
    const claims = readJwt(ciToken(world.ci, run, 'sigstore', NOW))?.claims ?? {}
    for (const value of ['', 1]) {
      const token = signJwt(world.ci.key(), { ...claims, [name]: value })
      const request = signingCertificateRequest(key(), token, 'anything')
      expect(failures(requestCertificate(world, request, NOW))).toEqual([
        'token-identity: run-claims-missing',
      ])
    }
  })

  it('refuses a CI token whose workflow lies in another repository', () => {
    const claims = readJwt(ciToken(world.ci, run, 'sigstore', NOW))?.claims ?? {}
    const token = signJwt(world.ci.key(), { ...claims, repository: 'mallory/hello-shomei' })
    const answer = requestCertificate(world, signingCertificateRequest(key(), token), NOW)
    expect(failures(answer)).toEqual(['token-identity: run-claims-missing'])
  })

  it('lets nobody sign a CI token with the key of the login page', () => {
    const claims = readJwt(ciToken(world.ci, run, 'sigstore', NOW))?.claims ?? {}
    const token = signJwt(world.idp.key(), claims)
    const answer = requestCertificate(world, signingCertificateRequest(key(), token), NOW)
    expect(failures(answer)).toEqual(['token-signature: token-key-unknown'])
  })
})

describe('a request for a certificate', () => {
  it('is what cosign sends: a key in PEM and a signature over the subject', () => {
    const request = signingCertificateRequest(key(), emailToken())
    expect(fromUtf8(request.challenge)).toBe('alice@example.com')
    expect(JSON.parse(fromUtf8(request.body) ?? '')).toEqual({
      publicKeyRequest: {
        publicKey: { algorithm: 'ECDSA', content: toPem('PUBLIC KEY', key().spki) },
        proofOfPossession: Buffer.from(request.proof).toString('base64'),
      },
    })
  })

  it.each(['', 'x'])('is not made of a token that speaks of nobody: "%s"', (token) => {
    expect(() => signingCertificateRequest(key(), token)).toThrow(/^token: /)
    expect(() => signingCertificateRequest(key(), emailToken({ email_verified: false }))).toThrow(/^token: /)
  })
})
