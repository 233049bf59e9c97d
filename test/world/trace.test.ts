import { X509Certificate } from '@sigstore/core'
import { describe, expect, it } from 'vitest'
import { concatBytes, equalBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { createHash, createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { SIGSTORE_ATTACKS } from '../../playground/attacks/sigstore.ts'
import { labRun } from '../../playground/attacks/lab.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { type Lab, type LabOptions, createLabWorld, runLab } from '../../playground/world/lab.ts'
import { encodeBase64Url } from '../../playground/world/oidc/base64url.ts'
import { acceptToken } from '../../playground/world/oidc/client.ts'
import { keySetOf, queryOf } from '../../playground/world/oidc/identity-provider.ts'
import { jwtFailure, readJwt } from '../../playground/world/oidc/jwt.ts'
import { PEOPLE, UPSTREAMS } from '../../playground/world/oidc/people.ts'
import { provenance, trustedRootOf, workflow } from '../../playground/world/index.ts'
import { traceKeyless } from '../../playground/world/trace/keyless.ts'
import { KEYLESS_STEPS, type KeylessStepId } from '../../playground/world/trace/steps.ts'
import { type PartId, type TraceStep, findPart } from '../../playground/world/trace/types.ts'
import { isSignedBy } from '../../playground/world/watch/head.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const MINUTE = 60_000
const artifact = { name: 'hello.txt', bytes: utf8('hello, shomei\n') }
const options = (change: Partial<LabOptions> = {}): LabOptions => ({
  seed: 'trace',
  now: NOW,
  artifact,
  ...change,
})
const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())

/** The bytes of a part that has to be there. */
function bytesOf(steps: readonly TraceStep[], id: PartId): Uint8Array {
  const part = findPart(steps, id)
  if (!part) throw new Error(`no part ${id}`)
  return part.bytes
}
const textOf = (steps: readonly TraceStep[], id: PartId) => fromUtf8(bytesOf(steps, id)) ?? ''
const jsonOf = (steps: readonly TraceStep[], id: PartId) => JSON.parse(textOf(steps, id))

function ask({ release }: Lab) {
  if (!release) throw new Error('refused')
  return verifySigstore({ ...release, artifact: { bytes: release.artifact } })
}

describe.each(['v1', 'v2'] as const)('twelve steps to a bundle, %s log', (log) => {
  const lab = runLab(options({ log }))
  const { world, trace } = lab
  const { steps } = trace
  const bundle = jsonOf(steps, 'bundle')
  const entry = bundle.verificationMaterial.tlogEntries[0]
  const spki = X509Certificate.parse(Buffer.from(bytesOf(steps, 'certificate'))).publicKey
  const ephemeral = createPublicKey({ key: spki, format: 'der', type: 'spki' })

  it('are the twelve, in their order', () => {
    expect(steps.map(({ id }) => id)).toEqual(KEYLESS_STEPS)
    expect(trace.refused).toBeUndefined()
    expect(trace.fulcio?.verdict).toBe('verified')
    expect(steps.every(({ at }) => at.getTime() === NOW.getTime())).toBe(true)
  })

  it('end in a bundle that verifies for alice and the provider she came from', () => {
    const report = ask(lab)
    expect([report.verdict, report.agrees]).toEqual(['verified', true])
    const broker = { identity: 'alice@example.com', issuer: world.idp.issuer }
    const other = verifySigstore({
      ...(lab.release as NonNullable<Lab['release']>),
      artifact: { bytes: artifact.bytes },
      policy: broker,
    })
    expect(other.checks.find(({ id }) => id === 'issuer')).toMatchObject({ code: 'issuer-mismatch' })
  })

  it('log in: the code that comes back is exchanged, with the verifier that belongs to the challenge', () => {
    const asked = queryOf(textOf(steps, 'authorization-request'))
    const answered = queryOf(textOf(steps, 'authorization-response'))
    const exchanged = new URLSearchParams(textOf(steps, 'token-request'))
    expect(answered.get('state')).toBe(asked.get('state'))
    expect(exchanged.get('code')).toBe(answered.get('code'))
    const challenge = sha256(utf8(exchanged.get('code_verifier') ?? ''))
    expect(asked.get('code_challenge')).toBe(encodeBase64Url(challenge))
    expect(jsonOf(steps, 'token-response').id_token).toBe(textOf(steps, 'id-token'))
  })

  it('hand over a token of the login page, for this login', () => {
    const token = readJwt(textOf(steps, 'id-token'))
    if (!token) throw new Error('unreadable')
    expect(jwtFailure(token, jsonOf(steps, 'key-set'))).toBeUndefined()
    expect(jsonOf(steps, 'key-set')).toEqual(keySetOf(world.idp))
    const nonce = queryOf(textOf(steps, 'authorization-request')).get('nonce')
    expect(token.claims).toMatchObject({ nonce, email: PEOPLE.alice.email })
    const attempt = { url: '', state: '', nonce: nonce ?? '', codeVerifier: '', redirectUri: '' }
    expect(acceptToken(world.idp, attempt, jsonOf(steps, 'token-response'), NOW)).toHaveProperty('token')
  })

  it('prove possession of the key that the certificate then holds', () => {
    expect(textOf(steps, 'challenge')).toBe('alice@example.com')
    expect(
      verify('sha256', bytesOf(steps, 'challenge'), ephemeral, bytesOf(steps, 'proof-of-possession')),
    ).toBe(true)
    const { publicKeyRequest } = jsonOf(steps, 'certificate-request')
    expect(publicKeyRequest.publicKey.content).toBe(textOf(steps, 'public-key'))
    expect(publicKeyRequest.proofOfPossession).toBe(
      Buffer.from(bytesOf(steps, 'proof-of-possession')).toString('base64'),
    )
  })

  it('get the certificate of the bundle, whose SCT the CT log gave for the precertificate', () => {
    const certificate = bytesOf(steps, 'certificate')
    expect(bundle.verificationMaterial.certificate.rawBytes).toBe(Buffer.from(certificate).toString('base64'))
    const { chain } = jsonOf(steps, 'certificate-response').signedCertificateEmbeddedSct
    expect(chain.certificates).toHaveLength(3)
    expect(Buffer.from(chain.certificates[0].replace(/-----[^-]*-----|\n/g, ''), 'base64')).toEqual(
      Buffer.from(certificate),
    )
    expect(toHex(certificate)).toContain(toHex(bytesOf(steps, 'sct')))
    const [shown, issued] = (['precertificate', 'certificate'] as const).map((id) =>
      X509Certificate.parse(Buffer.from(bytesOf(steps, id))),
    )
    expect(shown?.serialNumber).toEqual(issued?.serialNumber)
    expect(shown?.publicKey).toEqual(issued?.publicKey)
    const logged = world.fulcio.ctLogs[0]?.entries.at(-1)
    expect(logged && sctHolds(bytesOf(steps, 'sct'), logged.leaf)).toBe(true)
  })

  /** The SCT's signature is over the very leaf that the CT log holds. */
  function sctHolds(sct: Uint8Array, leaf: Uint8Array): boolean {
    const key = world.fulcio.ctLogs[0]?.key.spki ?? utf8('')
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' })
    return verify('sha256', leaf, publicKey, sct.subarray(47))
  }

  it('sign the digest of the artifact, and say the same to the log', () => {
    expect(bytesOf(steps, 'artifact-digest')).toEqual(sha256(artifact.bytes))
    expect(verify('sha256', artifact.bytes, ephemeral, bytesOf(steps, 'signature'))).toBe(true)
    expect(bundle.messageSignature.signature).toBe(
      Buffer.from(bytesOf(steps, 'signature')).toString('base64'),
    )
    expect(textOf(steps, 'entry-request')).toContain(bundle.messageSignature.signature)
    expect(textOf(steps, 'entry-body')).toBe(Buffer.from(entry.canonicalizedBody, 'base64').toString('utf8'))
  })

  it('get back a promise or a timestamp, a proof and a checkpoint, which are those of the bundle', () => {
    const proof = entry.inclusionProof
    expect(textOf(steps, 'checkpoint')).toBe(proof.checkpoint.envelope)
    expect(isSignedBy(textOf(steps, 'checkpoint'), world.logs[log])).toBe(true)
    const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'))
    expect(equalBytes(bytesOf(steps, 'inclusion-proof'), concatBytes(...hashes))).toBe(true)
    if (log === 'v1') {
      expect(entry.inclusionPromise.signedEntryTimestamp).toBe(
        Buffer.from(bytesOf(steps, 'promise')).toString('base64'),
      )
      const [[uuid, answer] = []] = Object.entries<Record<string, unknown>>(jsonOf(steps, 'entry-response'))
      expect(uuid).toMatch(/^[\da-f]{80}$/)
      expect(answer).toMatchObject({ body: entry.canonicalizedBody, logIndex: Number(entry.logIndex) })
      expect(findPart(steps, 'timestamp-response')).toBeUndefined()
    } else {
      const [stamp] = bundle.verificationMaterial.timestampVerificationData.rfc3161Timestamps
      expect(stamp.signedTimestamp).toBe(Buffer.from(bytesOf(steps, 'timestamp-response')).toString('base64'))
      expect(jsonOf(steps, 'entry-response')).toEqual(entry)
      expect(findPart(steps, 'promise')).toBeUndefined()
    }
  })

  it('ask for the timestamp of the signature, and the nonce comes back', () => {
    if (log === 'v1') return
    const request = toHex(bytesOf(steps, 'timestamp-request'))
    const response = toHex(bytesOf(steps, 'timestamp-response'))
    expect(request).toContain(toHex(sha256(bytesOf(steps, 'signature'))))
    const nonce = findPart(steps, 'timestamp-request')?.fields.find(({ label }) => label === 'nonce-number')
    const hex = toHex(nonce?.value as Uint8Array).replace(/^(?:00)+/, '')
    expect(request).toContain(hex)
    expect(response).toContain(hex)
  })

  it('never send the artifact or a private key anywhere', () => {
    const secret = toHex(trace.signed?.signing.key.secretKey ?? utf8(''))
    for (const step of steps) {
      for (const arrow of [step, ...step.also]) {
        const parts = [...arrow.sent, ...(arrow.returned ?? [])]
        for (const { id, bytes } of parts) expect(toHex(bytes), id).not.toContain(secret)
        if (arrow.to === 'client' || arrow.to === 'storage') continue
        for (const { id, bytes } of parts) expect(toHex(bytes), id).not.toContain(toHex(artifact.bytes))
      }
    }
  })

  it('read out of every part only what is in its bytes', () => {
    for (const step of steps.flatMap((one) => [one, ...one.also])) {
      for (const { id, bytes, fields } of [...step.sent, ...(step.returned ?? [])]) {
        expect(bytes.length, id).toBeGreaterThan(0)
        for (const { value } of fields) if (value instanceof Date) expect(value.getTime()).not.toBeNaN()
      }
    }
  })

  it('are the same bytes again', () => {
    expect(JSON.stringify(runLab(options({ log })).trace.steps)).toBe(JSON.stringify(steps))
    expect(JSON.stringify(runLab(options({ log, seed: 'other' })).trace.steps)).not.toBe(
      JSON.stringify(steps),
    )
  })
})

describe('a run', () => {
  it.each(Object.entries(PEOPLE).filter(([id]) => id !== 'aliceUnverified'))(
    'of %s verifies',
    (_, account) => {
      const lab = runLab(options({ account }))
      expect(ask(lab).verdict).toBe('verified')
      const identity = lab.trace.signed?.identity
      expect(identity).toMatchObject({ email: account.email, issuer: UPSTREAMS[account.upstream] })
    },
  )

  it('over an envelope has a statement instead of a digest', () => {
    const world = createLabWorld(options())
    const digest = { sha256: toHex(sha256(artifact.bytes)) }
    const content = provenance([{ name: artifact.name, digest }], workflow('example/hello-shomei'))
    const { steps, signed } = traceKeyless(world, { artifact, content, account: PEOPLE.alice, at: NOW })
    expect(findPart(steps, 'artifact-digest')).toBeUndefined()
    expect(jsonOf(steps, 'statement').predicateType).toBe('https://slsa.dev/provenance/v1')
    expect(textOf(steps, 'signed-bytes')).toMatch(/^DSSEv1 28 application\/vnd\.in-toto\+json \d+ \{/)
    const report = verifySigstore({
      artifact: { bytes: artifact.bytes },
      bundle: bytesOf(steps, 'bundle'),
      trustedRoot: utf8(JSON.stringify(trustedRootOf(world))),
      policy: { identity: 'alice@example.com', issuer: UPSTREAMS.github },
    })
    expect([report.verdict, signed?.identity.kind]).toEqual(['verified', 'email'])
  })

  it.each([
    ['certificate-request', 9, undefined],
    ['certificate-request', 11, { by: 'fulcio', code: 'token-expired' }],
    ['token-handed', 9, undefined],
    ['token-handed', 11, { by: 'idp', code: 'invalid_grant' }],
  ] as const)('that pauses before %s for %i minutes', (step, minutes, refused) => {
    const { trace, release } = runLab(options({ pauses: { [step]: minutes * MINUTE } }))
    if (refused) {
      expect(trace.refused).toMatchObject(refused)
      expect(trace.steps.at(-1)?.id).toBe(step)
      expect([trace.signed, release]).toEqual([undefined, undefined])
    } else {
      expect(trace.steps.at(-1)?.at).toEqual(new Date(NOW.getTime() + minutes * MINUTE))
      expect(trace.refused).toBeUndefined()
    }
  })

  it.each(['v1', 'v2'] as const)(
    'that is recorded late: the log says so (%s), and the bundle is refused or not',
    (log) => {
      const failed = (pauses: Partial<Record<KeylessStepId, number>>) =>
        ask(runLab(options({ log, pauses }))).checks.flatMap((one) =>
          one.status === 'failed' ? [`${one.id}: ${one.code}`] : [],
        )
      expect(failed({ 'log-entry': 9 * MINUTE })).toEqual([])
      const late = ['certificate-chain: outside-validity', 'library: library-rejects']
      // A v2 log gives no time; what counts is the timestamp, which was made before.
      expect(failed({ 'log-entry': 11 * MINUTE })).toEqual(log === 'v1' ? late : [])
      expect(failed({ sign: 11 * MINUTE })).toEqual(late)
    },
  )

  it('with an address that nobody verified ends before there is a key', () => {
    const { trace } = runLab(options({ account: PEOPLE.aliceUnverified }))
    expect(trace.refused).toEqual({ by: 'client', code: 'email-unverified' })
    expect(trace.steps.at(-1)?.id).toBe('token-handed')
  })

  it('can be followed by every attack on a release', () => {
    const lab = runLab(options())
    const run = labRun(lab)
    expect(run?.identity).toEqual(lab.trace.signed?.identity)
    const made = SIGSTORE_ATTACKS.filter(({ make }) => lab.release && make(lab.release, run)).map(
      ({ id }) => id,
    )
    expect(made).toEqual(expect.arrayContaining(['late', 'entry-removed', 'clock-moved', 'another-person']))
  })
})
