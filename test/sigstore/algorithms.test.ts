/** Signatures of an algorithm that is not computed here: they are neither right nor wrong, whoever made them. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { p384 } from '@noble/curves/nist.js'
import { describe, expect, test } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv } from '../../playground/platform/der.ts'
import { type Policy, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signedBytes } from '../../playground/world/content.ts'
import { certificateTimestamps, signCertificateTimestamp } from '../../playground/world/ctlog.ts'
import * as der from '../../playground/world/der.ts'
import {
  createWorld,
  generateKeyPair,
  signKeyless,
  signWithKey,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { type KeyPair, sign } from '../../playground/world/keys.ts'
import { about, alice, bytes, held, key, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const root = trustedRootOf(world)
const ours = (change: (copy: typeof root) => void = () => undefined) => {
  const copy = structuredClone(root)
  change(copy)
  return copy
}

function ask(bundle: BundleJson, policy: Policy = keyless, trustedRoot: typeof root = root): SigstoreReport {
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(trustedRoot)),
    policy,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}

/** Every check that ended with it, and the algorithm that it names. */
const notComputed = ({ checks }: SigstoreReport) =>
  checks.flatMap((check) =>
    'code' in check && check.code === 'algorithm-not-computed'
      ? check.evidence.flatMap(({ label, value }) =>
          label === 'algorithm' ? [`${check.id}: ${String(value)}`] : [],
        )
      : [],
  )

/** Nothing is told as wrong, the algorithm is named, and the verdict is open. */
function expectOpen(report: SigstoreReport, ...algorithms: readonly string[]): void {
  expect(notComputed(report)).toEqual(algorithms)
  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([])
  expect(report.verdict).toBe('undecided')
}

const CURVE_LENGTH = {
  'ecdsa-with-SHA256': '1.2.840.10045.4.3.2',
  unassigned: '1.2.840.10045.4.3.9',
} as const
const PSS = '1.2.840.113549.1.1.10'

/** The last octet changed: another signature, or none. */
const spoilt = (value: Uint8Array) => value.with(-1, (value.at(-1) ?? 0) ^ 1)

/** @returns where they begin, in order */
const placesOf = (octets: Uint8Array, bytes: Uint8Array): number[] =>
  Array.from(bytes.keys()).filter((at) => octets.every((octet, i) => bytes[at + i] === octet))

function replaced(bytes: Uint8Array, from: Uint8Array, to: Uint8Array, nth: number): Uint8Array {
  const at = placesOf(from, bytes)[nth]
  if (at === undefined) throw new Error('algorithms: expected these octets')
  return concatBytes(bytes.subarray(0, at), to, bytes.subarray(at + from.length))
}

/** A certificate that says of its signature that it is of another algorithm; the signature is another, too. */
function relabelled(certificate: Uint8Array, algorithm: string): Uint8Array {
  const whole = readTlv(certificate, 0x30).value
  const tbs = readTlv(whole, 0x30)
  const bits = readTlv(whole, 0x03, readTlv(whole, 0x30, tbs.end).end).value.subarray(1)
  return der.sequence(
    whole.subarray(0, tbs.end),
    der.sequence(der.oid(algorithm)),
    der.bitString(spoilt(bits)),
  )
}

const edited = (bundle: BundleJson, change: (copy: BundleJson) => void): BundleJson => {
  const copy = structuredClone(bundle)
  change(copy)
  return copy
}

describe('a timestamp', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice, log: 'v2' })
  const stamped = (change: (token: Uint8Array) => Uint8Array) =>
    edited(bundle, ({ verificationMaterial: { timestampVerificationData } }) => {
      const [first] = timestampVerificationData?.rfc3161Timestamps ?? []
      if (first) first.signedTimestamp = encodeBase64(change(decodeBase64(first.signedTimestamp)))
    })
  const SHA256 = der.oid('2.16.840.1.101.3.4.2.1')
  const SHA3 = der.oid('2.16.840.1.101.3.4.2.8')
  const count = (token: Uint8Array, octets: Uint8Array) => placesOf(octets, token).length

  test('of an algorithm that is computed, which does not hold, is rejected', () => {
    expect(named(ask(stamped(spoilt)))).toEqual(['trusted-time: timestamp-invalid'])
  })

  test('whose signature is of one that is not computed', () => {
    const [from, to] = [der.oid(CURVE_LENGTH['ecdsa-with-SHA256']), der.oid(CURVE_LENGTH.unassigned)]
    const relabel = (token: Uint8Array) => spoilt(replaced(token, from, to, count(token, from) - 1))
    expectOpen(ask(stamped(relabel)), `trusted-time: ${CURVE_LENGTH.unassigned}`)
  })

  test('whose digest is of one', () => {
    const relabel = (token: Uint8Array) => replaced(token, SHA256, SHA3, count(token, SHA256) - 1)
    expectOpen(ask(stamped(relabel)), 'trusted-time: SHA3-256')
  })

  test('whose imprint is of one', () => {
    expectOpen(ask(stamped((token) => replaced(token, SHA256, SHA3, 1))), 'trusted-time: SHA3-256')
  })

  test.each([0, 1])('whose authority has a certificate of one: %i', (at) => {
    const relabel = ours(({ timestampAuthorities: [tsa] }) => {
      const one = tsa?.certChain.certificates[at]
      if (one) one.rawBytes = encodeBase64(relabelled(decodeBase64(one.rawBytes), PSS))
    })
    expectOpen(ask(bundle, keyless, relabel), 'trusted-time: RSASSA-PSS')
  })
})

describe('a certificate', () => {
  const { bundle } = signKeyless(world, { ...plain, identity: alice })
  const leafOf = (change: (leaf: Uint8Array) => Uint8Array) =>
    edited(bundle, ({ verificationMaterial: { certificate } }) => {
      if (certificate) certificate.rawBytes = encodeBase64(change(decodeBase64(certificate.rawBytes)))
    })
  const authority = (at: number, change: (certificate: Uint8Array) => Uint8Array) =>
    ours(({ certificateAuthorities: [ca] }) => {
      const one = ca?.certChain.certificates[at]
      if (one) one.rawBytes = encodeBase64(change(decodeBase64(one.rawBytes)))
    })
  const chainOf = (report: SigstoreReport) => named(report).find((one) => one.startsWith('certificate-chain'))

  test('of an algorithm that is computed, which does not hold, is rejected', () => {
    expect(chainOf(ask(leafOf(spoilt)))).toBe('certificate-chain: chain-untrusted')
    expect(chainOf(ask(bundle, keyless, authority(0, spoilt)))).toBe('certificate-chain: chain-untrusted')
  })

  test('of one that is not computed', () => {
    const report = ask(leafOf((leaf) => relabelled(leaf, PSS)))
    expect(notComputed(report)).toEqual(['certificate-chain: RSASSA-PSS'])
    const unknown = ask(leafOf((leaf) => relabelled(leaf, '1.2.3.4')))
    expect(notComputed(unknown)).toEqual(['certificate-chain: 1.2.3.4'])
  })

  test('of one that is not computed, by nobody whom the trusted root names', () => {
    const stranger = createWorld({ seed: 'stranger', now: NOW, earlierEntries: 0 })
    const theirs = signKeyless(stranger, { ...plain, identity: alice }).bundle.verificationMaterial
      .certificate
    const foreign = leafOf(() => relabelled(decodeBase64(theirs?.rawBytes ?? ''), PSS))
    const others = ours(({ certificateAuthorities: [ca] }) => {
      if (ca)
        ca.certChain.certificates = trustedRootOf(world).timestampAuthorities[0]?.certChain.certificates ?? []
    })
    expect(chainOf(ask(foreign, keyless, others))).toBe('certificate-chain: chain-untrusted')
  })

  test.each([0, 1])('above the leaf of one that is not computed: %i', (at) => {
    const report = ask(
      bundle,
      keyless,
      authority(at, (one) => relabelled(one, PSS)),
    )
    expectOpen(report, 'certificate-chain: RSASSA-PSS')
  })

  test('above the leaf with a key of one', () => {
    const [p384, secp256k1] = [der.oid('1.3.132.0.34'), der.oid('1.3.132.0.10')]
    const report = ask(
      bundle,
      keyless,
      authority(0, (one) => replaced(one, p384, secp256k1, 0)),
    )
    expectOpen(report, 'certificate-chain: secp256k1')
  })
})

describe('an SCT', () => {
  const withSct = (change: (sct: Uint8Array) => Uint8Array) =>
    signKeyless(world, {
      ...plain,
      identity: alice,
      revise: {
        certificate: (honest) => {
          const [log] = honest.ctLogs
          if (!log) throw new Error('algorithms: the world has a CT log')
          const sct = signCertificateTimestamp(log, {
            tbs: utf8(''),
            issuerSpki: utf8(''),
            at: honest.loggedAt,
          })
          const extensions = [...honest.extensions, certificateTimestamps([change(sct)])]
          return { ...honest, ctLogs: [], extensions }
        },
      },
    }).bundle
  const ALGORITHM = 43

  test('of an algorithm that is computed, which does not hold, is rejected', () => {
    expect(named(ask(withSct((sct) => sct)))).toEqual(['sct: sct-untrusted'])
  })

  test('of one that is not computed', () => {
    const report = ask(withSct((sct) => sct.with(ALGORITHM, 8).with(ALGORITHM + 1, 4)))
    expectOpen(report, 'sct: 0x0804')
  })

  test('of one that is not computed, by a log that the trusted root does not name', () => {
    const report = ask(withSct((sct) => sct.with(ALGORITHM, 8).with(1, (sct[1] ?? 0) ^ 1)))
    expect(named(report)).toEqual(['sct: sct-untrusted'])
  })
})

describe('a log', () => {
  const log = { ...world.logs.v1, tree: world.logs.v1.tree, entries: world.logs.v1.entries }
  const ofKey = (own: KeyPair) => {
    const logs = { ...world.logs, v1: { ...log, key: own, logId: sha256(own.spki) } }
    return { bundle: signKeyless({ ...world, logs }, { ...plain, identity: alice }).bundle, logs }
  }
  const private384 = ofKey(generateKeyPair('p384', world.random.fork('log')))
  const rootOf = (keyDetails?: string) => {
    const trusted = trustedRootOf({ ...world, logs: private384.logs })
    const [first] = trusted.tlogs
    if (first && keyDetails) first.publicKey.keyDetails = keyDetails
    return trusted
  }

  test('whose key says that it signs in a way that is not computed', () => {
    const report = ask(private384.bundle, keyless, rootOf())
    expectOpen(report, 'inclusion-promise: PKIX_ECDSA_P384_SHA_384', 'checkpoint: PKIX_ECDSA_P384_SHA_384')
  })

  test('whose key says another way, which is computed and does not hold, is rejected', () => {
    expect(named(ask(private384.bundle, keyless, rootOf('PKIX_ECDSA_P384_SHA_256')))).toEqual([
      'inclusion-promise: promise-invalid',
      'checkpoint: checkpoint-invalid',
    ])
  })

  test('whose key is only said to be of another way stays believed where its signature holds', () => {
    const { bundle } = signKeyless(world, { ...plain, identity: alice })
    const pss = ours(({ tlogs: [first] }) => {
      if (first) first.publicKey.keyDetails = 'PKIX_RSA_PSS_2048_SHA256'
    })
    expect(ask(bundle, keyless, pss).verdict).toBe('verified')
  })
})

describe('what is signed', () => {
  const other = generateKeyPair('p384', world.random.fork('another'))
  const content = about([{ name: 'a', digest: { sha256: toHex(sha256(bytes)) } }])
  const by = (signature: Uint8Array, spki: Uint8Array = other.spki) =>
    signWithKey(world, {
      content,
      at: NOW,
      key,
      revise: {
        signature: () => signature,
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { signatures: { verifier: string }[] }
          for (const one of spec.signatures) one.verifier = encodeBase64(utf8(toPem('PUBLIC KEY', spki)))
          return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
        },
      },
    }).bundle
  const policy = { key: toPem('PUBLIC KEY', other.spki) }

  test('an envelope, by P-384 with the digest that goes with it', () => {
    expectOpen(ask(by(sign(other, signedBytes(content))), policy), 'signature: ECDSA P-384, SHA-384')
  })

  test('an envelope, by P-384 with the digest that is computed', () => {
    const digest = sha256(signedBytes(content))
    const signature = p384.sign(digest, other.secretKey, { prehash: false, format: 'der', lowS: false })
    expect(ask(by(signature), policy).verdict).toBe('verified')
  })

  test('an envelope, by P-384 with neither, is rejected', () => {
    const foreign = sign(other, concatBytes(signedBytes(content), utf8('!')))
    expect(named(ask(by(foreign), policy))).toEqual(['signature: signature-invalid'])
  })

  describe('an envelope, by RSA', () => {
    const RSA = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
    const byRsa = async (
      name: string,
      hash: string,
      saltLength?: number,
      revise = (made: Uint8Array) => made,
    ) => {
      const pair = await crypto.subtle.generateKey({ ...RSA, name, hash }, true, ['sign', 'verify'])
      const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
      const algorithm = { name, ...(saltLength !== undefined && { saltLength }) }
      const signed = new Uint8Array(signedBytes(content))
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, signed))
      return ask(by(revise(signature), spki), { key: toPem('PUBLIC KEY', spki) })
    }

    test('with the padding and the digest that are computed', async () => {
      expect((await byRsa('RSASSA-PKCS1-v1_5', 'SHA-256')).verdict).toBe('verified')
    })

    test.each(['SHA-384', 'SHA-512'])('with another digest: %s', async (hash) => {
      expectOpen(await byRsa('RSASSA-PKCS1-v1_5', hash), `signature: RSA, ${hash}`)
    })

    test.each([
      ['SHA-256', 32],
      ['SHA-256', 0],
      ['SHA-256', 222],
      ['SHA-384', 48],
      ['SHA-512', 64],
    ])('with the other padding: %s, %i octets of salt', async (hash, salt) => {
      expectOpen(await byRsa('RSA-PSS', hash, salt), `signature: RSASSA-PSS, ${hash}`)
    })

    test.each(['RSASSA-PKCS1-v1_5', 'RSA-PSS'])('that holds in no way, is rejected: %s', async (name) => {
      const report = await byRsa(name, 'SHA-256', name === 'RSA-PSS' ? 32 : undefined, spoilt)
      expect(named(report)).toContain('signature: signature-invalid')
      expect(report.verdict).toBe('rejected')
    })
  })

  test('an envelope, by a key of a kind that is not computed', () => {
    const pss = der.sequence(der.sequence(der.oid(PSS)), der.bitString(Uint8Array.of(1, 2, 3)))
    const report = ask(by(Uint8Array.of(1), pss), { key: toPem('PUBLIC KEY', pss) })
    expectOpen(report, 'public-key: RSASSA-PSS')
  })

  test('a message, by P-384 with another digest than the one that is named', () => {
    const { bundle } = signWithKey(world, {
      ...plain,
      key,
      revise: {
        signature: () => sign(other, bytes),
        entry: ({ body, at }) => {
          const spec = structuredClone(body.spec) as { signature: { publicKey: { content: string } } }
          spec.signature.publicKey.content = encodeBase64(utf8(toPem('PUBLIC KEY', other.spki)))
          return { at, body: { ...body, spec: spec as unknown as typeof body.spec } }
        },
      },
    })
    expectOpen(ask(bundle, policy), 'signature: ECDSA P-384, SHA-384')
    // Of a file that is known by other digests alone, nobody knows what was signed.
    for (const digests of [{}, { sha512: sha512(bytes) }]) {
      const report = verifySigstore({
        artifact: { digests: { sha256: sha256(bytes), ...digests } },
        bundle: utf8(JSON.stringify(bundle)),
        trustedRoot: utf8(JSON.stringify(root)),
        policy,
      })
      expect([report.verdict, ...named(report)]).toEqual(['undecided'])
      const signature = report.checks.find(({ id }) => id === 'signature')
      expect(signature).toMatchObject({ status: 'skipped', because: 'missing-input' })
    }
    const both = verifySigstore({
      artifact: { digests: { sha256: sha256(bytes), sha384: sha384(bytes) } },
      bundle: utf8(JSON.stringify(bundle)),
      trustedRoot: utf8(JSON.stringify(root)),
      policy,
    })
    expectOpen(both, 'signature: ECDSA P-384, SHA-384')
  })

  test('an honest signature by the key that is held', () => {
    expect(ask(signWithKey(world, { content, at: NOW, key }).bundle, held).verdict).toBe('verified')
  })
})
