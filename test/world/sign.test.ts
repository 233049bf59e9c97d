import { describe, expect, it } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { createHash } from '../../playground/platform/crypto.ts'
import {
  type Content,
  type Revisions,
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  signWithKey,
  subjectOf,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'
import { askLibrary } from './library.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const MINUTE = 60_000
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)
const world = (seed: string, earlierEntries = 2) => createWorld({ seed, now: NOW, earlierEntries })

const artifact = utf8('an artifact\n')
const alice = person('alice@example.com')
const release = workflow('example/hello-shomei')
const subject = {
  name: 'artifact',
  digest: { sha256: toHex(createHash('sha256').update(artifact).digest()) },
}
const attestation = provenance([subject], release)

const LOGS = ['v1', 'v2'] as const
const CONTENTS: readonly [string, Content][] = [
  ['message', message(artifact)],
  ['attestation', attestation],
]

describe('a bundle from the lab', () => {
  for (const log of LOGS) {
    for (const [name, content] of CONTENTS) {
      it(`${name}, ${log} log, keyless: accepted for its identity and no other`, () => {
        const lab = world('keyless')
        const { bundle } = signKeyless(lab, { content, identity: release, at: NOW, log })
        const question = { bundle, trustedRoot: trustedRootOf(lab), artifact }
        expect(askLibrary(question)).toBe('accepted')
        expect(askLibrary({ ...question, identity: subjectOf(release), issuer: release.issuer })).toBe(
          'accepted',
        )
        expect(askLibrary({ ...question, identity: alice.email })).toBe('UNTRUSTED_SIGNER_ERROR')
        expect(askLibrary({ ...question, issuer: alice.issuer })).toBe('UNTRUSTED_SIGNER_ERROR')
        expect(askLibrary({ ...question, trustedRoot: trustedRootOf(world('elsewhere')) })).not.toBe(
          'accepted',
        )
      })

      it(`${name}, ${log} log, managed key: accepted for this key and no other`, () => {
        const lab = world('managed')
        const key = generateKeyPair('p256', lab.random.fork('managed'))
        const other = generateKeyPair('p256', lab.random.fork('other'))
        const { bundle } = signWithKey(lab, { content, key, at: NOW, log })
        const question = { bundle, trustedRoot: trustedRootOf(lab), artifact }
        expect(askLibrary({ ...question, key: key.spki })).toBe('accepted')
        expect(askLibrary({ ...question, key: other.spki })).toBe('PUBLIC_KEY_ERROR')
        expect(askLibrary(question)).toBe('PUBLIC_KEY_ERROR')
      })
    }
  }

  it('records an envelope in a v2 log as dsse too', () => {
    const lab = world('dsse')
    const { bundle } = signKeyless(lab, {
      content: attestation,
      identity: alice,
      at: NOW,
      log: 'v2',
      entryKind: 'dsse',
    })
    expect(bundle.verificationMaterial.tlogEntries[0]?.kindVersion).toEqual({
      kind: 'dsse',
      version: '0.0.2',
    })
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(lab) })).toBe('accepted')
  })

  it.each(['0.1', '0.2', '0.3'] as const)('of version %s is accepted', (bundleVersion) => {
    const lab = world('versions')
    const { bundle } = signKeyless(lab, {
      content: message(artifact),
      identity: alice,
      at: NOW,
      bundleVersion,
    })
    expect(bundle.mediaType).toContain(bundleVersion)
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(lab), artifact })).toBe('accepted')
  })

  it('carries the time a v1 log promised, and a v2 log leaves time to the timestamp authority', () => {
    const lab = world('time')
    const [v1, v2] = LOGS.map(
      (log) => signKeyless(lab, { content: message(artifact), identity: alice, at: NOW, log }).bundle,
    )
    const entryOf = (bundle: typeof v1) => bundle?.verificationMaterial.tlogEntries[0]
    expect(entryOf(v1)?.integratedTime).toBe(`${NOW.getTime() / 1000}`)
    expect(entryOf(v1)).toHaveProperty('inclusionPromise')
    expect(v1?.verificationMaterial).not.toHaveProperty('timestampVerificationData')
    expect(entryOf(v2)).not.toHaveProperty('integratedTime')
    expect(entryOf(v2)).not.toHaveProperty('inclusionPromise')
    expect(v2?.verificationMaterial.timestampVerificationData?.rfc3161Timestamps).toHaveLength(1)
  })

  it('stands in a log in which others signed before', () => {
    const lab = world('crowd', 15)
    const { bundle, entry } = signKeyless(lab, { content: message(artifact), identity: alice, at: NOW })
    const proof = bundle.verificationMaterial.tlogEntries[0]?.inclusionProof
    expect(entry.index).toBe(15)
    expect(proof?.hashes).toHaveLength(4)
    expect(proof?.treeSize).toBe('16')
    expect(new Set(lab.logs.v1.entries.map(({ bytes }) => toHex(bytes))).size).toBe(16)
  })

  it('is the same, byte for byte, for the same seed and times, and another for any other seed', () => {
    const make = (seed: string) => {
      const lab = world(seed)
      const bundles = LOGS.flatMap((log) =>
        CONTENTS.map(([, content]) => signKeyless(lab, { content, identity: alice, at: NOW, log }).bundle),
      )
      return JSON.stringify([trustedRootOf(lab), bundles])
    }
    expect(make('replay')).toBe(make('replay'))
    expect(make('replay')).not.toBe(make('replay 2'))
  })

  it('is accepted for twenty seeds, and never for an artifact with one bit changed', () => {
    for (let n = 0; n < 20; n++) {
      const lab = createWorld({ seed: `property ${n}`, now: later(n * 997), earlierEntries: n % 5 })
      const bytes = lab.random.fork('artifact').bytes(1 + n)
      const changed = bytes.with(n % bytes.length, (bytes[n % bytes.length] ?? 0) ^ (1 << (n % 8)))
      const log = LOGS[n % 2] ?? 'v1'
      const { bundle } = signKeyless(lab, {
        content: message(bytes),
        identity: n % 3 ? alice : release,
        at: later(n * 997),
        log,
      })
      const question = { bundle, trustedRoot: trustedRootOf(lab) }
      expect(askLibrary({ ...question, artifact: bytes }), `seed ${n}`).toBe('accepted')
      if (n % 5 === 0)
        expect(askLibrary({ ...question, artifact: changed }), `seed ${n}`).not.toBe('accepted')
    }
  })
})

/** What an attacker or a broken service would do, and which of the library's checks stops it. */
const BENT: readonly [string, 'v1' | 'v2', Revisions, string][] = [
  [
    'the certificate had expired',
    'v1',
    { entry: ({ body }) => ({ body, at: later(11) }) },
    'CERTIFICATE_ERROR',
  ],
  [
    'the certificate was not yet valid',
    'v1',
    { entry: ({ body }) => ({ body, at: later(-1) }) },
    'CERTIFICATE_ERROR',
  ],
  [
    'stamped after the certificate expired',
    'v2',
    { timestamps: (honest) => honest.map((stamp) => ({ ...stamp, at: later(11) })) },
    'CERTIFICATE_ERROR',
  ],
  [
    'a short-lived certificate',
    'v1',
    { certificate: (honest) => ({ ...honest, notBefore: later(-2), notAfter: later(-1) }) },
    'CERTIFICATE_ERROR',
  ],
  ['no SCT', 'v1', { certificate: (honest) => ({ ...honest, ctLogs: [] }) }, 'CERTIFICATE_ERROR'],
  [
    'an SCT by another log',
    'v1',
    { certificate: (honest) => ({ ...honest, ctLogs: world('other').fulcio.ctLogs }) },
    'CERTIFICATE_ERROR',
  ],
  [
    'an SCT from before the CT log began',
    'v1',
    { certificate: (honest) => ({ ...honest, loggedAt: new Date(0) }) },
    'CERTIFICATE_ERROR',
  ],
  [
    'another signature',
    'v1',
    { signature: (honest) => honest.with(honest.length - 1, (honest.at(-1) ?? 0) ^ 1) },
    'SIGNATURE_ERROR',
  ],
  ['no timestamp', 'v2', { timestamps: () => [] }, 'TIMESTAMP_ERROR'],
  [
    'a timestamp of something else',
    'v2',
    { timestamps: (honest) => honest.map((stamp) => ({ ...stamp, message: utf8('else') })) },
    'TIMESTAMP_ERROR',
  ],
  [
    'an entry of another kind',
    'v1',
    { entry: ({ body, at }) => ({ body: { ...body, kind: 'rekord' }, at }) },
    'TLOG_BODY_ERROR',
  ],
]

describe('bent', () => {
  it.each(BENT)('%s (%s): refused', (_, log, revise, code) => {
    const lab = world('bent')
    const { bundle } = signKeyless(lab, { content: message(artifact), identity: alice, at: NOW, log, revise })
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(lab), artifact })).toBe(code)
  })

  it('an entry about another artifact: refused', () => {
    const lab = world('bent')
    const other = signKeyless(lab, { content: message(utf8('other')), identity: alice, at: NOW })
    const { bundle } = signKeyless(lab, {
      content: message(artifact),
      identity: alice,
      at: NOW,
      revise: { entry: ({ at }) => ({ body: other.entry.body, at }) },
    })
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(lab), artifact })).toBe('TLOG_BODY_ERROR')
  })

  it.each(['fulcio', 'tsa', 'logs'] as const)('signed with the %s of another world: refused', (service) => {
    const lab = world('bent')
    const bent = { ...lab, [service]: world('other')[service] }
    const { bundle } = signKeyless(bent, { content: message(artifact), identity: alice, at: NOW, log: 'v2' })
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(lab), artifact })).not.toBe('accepted')
    expect(askLibrary({ bundle, trustedRoot: trustedRootOf(bent), artifact })).toBe('accepted')
  })

  it('a proof with one node changed, or a checkpoint of another size: refused', () => {
    const lab = world('bent', 6)
    const { bundle } = signKeyless(lab, { content: message(artifact), identity: alice, at: NOW })
    const honest = JSON.stringify(bundle)
    const node = bundle.verificationMaterial.tlogEntries[0]?.inclusionProof?.hashes[1] ?? 'none'
    for (const [from, to] of [
      [node, Buffer.from(concatBytes(new Uint8Array(31), Uint8Array.of(1))).toString('base64')],
      ['\\n7\\n', '\\n8\\n'],
    ] as const) {
      const changed = honest.replace(from, to)
      expect(changed).not.toBe(honest)
      expect(askLibrary({ bundle: JSON.parse(changed), trustedRoot: trustedRootOf(lab), artifact })).toBe(
        'TLOG_INCLUSION_PROOF_ERROR',
      )
    }
  })
})

describe('what a programmer got wrong', () => {
  it('is named', () => {
    const lab = world('wrong')
    const key = generateKeyPair('ed25519', lab.random)
    expect(() => signWithKey(lab, { content: message(artifact), key, at: NOW })).toThrow(/^key: /)
    const request = { content: message(artifact), identity: alice, at: NOW, entryKind: 'dsse' } as const
    expect(() => signKeyless(lab, request)).toThrow(/^kind: /)
    const envelope = { ...request, content: attestation, entryKind: 'hashedrekord' } as const
    expect(() => signKeyless(lab, envelope)).toThrow(/^kind: /)
    expect(() => createWorld({ seed: 's', now: new Date(NaN) })).toThrow(/^now: /)
    expect(() => createWorld({ seed: 's', now: NOW, earlierEntries: -1 })).toThrow(/^earlierEntries: /)
  })
})
