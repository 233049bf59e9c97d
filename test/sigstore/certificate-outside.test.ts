/** Around what a certificate's issuer signed of it, nothing stands but what RFC 5280 § 4.1 has there. */
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv, SEQUENCE } from '../../playground/platform/der.ts'
import * as der from '../../playground/world/der.ts'
import { certificateRequest, issueCertificate } from '../../playground/world/fulcio.ts'
import { generateKeyPair, signKeyless } from '../../playground/world/index.ts'
import { signAs } from '../../playground/world/sign.ts'
import { alice, ask, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const ECDSA_SHA384 = '1.2.840.10045.4.3.3'
const key = generateKeyPair('p256', world.random.fork('outside'))
const { certificate } = issueCertificate(world.fulcio, certificateRequest(world.fulcio, alice, key, NOW))

interface Parts {
  readonly signed: Uint8Array
  readonly algorithm: Uint8Array
  readonly signature: Uint8Array
}
type Revise = (parts: Parts) => readonly Uint8Array[]

function revised(of: Uint8Array, revise: Revise): Uint8Array {
  const whole = readTlv(of, SEQUENCE).value
  const signed = readTlv(whole, SEQUENCE).end
  const algorithm = readTlv(whole, SEQUENCE, signed).end
  const parts = {
    signed: whole.slice(0, signed),
    algorithm: whole.slice(signed, algorithm),
    signature: whole.slice(algorithm),
  }
  return der.sequence(...revise(parts))
}

const named384 =
  (...parameters: readonly Uint8Array[]): Revise =>
  ({ signed, signature }) => [signed, der.sequence(der.oid(ECDSA_SHA384), ...parameters), signature]

/** As the log has it: whoever holds it made it so. */
const logged = (revise: Revise) => {
  const { bundle } = signAs(world, plain, key, { kind: 'certificate', der: revised(certificate, revise) })
  const report = ask(bundle, keyless)
  return [report.verdict, ...named(report)]
}

const ODD: readonly (readonly [string, Revise])[] = [
  [
    'another algorithm',
    ({ signed, signature }) => [signed, der.sequence(der.oid('1.2.840.113549.1.1.12')), signature],
  ],
  ['parameters that are NULL', named384(der.nothing())],
  ['an element more', ({ signed, algorithm, signature }) => [signed, algorithm, signature, der.nothing()]],
  [
    'bits that are not used',
    ({ signed, algorithm, signature }) => {
      const bits = readTlv(signature, 0x03).value
      return [signed, algorithm, der.element(0x03, Uint8Array.of(4), bits.slice(1))]
    },
  ],
]

describe('a leaf', () => {
  test('as it was issued is verified', () => {
    expect(logged(named384())).toEqual(['verified'])
  })

  test.each(ODD)('with %s is undecided', (_, revise) => {
    expect(logged(revise)).toEqual(['undecided', 'certificate-chain: certificate-malformed'])
  })
})

describe('a certificate above it, in the bundle', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.2' })
  const chained = (revise: Revise) => {
    const [leaf] = bundle.verificationMaterial.x509CertificateChain?.certificates ?? []
    const [above] = world.fulcio.chain
    if (!leaf || !above) throw new Error('certificate outside: no chain')
    const certificates = [leaf, { rawBytes: encodeBase64(revised(above, revise)) }]
    const verificationMaterial = { ...bundle.verificationMaterial, x509CertificateChain: { certificates } }
    const report = ask({ ...bundle, verificationMaterial }, keyless)
    return [report.verdict, ...named(report)]
  }

  test('as it was issued is verified', () => {
    expect(chained(named384())).toEqual(['verified'])
  })

  test.each(ODD)('with %s is undecided', (_, revise) => {
    expect(chained(revise)).toEqual(['undecided', 'certificate-chain: chain-unreadable'])
  })
})
