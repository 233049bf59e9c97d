/** No bundle and no trusted root, however they are made, take more than their size in work, nor long at the bounds. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { type Policy, verifySigstore } from '../../playground/sigstore/index.ts'
import * as der from '../../playground/world/der.ts'
import { signKeyless, statement } from '../../playground/world/index.ts'
import { expectGrowth } from '../support/doubling.ts'
import { pace, work } from '../support/pace.ts'
import { alice, bytes, keyless, NOW, plain, stateOf, trustedRoot, world } from './lab.ts'

type Json = Record<string, unknown>

const MIB = 1024 * 1024
const message = signKeyless(world, { ...plain, identity: alice, log: 'v2', bundleVersion: '0.3' }).bundle
const chained = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.2' }).bundle
const stated = signKeyless(world, {
  content: statement([], 'https://slsa.dev/provenance/v1', {}),
  at: NOW,
  identity: alice,
}).bundle

const copies = (count: number) => (list: readonly unknown[]) => Array.from({ length: count }, () => list[0])
const wrapped = (count: number) => (text: string) => `${text}${'\n'.repeat(count)}`
const base64 = (text: string) => Buffer.from(text).toString('base64')

type Change = readonly [path: string, change: (before: never) => unknown]

function changed(of: object, ...changes: readonly Change[]): Uint8Array {
  const copy = structuredClone(of) as Json
  for (const [path, change] of changes) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let parent: Json = copy
    for (const name of names) parent = parent[name] as Json
    parent[last] = change(parent[last] as never)
  }
  return utf8(JSON.stringify(copy))
}

const MATERIAL = 'verificationMaterial'
const ENTRIES = `${MATERIAL}.tlogEntries`
const PROOF = `${ENTRIES}.0.inclusionProof`
const TIMES = `${MATERIAL}.timestampVerificationData.rfc3161Timestamps`
/** A certificate of so many elements more, by a CA of this world. */
const padded = (count: number) =>
  signKeyless(world, {
    ...plain,
    identity: alice,
    bundleVersion: '0.2',
    revise: {
      certificate: (content) => ({
        ...content,
        extensions: [
          ...content.extensions,
          { oid: '1.2.3.4.5', value: der.sequence(...Array.from({ length: count }, der.nothing)) },
        ],
      }),
    },
  }).bundle

const SERVICES = ['tlogs', 'ctlogs', 'certificateAuthorities', 'timestampAuthorities']

const honestRoot = JSON.parse(new TextDecoder().decode(trustedRoot)) as object
const rootOf = (count: number) =>
  changed(honestRoot, ...SERVICES.map((name): Change => [name, copies(count)]))
const fullRoot = rootOf(32)

const ask = (bundle: Uint8Array, root: Uint8Array, policy: Policy = keyless) =>
  verifySigstore({ artifact: { bytes }, bundle, trustedRoot: root, policy })

/** A line by the id of a key, whose signature is of a form that has to be computed. */
const lineBy = (keyId: Uint8Array, fill = 1) => {
  const signature = concatBytes(keyId, new Uint8Array(63).fill(fill), Uint8Array.of(1))
  return `\u2014 ${world.logs.v2.signer} ${Buffer.from(signature).toString('base64')}\n`
}
const ownLine = (fill: number) => lineBy(world.logs.v2.logId.subarray(0, 4), fill)
/** Entries whose checkpoints each have wrong lines by their own log's key before the right one. */
const entriesOf = (count: number, lines = 1) =>
  changed(message, [
    ENTRIES,
    ([entry]: readonly { inclusionProof: { checkpoint: { envelope: string } } }[]) =>
      Array.from({ length: count }, (_, i) => {
        const copy = structuredClone(entry)
        const wrong = Array.from({ length: lines }, (__, j) => ownLine(1 + i * 16 + j)).join('')
        if (copy) {
          const { checkpoint } = copy.inclusionProof
          checkpoint.envelope = checkpoint.envelope.replace('\n\n', `\n\n${wrong}`)
        }
        return copy
      }),
  ])

/** With the fullest of roots, so that each is looked for in all of it. */
const BUNDLES: readonly (readonly [string, (count: number) => Uint8Array, number])[] = [
  ['log entries', (n) => changed(message, [ENTRIES, copies(n)]), 8],
  ['timestamps', (n) => changed(message, [TIMES, copies(n)]), 8],
  ['entries and timestamps', (n) => changed(message, [ENTRIES, copies(n)], [TIMES, copies(n)]), 8],
  ['certificates', (n) => changed(chained, [`${MATERIAL}.x509CertificateChain.certificates`, copies(n)]), 8],
  ['elements of a certificate', (n) => utf8(JSON.stringify(padded(n))), 850],
  [
    'cosignatures',
    (n) =>
      changed(message, [
        `${PROOF}.checkpoint.envelope`,
        (text: string) =>
          text + Array.from({ length: n }, (_, i) => lineBy(Uint8Array.of(0, 0, 0, i))).join(''),
      ]),
    60,
  ],
  ['entries, each with as many signatures by its log’s key as are looked at', entriesOf, 8],
  ['line ends in Base64', (n) => changed(message, [`${MATERIAL}.certificate.rawBytes`, wrapped(n)]), 120_000],
  ['line ends in a payload', (n) => changed(stated, ['dsseEnvelope.payload', wrapped(n)]), 7 * MIB],
  [
    'subjects',
    (n) =>
      changed(stated, [
        'dsseEnvelope.payload',
        () =>
          base64(
            JSON.stringify({
              _type: 'https://in-toto.io/Statement/v1',
              subject: Array.from({ length: n }, (_, i) => ({
                name: `${i}`,
                digest: { sha256: 'ab'.repeat(32) },
              })),
            }),
          ),
      ]),
    80_000,
  ],
  ['a long payload', (n) => changed(stated, ['dsseEnvelope.payload', () => 'A'.repeat(n)]), 15 * MIB],
  [
    'a nested payload',
    (n) => changed(stated, ['dsseEnvelope.payload', () => base64('['.repeat(n) + ']'.repeat(n))]),
    MIB,
  ],
  ['nested JSON', (n) => utf8('['.repeat(n) + ']'.repeat(n)), MIB],
  [
    'unknown fields',
    (n) => changed(message, ['unknown', () => Array.from({ length: n }, (_, i) => ({ i }))]),
    400_000,
  ],
]

describe('work grows as the bundle does', () => {
  test.each(BUNDLES)('%s', (_, make, upTo) => {
    expectGrowth({
      upTo,
      make: (size) => {
        const bundle = make(size)
        return () => ask(bundle, fullRoot)
      },
    })
  })
})

test('work grows as the trusted root does', () => {
  const bundle = utf8(JSON.stringify(message))
  const other = rootOf(1)
  expectGrowth({
    upTo: 32,
    make: (size) => {
      const root = rootOf(size)
      return () => [ask(bundle, other), ask(bundle, root)]
    },
  })
})

test('work grows as the certificates of the fullest root do', () => {
  const { rawBytes } = padded(850).verificationMaterial.x509CertificateChain?.certificates[0] ?? {}
  const bundle = utf8(JSON.stringify(message))
  const other = rootOf(1)
  expectGrowth({
    upTo: 32,
    make: (size) => {
      const chain = (all: readonly { certChain: object }[]) =>
        Array.from({ length: size }, () => ({
          ...all[0],
          certChain: { certificates: Array.from({ length: 6 }, () => ({ rawBytes })) },
        }))
      const root = changed(honestRoot, ['certificateAuthorities', chain], ['timestampAuthorities', chain])
      return () => [ask(bundle, other), ask(bundle, root)]
    },
  })
})

test('work grows as a key does', () => {
  const bundle = utf8(JSON.stringify(message))
  expectGrowth({
    upTo: 120_000,
    make: (size) => {
      const policy = { key: '-----BEGIN PUBLIC KEY-----'.repeat(size / 26) }
      return () => ask(bundle, trustedRoot, policy)
    },
  })
})

/** Long lists of parts have a hundred thousand; other verifiers take a thousand. */
const ofSubjects = (count: number, subject: string) =>
  changed(stated, [
    'dsseEnvelope.payload',
    () =>
      base64(
        `{"_type":"https://in-toto.io/Statement/v1","subject":[${`${subject},`.repeat(count - 1)}${subject}]}`,
      ),
  ])

test.each([
  ['that say nothing', '{"digest":{}}'],
  ['that are empty', '{}'],
  ['that are no objects', '0'],
])('half a million subjects %s: too much, at once', (_, subject) => {
  const bundle = ofSubjects(499_000, subject)
  let report: ReturnType<typeof ask> | undefined
  expect(work(() => (report = ask(bundle, trustedRoot)))).toBeLessThan(1000 * pace())
  const { checks = [], verdict } = report ?? {}
  expect(checks.find(({ id }) => id === 'artifact')).toMatchObject({
    status: 'skipped',
    because: 'too-much',
    evidence: [{ label: 'payload-type' }, { label: 'subject-count', value: '499000' }],
  })
  expect(verdict).not.toBe('verified')
  expect(ask(ofSubjects(100_000, subject), trustedRoot).checks).not.toContainEqual(
    expect.objectContaining({ id: 'artifact', because: 'too-much' }),
  )
})

test.each([
  ['entries', changed(message, [ENTRIES, copies(9)])],
  ['timestamps', changed(message, [TIMES, copies(9)])],
  [
    'cosignatures',
    changed(message, [`${PROOF}.checkpoint.envelope`, (text: string) => text + '\u2014'.repeat(65)]),
  ],
  ['signatures by one key', entriesOf(8, 2)],
  ['line ends', changed(message, [`${MATERIAL}.certificate.rawBytes`, wrapped(132_000)])],
  ['elements', utf8(JSON.stringify(padded(40_000)))],
  ['bytes', utf8(`${JSON.stringify(message)}${' '.repeat(16 * MIB)}`)],
])('beyond the bound, %s: too much, at once', (_, bundle) => {
  let report: ReturnType<typeof ask> | undefined
  expect(work(() => (report = ask(bundle, trustedRoot)))).toBeLessThan(500 * pace())
  expect(report && stateOf(report, 'bundle')).toBe('too-much')
})
