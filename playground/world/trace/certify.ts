/** From a token to a certificate to an entry in the log: the part that people and CI runs have in common. */
import { type CertificateRequest, type Fulcio, type Issuance, poisoned } from '../fulcio.ts'
import { requestCertificate } from '../fulcio-door.ts'
import type { FulcioReport } from '../fulcio-plan.ts'
import { type PreparedRequest, signingCertificateRequest } from '../fulcio-request.ts'
import type { Identity } from '../identity.ts'
import { type KeyPair, generateKeyPair } from '../keys.ts'
import { keySetOf } from '../oidc/identity-provider.ts'
import { readJwt } from '../oidc/jwt.ts'
import { entryRequest, entryResponse } from '../rekor-api.ts'
import type { Verifier } from '../rekor.ts'
import { type Signing, type SignRequest, signAs } from '../sign.ts'
import { toPem } from '../text.ts'
import { type TimestampRequest, timestampRequest } from '../tsa.ts'
import type { World } from '../world.ts'
import { sha256, timestampFields } from './decode.ts'
import {
  certificatePart,
  contentParts,
  entryParts,
  field,
  jsonPart,
  part,
  sctPart,
  tokenPart,
} from './parts.ts'
import type { ActorId, Arrow, Part, Refusal } from './types.ts'

/** What a step consists of, but for its name and time. */
export type Told = Arrow & { readonly also?: readonly Arrow[] }

export interface Prepared {
  readonly key: KeyPair
  readonly request: PreparedRequest
  readonly step: Told
}

/** A key pair for one signature, and the proof that whoever sends the token has it. */
export function prepare(world: World, who: ActorId, token: string): Prepared {
  const key = generateKeyPair('p256', world.random)
  const request = signingCertificateRequest(key, token)
  const sent = [
    part('public-key', 'pem', toPem('PUBLIC KEY', key.spki), [field('public-key-sha256', sha256(key.spki))]),
    part('challenge', 'text', request.challenge),
    part('proof-of-possession', 'der', request.proof),
  ]
  return { key, request, step: { from: who, to: who, sent } }
}

interface Asked {
  readonly asked: Told
  /** What Fulcio checked. */
  readonly report: FulcioReport
}

export interface Certified extends Asked {
  readonly verifier: Verifier
  readonly identity: Identity
  readonly answered: Told
}

/** Fulcio's answer: a certificate, after it asked the provider for its keys and the CT log for its promise. */
export function certify(
  world: World,
  who: ActorId,
  { request }: Prepared,
  at: Date,
  revise?: (honest: CertificateRequest) => CertificateRequest,
): Certified | (Asked & { readonly refused: Refusal }) {
  const { report, issued } = requestCertificate(world, request, at, revise)
  const sent = [tokenPart(request.token), jsonPart('certificate-request', request.body)]
  const asked: Told = { from: who, to: 'fulcio', sent, also: keysFetched(world, request.token) }
  if (!issued) return { asked, report, refused: refusalOf(report) }
  const logged = issued.timestamps.length > 0 ? [shownToCtLog(world.fulcio, issued)] : []
  return {
    verifier: { kind: 'certificate', der: issued.certificate },
    identity: issued.identity,
    report,
    asked: { ...asked, also: [...(asked.also ?? []), ...logged] },
    answered: { from: 'fulcio', to: who, sent: answerParts(world.fulcio, issued) },
  }
}

function refusalOf(report: FulcioReport): Refusal {
  const failure = report.checks.find((check) => check.status === 'failed')
  if (failure?.status !== 'failed') throw new Error('fulcio: expected a check that failed')
  return { by: 'fulcio', code: failure.code, report }
}

/** Fulcio fetches the keys of whoever the token says issued it, if it knows them. */
function keysFetched({ idp, ci }: World, token: string): Arrow[] {
  const issuer = readJwt(token)?.claims['iss']
  const provider = [idp, ci].find((one) => one.issuer === issuer)
  if (!provider) return []
  const returned = [jsonPart('key-set', keySetOf(provider))]
  return [{ from: 'fulcio', to: provider === ci ? 'ci-idp' : 'idp', sent: [], returned }]
}

function shownToCtLog(fulcio: Fulcio, issued: Issuance): Arrow {
  const sent = [certificatePart('precertificate', poisoned(fulcio, issued))]
  return { from: 'fulcio', to: 'ctlog', sent, returned: issued.timestamps.map(sctPart) }
}

function answerParts(fulcio: Fulcio, { certificate, timestamps }: Issuance): Part[] {
  const certificates = [certificate, ...fulcio.chain].map((der) => toPem('CERTIFICATE', der))
  return [
    jsonPart('certificate-response', { signedCertificateEmbeddedSct: { chain: { certificates } } }),
    certificatePart('certificate', certificate),
    ...timestamps.map(sctPart),
  ]
}

export interface Recorded {
  readonly signing: Signing
  readonly signed: Told
  readonly recorded: Told
}

/** The signature, a timestamp if the log gives no time, and the entry. */
export function signAndRecord(
  world: World,
  who: ActorId,
  request: SignRequest,
  key: KeyPair,
  verifier: Verifier,
): Recorded {
  const version = request.log ?? 'v1'
  const nonce = version === 'v2' ? world.random.bytes(8) : undefined
  const revise = request.revise ?? {}
  let stamps: readonly TimestampRequest[] = []
  const timestamps = (honest: readonly TimestampRequest[]) => {
    const asked = honest.map((stamp) => ({ ...stamp, ...(nonce && { nonce }) }))
    return (stamps = revise.timestamps?.(asked) ?? asked)
  }
  const signing = signAs(world, { ...request, revise: { ...revise, timestamps } }, key, verifier)
  const { content, signature, bundle, entry } = signing
  const log = world.logs[version]
  const [answer] = bundle.verificationMaterial.tlogEntries
  if (!answer) throw new Error('bundle: expected a log entry')
  return {
    signing,
    signed: {
      from: who,
      to: who,
      sent: [...contentParts(content), part('signature', 'der', signature)],
      also: stamps.map((stamp, i) => stampArrow(who, stamp, signing.timestamps[i])),
    },
    recorded: {
      from: who,
      to: 'rekor',
      sent: [
        jsonPart(
          // A v1 log gets the envelope whole, where any other request holds a digest.
          version === 'v1' && content.kind === 'envelope' ? 'envelope-request' : 'entry-request',
          entryRequest(log, entry.body, content, signature, verifier),
        ),
      ],
      returned: entryParts(entryResponse(log, entry, answer), answer),
    },
  }
}

function stampArrow(who: ActorId, request: TimestampRequest, response: Uint8Array | undefined): Arrow {
  const { message, nonce } = request
  const fields = [field('sha256', sha256(message)), ...(nonce ? [field('nonce-number', nonce)] : [])]
  return {
    from: who,
    to: 'tsa',
    sent: [part('timestamp-request', 'der', timestampRequest(request), fields)],
    returned: response ? [part('timestamp-response', 'der', response, timestampFields(response))] : [],
  }
}
