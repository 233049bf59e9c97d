/** What stands in front hides nothing behind it: of several entries and times, any order has one verdict. */
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { utf8 } from '../../playground/bytes.ts'
import { createWorld, message, signKeyless } from '../../playground/world/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { alice, ask, bytes, keyless, NOW, plain, stateOf, world } from './lab.ts'

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
