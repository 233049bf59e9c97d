/** What Fulcio checks before it issues: who asks (the token), and whether the key is really theirs (the proof). */
import { utf8 } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import { createPublicKey, verify } from '../platform/crypto.ts'
import type { PublicKey } from '../platform/public-key.ts'
import { type Evidence, type Finding, report } from '../report.ts'
import { valueIn } from '../json/reader.ts'
import { type CertificateRequest, type Issuance, certificateRequest, issueCertificate } from './fulcio.ts'
import type { SigningCertificateRequest } from './fulcio-request.ts'
import { type Identified, type TrustedIssuer, trustedIssuers } from './fulcio-issuers.ts'
import {
  FULCIO_PLAN,
  type FulcioCheckId,
  type FulcioFailure,
  type FulcioLabel,
  type FulcioReport,
} from './fulcio-plan.ts'
import type { Identity } from './identity.ts'
import { spkiOf } from './keys.ts'
import { CLIENT_ID } from './oidc/identity-provider.ts'
import { type Claims, type JsonWebToken, jwtFailure, readJwt } from './oidc/jwt.ts'
import type { World } from './world.ts'

export interface FulcioAnswer {
  readonly report: FulcioReport
  /** Absent if anything was refused. */
  readonly issued?: Issuance & { readonly identity: Identity }
}

type Door = Pick<World, 'fulcio' | 'idp' | 'ci'>
type FulcioFinding = Finding<FulcioCheckId, FulcioFailure>

/**
 * Answers a request at the time `at`: every check, and a certificate if all of them passed.
 *
 * @param revise what an attacker who has Fulcio itself in hand would have it issue instead
 */
export function requestCertificate(
  door: Door,
  request: SigningCertificateRequest,
  at: Date,
  revise: (honest: CertificateRequest) => CertificateRequest = (honest) => honest,
): FulcioAnswer {
  const token = readJwt(request.token)
  const issuer = token && trustedIssuers(door).find((one) => one.issuer === token.claims['iss'])
  const identified = token && issuer?.identify(token.claims)
  const asked = readRequest(request.body)
  const findings = {
    ...tokenFindings(token, issuer, identified, at),
    ...keyFindings(asked, identified),
  }
  const found: FulcioReport = report<FulcioCheckId, FulcioFailure>(FULCIO_PLAN, findings)
  if (found.verdict !== 'verified' || !asked || !isSupported(asked.key)) return { report: found }
  if (!identified || !('identity' in identified)) return { report: found }
  const { point } = asked.key
  const key = { publicKey: point, spki: spkiOf('p256', point) }
  const honest = certificateRequest(door.fulcio, identified.identity, key, at)
  return {
    report: found,
    issued: { ...issueCertificate(door.fulcio, revise(honest)), identity: identified.identity },
  }
}

function tokenFindings(
  token: JsonWebToken | undefined,
  issuer: TrustedIssuer | undefined,
  identified: Identified | undefined,
  at: Date,
): Partial<Record<FulcioCheckId, FulcioFinding>> {
  if (!token) {
    const waits = skipped('token')
    return {
      token: failed('token-unreadable'),
      'token-issuer': waits,
      'token-signature': waits,
      'token-audience': waits,
      'token-time': waits,
      'token-identity': waits,
    }
  }
  const { claims, header } = token
  const said = claim('issuer', claims['iss'])
  return {
    token: passed([claim('key-id', header['kid'])]),
    'token-issuer': issuer ? passed([said]) : failed('issuer-unknown', [said]),
    'token-signature': issuer ? signatureFinding(token, issuer) : skipped('token-issuer'),
    'token-audience': audienceFinding(claims),
    'token-time': timeFinding(claims, at),
    'token-identity': identified ? identityFinding(identified, claims) : skipped('token-issuer'),
  }
}

function signatureFinding(token: JsonWebToken, issuer: TrustedIssuer): FulcioFinding {
  const seen = [claim('key-id', token.header['kid'])]
  const failure = jwtFailure(token, issuer.keys())
  return failure ? failed(failure, seen) : passed(seen)
}

function audienceFinding(claims: Claims): FulcioFinding {
  const actual = claim('audience', claims['aud'])
  const expected: Evidence<FulcioLabel> = { label: 'audience', value: CLIENT_ID, source: 'policy' }
  return claims['aud'] === CLIENT_ID
    ? passed([actual])
    : { ...failed('audience-mismatch', [actual]), expected, actual }
}

/** A clock may be this much behind, in seconds. */
const LEEWAY = 5 * 60

function timeFinding({ iat, exp, nbf }: Claims, at: Date): FulcioFinding {
  if (typeof exp !== 'number' || typeof iat !== 'number') return failed('token-time-missing')
  const now = at.getTime() / 1000
  const seen: Evidence<FulcioLabel>[] = [
    { label: 'issued-at', value: new Date(iat * 1000), source: 'claim' },
    { label: 'expires-at', value: new Date(exp * 1000), source: 'claim' },
    { label: 'now', value: at, source: 'policy' },
  ]
  if (now > exp) return failed('token-expired', seen)
  const begins = typeof nbf === 'number' ? nbf : iat
  return now + LEEWAY < begins ? failed('token-not-yet-valid', seen) : passed(seen)
}

function identityFinding(identified: Identified, claims: Claims): FulcioFinding {
  const { email, sub } = claims
  const seen = [claim('identity', email ?? sub)]
  if ('code' in identified) return failed(identified.code, seen)
  return passed([...seen, claim('upstream-issuer', identified.identity.issuer)])
}

interface Asked {
  readonly key: PublicKey
  /** DER. */
  readonly proof: Uint8Array
}

/** @returns `undefined` if there is no key in it, or no proof */
function readRequest(body: Uint8Array): Asked | undefined {
  try {
    const { publicKeyRequest } = valueIn(body) as {
      publicKeyRequest: { publicKey: { content: string }; proofOfPossession: string }
    }
    return {
      key: createPublicKey(publicKeyRequest.publicKey.content),
      proof: decodeBase64(publicKeyRequest.proofOfPossession),
    }
  } catch {
    return undefined
  }
}

function keyFindings(
  asked: Asked | undefined,
  identified: Identified | undefined,
): Partial<Record<FulcioCheckId, FulcioFinding>> {
  if (!asked) return { 'requested-key': failed('request-unreadable'), possession: skipped('requested-key') }
  if (!isSupported(asked.key)) {
    return { 'requested-key': failed('key-unsupported'), possession: skipped('requested-key') }
  }
  const seen: Evidence<FulcioLabel>[] = [{ label: 'public-key', value: asked.key.point, source: 'claim' }]
  return { 'requested-key': passed(seen), possession: possessionFinding(asked, identified) }
}

/** The kind that every client of Sigstore makes unless told otherwise, its point written out in full. */
function isSupported(key: PublicKey): key is Extract<PublicKey, { kind: 'ec' }> {
  return key.kind === 'ec' && key.name === 'P-256' && key.point.length === 65
}

function possessionFinding({ key, proof }: Asked, identified: Identified | undefined): FulcioFinding {
  if (!identified || !('challenge' in identified)) return skipped('token-identity')
  const { challenge } = identified
  const seen: Evidence<FulcioLabel>[] = [{ label: 'challenge', value: challenge, source: 'claim' }]
  return verify('sha256', utf8(challenge), key, proof) ? passed(seen) : failed('possession-unproven', seen)
}

/** Somebody else's token may hold anything where a text belongs. */
function claim(label: FulcioLabel, value: Claims[string] | undefined): Evidence<FulcioLabel> {
  return { label, value: typeof value === 'string' ? value : JSON.stringify(value ?? null), source: 'claim' }
}

function passed(evidence: readonly Evidence<FulcioLabel>[]): FulcioFinding {
  return { status: 'passed', evidence }
}

function failed(code: FulcioFailure, evidence: readonly Evidence<FulcioLabel>[] = []) {
  return { status: 'failed', code, evidence } as const
}

function skipped(check: FulcioCheckId): FulcioFinding {
  return { status: 'skipped', because: { check } }
}
