/** What stands in front hides nothing behind it: of several entries and times, any order has one verdict. */
import { describe, expect, test } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { readTlv } from '../../playground/platform/der.ts'
import { utf8 } from '../../playground/bytes.ts'
import { element, nothing } from '../../playground/world/der.ts'
import { createWorld, message, signKeyless, signWithKey } from '../../playground/world/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { alice, ask, bytes, held, key, keyless, NOW, plain, stateOf, world } from './lab.ts'
import { named } from './suite.ts'

type Entry = BundleJson['verificationMaterial']['tlogEntries'][number]

const bundle = signKeyless(world, { ...plain, identity: alice, log: 'v2' }).bundle
const promised = signKeyless(world, { ...plain, identity: alice }).bundle
const first = (of: BundleJson): Entry => {
  const [entry] = of.verificationMaterial.tlogEntries
  if (!entry) throw new Error('order: the world made no entry')
  return entry
}
const proofOf = (entry: Entry, change: (proof: NonNullable<Entry['inclusionProof']>) => object): Entry =>
  ({
    ...entry,
    inclusionProof: entry.inclusionProof && { ...entry.inclusionProof, ...change(entry.inclusionProof) },
  }) as Entry
const flipped = (base64: string) => (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1)

const good = first(bundle)
const unreadable = proofOf(good, () => ({ checkpoint: { envelope: 'no checkpoint' } }))
const badProof = proofOf(good, ({ hashes }) => ({ hashes: [flipped(hashes[0] ?? ''), ...hashes.slice(1)] }))
const badNote = proofOf(good, ({ checkpoint }) => ({
  checkpoint: { envelope: checkpoint?.envelope.replace('\n\n', '\nmore\n\n') },
}))
const unknownKind: Entry = {
  ...first(promised),
  canonicalizedBody: encodeBase64(utf8('{"kind":"x","apiVersion":"0.0.1","spec":{}}')),
}
const otherBody = first(
  signKeyless(world, { content: message(utf8('other')), at: NOW, identity: alice }).bundle,
)
const foreign = createWorld({ seed: 'order', now: NOW, earlierEntries: 2 })
const stamp = (of: BundleJson) =>
  of.verificationMaterial.timestampVerificationData?.rfc3161Timestamps[0] ?? { signedTimestamp: '' }
const foreignStamp = stamp(
  signKeyless(foreign, { content: message(bytes), at: NOW, identity: alice, log: 'v2' }).bundle,
)

function withMaterial(of: BundleJson, more: object): BundleJson {
  return { ...of, verificationMaterial: { ...of.verificationMaterial, ...more } }
}
const entries = (of: BundleJson, list: readonly Entry[]) => withMaterial(of, { tlogEntries: list })
const stamps = (list: readonly { signedTimestamp: string }[]) =>
  withMaterial(bundle, { timestampVerificationData: { rfc3161Timestamps: list } })

describe('one that failed is told beside one that could not be looked at', () => {
  test.each([
    [
      'proofs',
      'inclusion-proof',
      (list: readonly unknown[]) => entries(bundle, list as Entry[]),
      [badProof, unreadable],
    ],
    [
      'checkpoints',
      'checkpoint',
      (list: readonly unknown[]) => entries(bundle, list as Entry[]),
      [badNote, unreadable],
    ],
    [
      'entries',
      'log-entry',
      (list: readonly unknown[]) => entries(promised, list as Entry[]),
      [otherBody, unknownKind],
    ],
    [
      'timestamps',
      'trusted-time',
      (list: readonly unknown[]) => stamps(list as { signedTimestamp: string }[]),
      [foreignStamp, { signedTimestamp: 'AAAA' }],
    ],
  ] as const)('%s', (_, check, make, [bad, open]) => {
    for (const list of [[bad], [bad, open], [open, bad], [open, open, bad]]) {
      const report = ask(make(list), keyless)
      expect(report.verdict).toBe('rejected')
      expect(stateOf(report, check)).toBe('failed')
    }
    expect(stateOf(ask(make([open]), keyless), check)).not.toBe('failed')
  })
})

test('a good one hides no bad one, and a bad one no good one’s evidence', () => {
  const report = ask(entries(bundle, [good, badProof]), keyless)
  expect(stateOf(report, 'inclusion-proof')).toBe('failed')
  const proof = report.checks.find(({ id }) => id === 'inclusion-proof')
  expect(proof?.evidence.filter(({ label }) => label === 'log-index').length).toBe(2)
})

/** One signature of a key, recorded in two logs. */
const inV1 = signWithKey(world, { ...plain, key, log: 'v1' })
const inV2 = signWithKey(world, {
  ...plain,
  key,
  log: 'v2',
  revise: { signature: () => inV1.signature },
}).bundle
const note = (entry: Entry, change: (envelope: string) => string) =>
  proofOf(entry, ({ checkpoint }) => ({ checkpoint: { envelope: change(checkpoint?.envelope ?? '') } }))

const ENTRIES: Readonly<Record<string, (entry: Entry) => Entry>> = {
  honest: (entry) => entry,
  'malformed checkpoint': (entry) => note(entry, (text) => `${text}x`),
  'unreadable checkpoint': (entry) => note(entry, () => 'x'),
  'changed checkpoint': (entry) => note(entry, (text) => text.replace('\n\n', '\nmore\n\n')),
  'incomplete proof': (entry) => proofOf(entry, () => ({ rootHash: '' })),
  'differing proof': (entry) => proofOf(entry, () => ({ treeSize: '999' })),
  'changed proof': (entry) => proofOf(entry, ({ hashes }) => ({ hashes: hashes.map(flipped) })),
}

describe.each(Object.entries(ENTRIES))('an entry with %s', (_, change) => {
  test.each(Object.entries(ENTRIES))(
    'beside one with %s: one verdict in any order, the library’s',
    (__, other) => {
      const pair = [change(first(inV2)), other(first(inV1.bundle))]
      const one = ask(entries(inV2, pair), held)
      const reversed = ask(entries(inV2, pair.toReversed()), held)
      expect([reversed.verdict, ...named(reversed)]).toEqual([one.verdict, ...named(one)])
    },
  )

  test('twice', () => {
    const [one, ...rest] = [first(inV2), change(first(inV2))]
    for (const list of [
      [one, ...rest],
      [...rest, one],
    ]) {
      const report = ask(entries(inV2, list as Entry[]), held)
      expect(report.verdict).toBe('rejected')
      expect(stateOf(report, 'log-inclusion')).toBe('failed')
    }
  })
})

/** A response with something behind it, in which nothing that is signed has changed. */
const malformed = (base64: string): string => {
  const response = decodeBase64(base64)
  const body = readTlv(response, 0x30, 0).value
  return encodeBase64(element(0x30, body, nothing()))
}
const STAMPS: Readonly<Record<string, string>> = {
  honest: stamp(bundle).signedTimestamp,
  malformed: malformed(stamp(bundle).signedTimestamp),
  unreadable: 'AAAA',
  foreign: foreignStamp.signedTimestamp,
}

describe.each(Object.entries(STAMPS))('a timestamp that is %s', (_, one) => {
  test.each(Object.entries(STAMPS))(
    'beside one that is %s: one verdict in any order, the library’s',
    (__, other) => {
      const pair = [one, other].map((signedTimestamp) => ({ signedTimestamp }))
      const forward = ask(stamps(pair), keyless)
      const reversed = ask(stamps(pair.toReversed()), keyless)
      expect([reversed.verdict, ...named(reversed)]).toEqual([forward.verdict, ...named(forward)])
    },
  )
})

describe('beside a malformed timestamp is told', () => {
  const options = { ...plain, identity: alice, log: 'v2' } as const
  const late = (at: Date) => new Date(at.getTime() + 3_600_000)
  test.each([
    ['a foreign CA', { ...world, fulcio: foreign.fulcio }, {}, 'certificate-chain: chain-untrusted'],
    ['no SCT', world, { certificate: (one: object) => ({ ...one, ctLogs: [] }) }, 'sct: sct-missing'],
    [
      'a time when the certificate had ended',
      world,
      { timestamps: (all: readonly { at: Date }[]) => all.map((one) => ({ ...one, at: late(one.at) })) },
      'certificate-chain: outside-validity',
    ],
  ])('%s', (_, of, revise, reason) => {
    const made = signKeyless(of, { ...options, revise: revise as never }).bundle
    const list = [{ signedTimestamp: malformed(stamp(made).signedTimestamp) }]
    const report = ask(
      withMaterial(made, { timestampVerificationData: { rfc3161Timestamps: list } }),
      keyless,
    )
    expect([report.verdict, ...named(report)]).toEqual([
      'rejected',
      'trusted-time: timestamp-malformed',
      reason,
    ])
  })
})
