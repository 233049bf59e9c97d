/** Times and periods that compare with nothing, and those that do: which is which, the code says. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv } from '../../playground/platform/der.ts'
import { type Policy, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { certificateTimestamps, signCertificateTimestamp } from '../../playground/world/ctlog.ts'
import { generateKeyPair, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import * as der from '../../playground/world/der.ts'
import { type KeyPair, sign, signatureAlgorithm } from '../../playground/world/keys.ts'
import * as x509 from '../../playground/world/x509.ts'
import { about, alice, bytes, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

type Root = ReturnType<typeof trustedRootOf>
const rootWith = (change: (copy: Root) => void): Root => {
  const copy = structuredClone(trustedRootOf(world))
  change(copy)
  return copy
}

function ask(
  bundle: BundleJson,
  trustedRoot: Root = trustedRootOf(world),
  policy: Policy = keyless,
): SigstoreReport {
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(trustedRoot)),
    policy,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return report
}

const edited = (bundle: BundleJson, change: (copy: BundleJson) => void): BundleJson => {
  const copy = structuredClone(bundle)
  change(copy)
  return copy
}
const replaced = (bytes: Uint8Array, from: string, to: string) =>
  Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'))
/** Everything that one check shows, as text. */
const shown = ({ checks }: SigstoreReport, id: string) => {
  const check = checks.find((one) => one.id === id)
  const compared = check && 'expected' in check ? [check.expected, check.actual] : []
  return [...(check?.evidence ?? []), ...compared].flatMap((one) =>
    one === undefined
      ? []
      : [`${one.label} ${one.value instanceof Date ? one.value.toJSON() : String(one.value)}`],
  )
}

const v1 = signKeyless(world, { ...plain, identity: alice }).bundle
const v2 = signKeyless(world, { ...plain, identity: alice, log: 'v2' }).bundle

/** The same certificate with another time in it, by the same key. */
function resigned(certificate: Uint8Array, key: KeyPair, from: string, to: string): Uint8Array {
  const whole = readTlv(certificate, 0x30).value
  const tbs = replaced(whole.subarray(0, readTlv(whole, 0x30).end), from, to)
  return der.sequence(tbs, signatureAlgorithm(key), der.bitString(sign(key, tbs)))
}

/** Signed by somebody whose CA is a single certificate, from 2026 to 2030. */
function shortAuthority(change = (own: Uint8Array, _: KeyPair) => own, at = NOW) {
  const key = generateKeyPair('p256', world.random.fork('short'))
  const name = { organization: 'o', commonName: 'a short authority' }
  const own = x509.signCertificate(
    {
      serial: Uint8Array.of(1),
      issuer: name,
      subject: name,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2030-01-01T00:00:00Z'),
      spki: key.spki,
      extensions: [x509.keyUsage('keyCertSign'), x509.basicConstraints(0), x509.subjectKeyId(key)],
    },
    key,
  )
  const fulcio = { ...world.fulcio, intermediateKey: key, intermediateName: name }
  const root = rootWith(({ certificateAuthorities: [ca] }) => {
    if (ca) ca.certChain.certificates = [{ rawBytes: encodeBase64(change(own, key)) }]
  })
  return { bundle: signKeyless({ ...world, fulcio }, { ...plain, identity: alice, at }).bundle, root }
}

describe('what is no time is no time outside of anything', () => {
  const told = (integratedTime: string | undefined) =>
    edited(v1, ({ verificationMaterial: { tlogEntries } }) => {
      const [entry] = tlogEntries
      if (!entry) return
      if (integratedTime === undefined) delete entry.integratedTime
      else entry.integratedTime = integratedTime
    })

  test.each([
    ['beyond all dates', '999999999999999999', '999999999999999999'],
    ['missing', undefined, '0'],
    ['none', '0', '0'],
  ])("the log's: %s", (_, integratedTime, value) => {
    const report = ask(told(integratedTime))
    expect(named(report)).toContain('inclusion-promise: time-unreadable')
    expect(shown(report, 'inclusion-promise')).toContain(`integrated-time ${value}`)
  })

  test("the log's, beyond all dates: nothing is told as wrong", () => {
    const { checks, verdict } = ask(told('999999999999999999'))
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(verdict).toBe('undecided')
  })

  test("the log's, which is one and lies beyond, is rejected", () => {
    expect(named(ask(told('1')))).toContain('inclusion-promise: log-key-expired')
  })

  test("the log's, of a log that nobody knows, is rejected", () => {
    const others = rootWith((root) => root.tlogs.shift())
    expect(named(ask(told('999999999999999999'), others))).toContain('inclusion-promise: log-unknown')
  })

  test("a timestamp authority's, of a month 13", () => {
    const bundle = edited(v2, ({ verificationMaterial: { timestampVerificationData } }) => {
      const [one] = timestampVerificationData?.rfc3161Timestamps ?? []
      if (!one) return
      const token = replaced(decodeBase64(one.signedTimestamp), '20261001090000Z', '20261301090000Z')
      one.signedTimestamp = encodeBase64(token)
    })
    const report = ask(bundle)
    expect(named(report)).toEqual(['trusted-time: time-unreadable'])
    expect(shown(report, 'trusted-time')).toContain('signed-timestamp 20261301090000Z')
    expect(report.verdict).toBe('undecided')
    // Whose it is was compared all the same.
    const others = rootWith(({ timestampAuthorities: [tsa] }) => {
      tsa?.certChain.certificates.shift()
    })
    expect(named(ask(bundle, others))).toEqual(['trusted-time: timestamp-untrusted'])
  })

  test("a certificate's: its CA says when it ends, and that is never", () => {
    const { intermediateKey } = world.fulcio
    const bundle = edited(v1, ({ verificationMaterial: { certificate } }) => {
      if (!certificate) return
      const leaf = resigned(
        decodeBase64(certificate.rawBytes),
        intermediateKey,
        '261001091000Z',
        '261301091000Z',
      )
      certificate.rawBytes = encodeBase64(leaf)
    })
    const report = ask(bundle)
    expect(named(report)).toContain('certificate-chain: time-unreadable')
    expect(shown(report, 'certificate-chain')).toContain('not-after 261301091000Z')
    // Whose it is was compared all the same.
    const others = rootWith(({ certificateAuthorities: [ca], timestampAuthorities: [tsa] }) => {
      if (ca && tsa) ca.certChain = tsa.certChain
    })
    expect(named(ask(bundle, others))).toContain('certificate-chain: chain-untrusted')
  })

  test("an authority's", () => {
    const { bundle, root } = shortAuthority((own, key) =>
      resigned(own, key, '300101000000Z', '301301000000Z'),
    )
    const report = ask(bundle, root)
    expect(named(report)).toEqual(['certificate-chain: time-unreadable'])
    expect(shown(report, 'certificate-chain')).toContain('validity-end 301301000000Z')
    expect(report.verdict).toBe('undecided')
  })

  test('an SCT of a time beyond all dates', () => {
    const { bundle } = signKeyless(world, {
      ...plain,
      identity: alice,
      revise: {
        certificate: (honest) => {
          const [log] = honest.ctLogs
          if (!log) throw new Error('no-time: the world has a CT log')
          const sct = signCertificateTimestamp(log, { tbs: utf8(''), issuerSpki: utf8(''), at: NOW })
          const extensions = [...honest.extensions, certificateTimestamps([sct.with(33, 0x7f)])]
          return { ...honest, ctLogs: [], extensions }
        },
      },
    })
    const report = ask(bundle)
    expect(named(report)).toEqual(['sct: time-unreadable'])
    expect(shown(report, 'sct').join('\n')).toMatch(/^sct-time \d{16,}$/m)
    expect(report.verdict).toBe('undecided')
  })
})

describe('a CA that does lead there', () => {
  const ended = '2026-10-01T08:00:00Z'
  const later = '2026-10-02T08:00:00Z'
  test.each([
    ['ended, promise', v1, { end: ended }, `validity-end 2026-10-01T08:00:00.000Z`, 'integrated-time'],
    ['ended, timestamp', v2, { end: ended }, `validity-end 2026-10-01T08:00:00.000Z`, 'signed-timestamp'],
    ['begins later', v1, { start: later }, `validity-start 2026-10-02T08:00:00.000Z`, 'integrated-time'],
  ])('%s: what is compared is its period', (_, bundle, period, bound, label) => {
    const root = rootWith(({ certificateAuthorities: [ca] }) => {
      if (ca) Object.assign(ca.validFor, period)
    })
    const report = ask(bundle, root)
    expect(named(report)).toEqual(['certificate-chain: authority-outside-validity'])
    expect(shown(report, 'certificate-chain')).toEqual(
      expect.arrayContaining([bound, `${label} 2026-10-01T09:00:00.000Z`]),
    )
    expect(report.verdict).toBe('rejected')
  })

  test('is not the authority of timestamps: what its own chain lacks is not told of the timestamp', () => {
    const without = (change: (certificates: { rawBytes: string }[]) => void) =>
      rootWith(({ timestampAuthorities: [tsa] }) => {
        if (tsa) change(tsa.certChain.certificates)
      })
    const broken = without((certificates) => certificates.pop())
    expect(named(ask(v2, broken))).toEqual(['trusted-time: tsa-unusable'])
    expect(ask(v2, broken).verdict).toBe('undecided')
    const spoilt = without(([leaf]) => {
      const bytes = decodeBase64(leaf?.rawBytes ?? '')
      if (leaf) leaf.rawBytes = encodeBase64(bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1))
    })
    expect(named(ask(v2, spoilt))).toEqual(['trusted-time: tsa-unusable'])
  })

  test('whose own certificate ended', () => {
    const { bundle, root } = shortAuthority()
    expect(ask(bundle, root).verdict).toBe('verified')
    const late = shortAuthority(undefined, new Date('2031-01-01T00:00:00Z'))
    const report = ask(late.bundle, late.root)
    expect(named(report)).toEqual(['certificate-chain: authority-outside-validity'])
    expect(shown(report, 'certificate-chain')).toContain('validity-end 2030-01-01T00:00:00.000Z')
  })

  test('does not, where another signed', () => {
    const others = rootWith(({ certificateAuthorities: [ca], timestampAuthorities: [tsa] }) => {
      if (!ca || !tsa) return
      ca.certChain = tsa.certChain
      ca.validFor.end = ended
    })
    expect(named(ask(v1, others))).toEqual(['certificate-chain: chain-untrusted'])
  })

  test('without certificates is none: nothing was compared', () => {
    const noCa = rootWith(({ certificateAuthorities: [ca] }) => {
      if (ca) ca.certChain = { certificates: [] }
    })
    const noTsa = rootWith(({ timestampAuthorities: [tsa] }) => {
      if (tsa) tsa.certChain = { certificates: [] }
    })
    expect(named(ask(v1, noCa))).toEqual(['certificate-chain: no-ca-in-root'])
    expect(ask(v1, noCa).verdict).toBe('undecided')
    expect(named(ask(v2, noTsa))).toEqual(['trusted-time: no-tsa-in-root'])
    expect(ask(v2, noTsa).verdict).toBe('undecided')
    const noCtLog = rootWith((root) => root.ctlogs.splice(0))
    expect(named(ask(v1, noCtLog))).toEqual(['sct: no-ct-log-in-root'])
    const noLog = rootWith((root) => root.tlogs.splice(0))
    expect(named(ask(v2, noLog))).toEqual(['checkpoint: no-log-in-root'])
    const onlyTsa = rootWith((root) => {
      for (const services of [root.certificateAuthorities, root.ctlogs, root.tlogs]) services.splice(0)
    })
    // Such a root is one: keys and a witness of the time, and no log.
    expect(named(ask(v2, onlyTsa))).toEqual([
      'certificate-chain: no-ca-in-root',
      'checkpoint: no-log-in-root',
    ])
    expect(ask(v2, onlyTsa).verdict).toBe('undecided')
    // Beside one that has them it changes nothing.
    const both = rootWith(({ certificateAuthorities }) => {
      const [ca] = certificateAuthorities
      if (ca) certificateAuthorities.unshift({ ...ca, certChain: { certificates: [] } })
    })
    expect(ask(v1, both).verdict).toBe('verified')
  })
})

describe('a digest that is of another length than its algorithm makes', () => {
  const right = toHex(sha256(bytes))
  const of = (...digests: readonly string[]) =>
    ask(
      signKeyless(world, {
        content: about(digests.map((digest) => ({ name: 'a', digest: { sha256: digest } }))),
        identity: alice,
        at: NOW,
      }).bundle,
    )

  test('in a statement: compared with nothing', () => {
    expect(named(of(right.slice(0, 62)))).toEqual(['artifact: digest-length'])
    expect(of(right.slice(0, 62)).verdict).toBe('undecided')
    expect(named(of(`${right}00`, '00'.repeat(32)))).toEqual(['artifact: digest-length'])
    expect(named(of(''))).toEqual(['artifact: digest-length'])
  })

  test('in a statement: beside the right one it hides nothing', () => {
    expect(of(right.slice(0, 62), right).verdict).toBe('verified')
  })

  test('in a statement: another of the same length is', () => {
    expect(named(of('00'.repeat(32)))).toEqual(['artifact: subject-mismatch'])
  })

  test('beside a message', () => {
    const short = edited(v1, ({ messageSignature }) => {
      if (messageSignature) messageSignature.messageDigest.digest = encodeBase64(sha256(bytes).subarray(1))
    })
    expect(named(ask(short))).toContain('artifact: digest-length')
  })
})
