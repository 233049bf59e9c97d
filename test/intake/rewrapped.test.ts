/** What was in another container is verified as what it is: the same bytes, and no more is believed of them. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import type { Part } from '../../playground/intake/kind.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { type Policy, verifySigstore } from '../../playground/sigstore/index.ts'
import { toPem } from '../../playground/world/index.ts'
import { bytes, held, keyless, stateOf, trustedRoot } from '../sigstore/lab.ts'
import * as made from './cases/made.ts'

const { json, text } = made

function partsIn(file: Uint8Array, name = 'file'): readonly Part[] {
  const sight = sightOf(name, file)
  return partsOf(identify(sight), sight) ?? []
}
function ask(file: Uint8Array, policy: Policy, root = trustedRoot) {
  return partsIn(file).map(({ bytes: bundle }) => {
    const report = verifySigstore({ artifact: { bytes }, bundle, trustedRoot: root, policy })
    expect(report.agrees, report.library?.message).toBe(true)
    return report
  })
}
const verdicts = (...given: Parameters<typeof ask>) => ask(...given).map(({ verdict }) => verdict)
const any = (policy: Policy): Policy => ({ ...policy, statementType: 'any' })

describe("cosign's own bundle", () => {
  const { bundle } = made.signed
  const old = made.cosignOf(bundle, made.certificatePem)

  test('is the bundle v0.1 that it would be, but for the proof that it has not', () => {
    const [part] = partsIn(json(old))
    const { verificationMaterial: material, ...rest } = bundle
    const tlogEntries = material.tlogEntries.map(({ inclusionProof: _, ...entry }) => entry)
    expect(JSON.parse(fromUtf8(part?.bytes ?? utf8('')) ?? '')).toEqual({
      ...rest,
      verificationMaterial: { ...material, tlogEntries },
    })
  })

  test('is verified by the promise alone', () => {
    const [report] = ask(json(old), keyless)
    expect(report?.verdict).toBe('verified')
    expect(report && stateOf(report, 'inclusion-promise')).toBe('passed')
    expect(report && stateOf(report, 'inclusion-proof')).toBe('absent')
  })

  test('with a key, with its certificate left out, and around an envelope', () => {
    expect(verdicts(json(made.cosignOf(made.held.bundle, made.keyPem)), held)).toEqual(['verified'])
    expect(verdicts(json(made.cosignOf(made.held.bundle, undefined)), held)).toEqual(['verified'])
    expect(
      verdicts(
        json(made.cosignOf(made.attested.bundle, toPem('CERTIFICATE', made.attested.verifier.der))),
        keyless,
      ),
    ).toEqual(['verified'])
  })

  test('is refused where anything of it was changed', () => {
    const { rekorBundle: rekor } = old as { rekorBundle: { Payload: object } }
    for (const [name, value] of [
      ['integratedTime', 1],
      ['logIndex', 77],
      ['logID', '00'.repeat(32)],
      ['body', 'e30='],
    ] as const) {
      const changed = { ...old, rekorBundle: { ...rekor, Payload: { ...rekor.Payload, [name]: value } } }
      expect(verdicts(json(changed), keyless), name).not.toContain('verified')
    }
    expect(verdicts(json({ ...old, rekorBundle: undefined }), keyless)).not.toContain('verified')
  })
})

describe('an attestation of the Python index', () => {
  const file = json(made.pep740Of(made.publishedBy.bundle))

  test('is the bundle v0.3 that it was made of', () => {
    const [part] = partsIn(file)
    const own = JSON.parse(fromUtf8(part?.bytes ?? utf8('')) ?? '') as object
    const { dsseEnvelope, ...rest } = made.publishedBy.bundle
    const sigs = (dsseEnvelope?.signatures ?? []).map(({ sig }) => ({ sig }))
    expect(own).toEqual({ ...rest, dsseEnvelope: { ...dsseEnvelope, signatures: sigs } })
  })

  test('is verified, by itself and in what the index hands out, where its type is asked for', () => {
    expect(verdicts(file, any(keyless))).toEqual(['verified'])
    expect(verdicts(file, keyless)).toEqual(['undecided'])
    expect(
      verdicts(json(made.provenanceOf(made.publishedBy.bundle, made.attested.bundle)), any(keyless)),
    ).toEqual(['verified', 'verified'])
  })

  test('says who publishes as a label, and nothing rests on it', () => {
    const [part] = partsIn(json(made.provenanceOf(made.publishedBy.bundle)))
    expect(part?.label).toBe(
      'https://docs.pypi.org/attestations/publish/v1 · GitHub example/project release.yml',
    )
  })

  test.each([
    [
      'two statements',
      text(made.pep740Of(made.attested.bundle)).replace('"statement":', '"statement":"AA==","statement":'),
    ],
    [
      'Statement beside statement',
      text(made.pep740Of(made.attested.bundle)).replace('"statement":', '"Statement":"AA==","statement":'),
    ],
    ['another version', text({ ...made.pep740Of(made.attested.bundle), version: '1' })],
  ])('with %s is not taken apart', (_, one) => {
    expect(partsIn(utf8(one))).toEqual([])
  })
})

describe('several bundles', () => {
  const [one, other] = [text(made.attested.bundle), text(made.signed.bundle)]
  // Written anew, this number would be another.
  const odd = one.replace('{', '{"x":1e999, ')

  test.each([
    ['lines', `\n${odd}\r\n\r\n  ${other}\n`, [2, 4]],
    ['a list', `[ ${odd} ,\n${other}]`, [undefined, undefined]],
    ['an answer', `{"attestations":[{"bundle":${odd}},{"bundle":${other}}]}`, [undefined, undefined]],
    [
      'what gh verified',
      `[{"attestation":{"bundle":${odd}}},{"attestation":{"bundle":${other}}}]`,
      [undefined, undefined],
    ],
  ])('in %s are each handed on as they stand', (_, file, lines) => {
    const parts = partsIn(utf8(file))
    expect(parts.map(({ bytes: own }) => fromUtf8(own))).toEqual([odd, other])
    expect(parts.map(({ line }) => line)).toEqual(lines)
    expect(parts.map(({ label }) => label)).toEqual(['https://slsa.dev/provenance/v1', 'messageSignature'])
    expect(verdicts(utf8(file), keyless)).toEqual(['verified', 'verified'])
  })

  test('one that is kept elsewhere is named, not left out', () => {
    const file = `{"attestations":[{"bundle":null,"bundle_url":"https://x.invalid/1"},{"bundle":${one}}]}`
    expect(partsIn(utf8(file)).map(({ elsewhere }) => elsewhere)).toEqual(['https://x.invalid/1', undefined])
  })

  test.each([
    ['twice', `[{"attestation":{"bundle":${one},"bundle":${other}}}]`],
    ['nearly twice', `[{"attestation":{"Bundle":${other},"bundle":${one}}}]`],
  ])('of which one stands there %s are refused as a whole', (_, file) => {
    expect(verdicts(utf8(file), keyless)).toEqual(['undecided'])
  })
})

test('a key is the same key in every form', () => {
  for (const file of [made.keyPem, made.certificatePem]) {
    const [part] = partsIn(utf8(file))
    expect(fromUtf8(part?.bytes ?? utf8(''))).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n[^-]+-----END PUBLIC KEY-----\n$/,
    )
  }
  const [pem] = partsIn(utf8(made.keyPem))
  expect(fromUtf8(pem?.bytes ?? utf8(''))).toBe(made.keyPem)
})

test('a trusted root within a configuration, or on a line, is the very text', () => {
  const own = text(made.roots[0])
  const config = `{"mediaType":"application/vnd.dev.sigstore.clienttrustconfig.v0.1+json", "trustedRoot" : ${own} }`
  expect(partsIn(utf8(config)).map(({ bytes: root }) => fromUtf8(root))).toEqual([own])
  const [first, second] = partsIn(utf8(`${own}\n${text(made.roots[1])}`))
  expect([fromUtf8(first?.bytes ?? utf8('')), second?.line]).toEqual([own, 2])
})
