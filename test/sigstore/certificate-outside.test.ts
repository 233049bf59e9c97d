/** Around what a certificate's issuer signed of it, nothing stands but what RFC 5280 § 4.1 has there. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv, SEQUENCE } from '../../playground/platform/der.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { nothing, sequence } from '../../playground/world/der.ts'
import { certificateRequest, issueCertificate } from '../../playground/world/fulcio.ts'
import { generateKeyPair, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { signAs } from '../../playground/world/sign.ts'
import { named384, ODD, type Revise, revised } from './certificate-parts.ts'
import { alice, ask, bytes, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const key = generateKeyPair('p256', world.random.fork('outside'))
const { certificate } = issueCertificate(world.fulcio, certificateRequest(world.fulcio, alice, key, NOW))

/** As the log has it: whoever holds it made it so. */
const logged = (revise: Revise) => {
  const { bundle } = signAs(world, plain, key, { kind: 'certificate', der: revised(certificate, revise) })
  const report = ask(bundle, keyless)
  return [report.verdict, ...named(report)]
}

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
    expect(chained(revise)).toEqual(['undecided', 'certificate-chain: certificate-malformed'])
  })
})

describe('a certificate above it that nobody follows, in the bundle', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.2' })
  const [leaf] = bundle.verificationMaterial.x509CertificateChain?.certificates ?? []
  const [root = new Uint8Array()] = world.fulcio.chain.slice(-1)
  const judged = (der: Uint8Array) => {
    const certificates = [...(leaf ? [leaf] : []), { rawBytes: encodeBase64(der) }]
    const verificationMaterial = { ...bundle.verificationMaterial, x509CertificateChain: { certificates } }
    const report = ask({ ...bundle, verificationMaterial }, keyless)
    return [report.verdict, ...named(report)]
  }
  const [intermediate = root] = world.fulcio.chain
  /** What is signed, its content changed. */
  const within = (change: (content: Uint8Array) => readonly Uint8Array[]) =>
    judged(
      revised(intermediate, ({ signed, algorithm, signature }) => [
        sequence(...change(readTlv(signed, SEQUENCE).value)),
        algorithm,
        signature,
      ]),
    )

  test('may be one of the root, or another that is whole', () => {
    expect(judged(intermediate)).toEqual(['verified'])
    expect(within((content) => [content])).toEqual(['verified'])
  })

  test('is undecided where it is none for whoever reads it strictly', () => {
    const MALFORMED = ['undecided', 'certificate-chain: certificate-malformed']
    expect(within((content) => [content, nothing()])).toEqual(MALFORMED)
    expect(within((content) => [content, content])).toEqual(MALFORMED)
    // The version's number, in more octets than it needs.
    expect(within((content) => [Uint8Array.of(0xa0, 4, 2, 2, 0, 2), content.slice(5)])).toEqual(MALFORMED)
  })
})

describe('a certificate of the trusted root', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice })
  const rooted = (at: number, revise: Revise) => {
    const root = trustedRootOf(world)
    const one = root.certificateAuthorities[0]?.certChain.certificates[at]
    if (!one) throw new Error('certificate outside: no authority')
    one.rawBytes = encodeBase64(revised(decodeBase64(one.rawBytes), revise))
    const report = verifySigstore({
      artifact: { bytes },
      bundle: utf8(JSON.stringify(bundle)),
      trustedRoot: utf8(JSON.stringify(root)),
      policy: keyless,
    })
    expect(report.agrees, report.library?.message).toBe(true)
    return [report.verdict, ...named(report)]
  }

  describe.each([0, 1])('%i above the one that issues', (at) => {
    test('as it was issued is verified', () => {
      expect(rooted(at, named384())).toEqual(['verified'])
    })

    test.each(ODD)('with %s is undecided', (_, revise) => {
      expect(rooted(at, revise)).toEqual(['undecided', 'certificate-chain: certificate-malformed'])
    })
  })
})
