/** Every part can be taken out, put back unchanged, and a check notices when it is changed. */
import { describe, expect, test } from 'vitest'
import { equalBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type SigstoreCheckId, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import {
  type BundlePartId,
  type RootPartId,
  partsOf,
  rootPartsOf,
  withPart,
  withRootPart,
} from '../../playground/sigstore/parts.ts'
import {
  type Revisions,
  createWorld,
  generateKeyPair,
  message,
  person,
  signKeyless,
  signWithKey,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { sampleProvenance, SAMPLE } from '../../playground/world/sample.ts'
import { listShared, readShared } from '../support/files.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const artifact = utf8('an artifact\n')
const alice = person('alice@example.com')
const policy = { identity: alice.email, issuer: alice.issuer }
const json = (value: unknown) => utf8(JSON.stringify(value))

const world = createWorld({ seed: 'parts', now: NOW, earlierEntries: 5 })
const trustedRoot = json(trustedRootOf(world))
const managed = generateKeyPair('p256', world.random.fork('managed'))
const asked = { identity: alice, at: NOW }
const attested = sampleProvenance(artifact, SAMPLE.identity)

interface Sample {
  readonly name: string
  readonly bundle: Uint8Array
  readonly policy: typeof policy | { readonly key: string }
  readonly has: readonly BundlePartId[]
}

const LOGGED = ['entry-body', 'promise', 'proof-node', 'checkpoint'] as const
const STAMPED = ['entry-body', 'proof-node', 'checkpoint', 'signed-timestamp'] as const
const keyless = (name: string, request: Partial<Parameters<typeof signKeyless>[1]>, has: Sample['has']) => {
  const { bundle } = signKeyless(world, { content: message(artifact), ...asked, ...request })
  return { name, bundle: json(bundle), policy, has }
}
/** Without the authority's certificate, which a token may carry and nobody believes. */
const bare: Revisions['timestamps'] = (honest) => honest.map((one) => ({ ...one, withCertificate: false }))
const SAMPLES: readonly Sample[] = [
  keyless('v0.3, message', {}, ['message-digest', 'signature', 'certificate', ...LOGGED]),
  keyless('v0.3, DSSE', { content: attested }, ['signature', 'payload', 'certificate', ...LOGGED]),
  keyless('v0.2, message', { bundleVersion: '0.2' }, [
    'message-digest',
    'signature',
    'certificate',
    ...LOGGED,
  ]),
  keyless('v0.1, DSSE', { bundleVersion: '0.1', content: attested }, [
    'signature',
    'payload',
    'certificate',
    ...LOGGED,
  ]),
  keyless('v0.3, Rekor v2', { log: 'v2', revise: { timestamps: bare } }, [
    'message-digest',
    'signature',
    'certificate',
    ...STAMPED,
  ]),
  {
    name: 'v0.3, managed key',
    bundle: json(signWithKey(world, { content: message(artifact), at: NOW, key: managed }).bundle),
    policy: { key: toPem('PUBLIC KEY', managed.spki) },
    has: ['message-digest', 'signature', ...LOGGED],
  },
]

/** Checks of which at least one has to fail when a byte of the part is changed. */
const NOTICED_BY: Readonly<Record<BundlePartId, readonly SigstoreCheckId[]>> = {
  'message-digest': ['artifact'],
  signature: ['signature'],
  payload: ['signature'],
  // The library does not look at the outermost tag; the entry names the whole certificate.
  certificate: ['certificate-chain', 'log-entry'],
  'entry-body': ['inclusion-proof'],
  promise: ['inclusion-promise'],
  'proof-node': ['inclusion-proof'],
  checkpoint: ['checkpoint'],
  'signed-timestamp': ['trusted-time'],
}

const NOTICED_FROM_ROOT: Readonly<Record<RootPartId, readonly SigstoreCheckId[]>> = {
  'log-key': ['trusted-root', 'checkpoint'],
  'ct-log-key': ['trusted-root', 'sct'],
  'ca-certificate': ['trusted-root', 'certificate-chain'],
  'tsa-certificate': ['trusted-root', 'trusted-time'],
}

function failedIds({ checks }: SigstoreReport): SigstoreCheckId[] {
  return checks.flatMap(({ id, status }) => (status === 'failed' || status === 'undecided' ? [id] : []))
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 0x01 : byte))
}

/** Their first bytes wrap what is signed and are not signed themselves; the library does not look at that tag. */
const WRAPPED: readonly string[] = ['signed-timestamp', 'ca-certificate', 'tsa-certificate']
/** First, middle, last. */
const places = (id: string, { length }: Uint8Array) => [
  ...(WRAPPED.includes(id) ? [] : [0]),
  length >> 1,
  length - 1,
]
const ask = (bundle: Uint8Array, sample: Sample, root = trustedRoot) =>
  verifySigstore({ artifact: { bytes: artifact }, bundle, trustedRoot: root, policy: sample.policy })

describe.each(SAMPLES)('$name', (sample) => {
  const { bundle, has } = sample
  const parts = partsOf(bundle)
  const of = (id: BundlePartId) => parts.filter((part) => part.id === id)

  test('has the parts that it should, numbered', () => {
    expect(new Set(parts.map(({ id }) => id))).toEqual(new Set(has))
    for (const id of has) expect(of(id).map(({ index }) => index)).toEqual([...of(id).keys()])
    expect(ask(bundle, sample).verdict).toBe('verified')
  })

  test('is the same bytes with a part put back, and the same JSON with a part changed to and fro', () => {
    for (const part of parts) {
      expect(withPart(bundle, part)).toBe(bundle)
      const changed = withPart(bundle, { ...part, bytes: flipped(part.bytes, 0) })
      expect(equalBytes(changed, bundle)).toBe(false)
      expect(JSON.parse(fromUtf8(withPart(changed, part)) ?? '')).toEqual(JSON.parse(fromUtf8(bundle) ?? ''))
    }
  })

  test('shows a change in its own part and in no other', () => {
    for (const part of parts) {
      const bytes = flipped(part.bytes, part.bytes.length - 1)
      const now = partsOf(withPart(bundle, { ...part, bytes }))
      expect(now).toEqual(parts.map((one) => (one === part ? { ...part, bytes } : one)))
    }
  })

  test.each(has)('a changed %s is noticed', (id) => {
    for (const part of of(id)) {
      for (const at of places(id, part.bytes)) {
        const report = ask(withPart(bundle, { ...part, bytes: flipped(part.bytes, at) }), sample)
        expect(report.verdict, `${part.index}, byte ${at}`).not.toBe('verified')
        expect(report.agrees).toBe(true)
        const failed = failedIds(report)
        expect(
          failed.some((one) => NOTICED_BY[id].includes(one)),
          failed.join(),
        ).toBe(true)
      }
    }
  })
})

/** What each kind of bundle leans on. */
const LEANS_ON: readonly (readonly [string, RootPartId, readonly number[]])[] = [
  ['v0.3, message', 'log-key', [0]],
  ['v0.3, message', 'ct-log-key', [0]],
  ['v0.3, message', 'ca-certificate', [0, 1]],
  ['v0.3, Rekor v2', 'log-key', [1]],
  ['v0.3, Rekor v2', 'tsa-certificate', [0, 1]],
]

describe('a trusted root', () => {
  const parts = rootPartsOf(trustedRoot)

  test('has a key for each log and a certificate for each authority', () => {
    expect(parts.map(({ id, index }) => `${id} ${index}`)).toEqual([
      'log-key 0',
      'log-key 1',
      'ct-log-key 0',
      'ca-certificate 0',
      'ca-certificate 1',
      'tsa-certificate 0',
      'tsa-certificate 1',
    ])
  })

  test('is the same bytes with a part put back', () => {
    for (const part of parts) expect(withRootPart(trustedRoot, part)).toBe(trustedRoot)
  })

  test.each(LEANS_ON)('%s: a changed %s is noticed', (name, id, indexes) => {
    const sample = SAMPLES.find((one) => one.name === name)
    if (!sample) throw new Error(`no sample ${name}`)
    for (const index of indexes) {
      const part = parts.find((one) => one.id === id && one.index === index)
      if (!part) throw new Error(`no part ${id} ${index}`)
      for (const at of places(id, part.bytes)) {
        const root = withRootPart(trustedRoot, { ...part, bytes: flipped(part.bytes, at) })
        const report = ask(sample.bundle, sample, root)
        expect(report.verdict, `${index}, byte ${at}`).not.toBe('verified')
        const failed = failedIds(report)
        expect(
          failed.filter((one) => NOTICED_FROM_ROOT[id].includes(one)),
          failed.join(),
        ).not.toEqual([])
      }
    }
  })
})

describe('what is no such document', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const DOCUMENTS: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['not UTF-8', Uint8Array.of(0xc3, 0x28)],
    ['not JSON', utf8('hello')],
    ['null', utf8('null')],
    ['a list', utf8('[]')],
    ['deep nesting', utf8(deep)],
    ['__proto__', utf8('{"__proto__":{"messageSignature":{"signature":"AAAA"}}}')],
    ['a list for an object', utf8('{"messageSignature":[{"signature":"AAAA"}],"tlogs":{"0":{}}}')],
    ['an object for a list', utf8('{"dsseEnvelope":{"signatures":{"0":{"sig":"AAAA"},"*":{"sig":"AAAA"}}}}')],
    [
      'a number for Base64',
      utf8('{"messageSignature":{"signature":1},"tlogs":[{"publicKey":{"rawBytes":{}}}]}'),
    ],
    ['17 MiB', utf8(`{"messageSignature":{"signature":"${'A'.repeat(17 * 1024 * 1024)}"}}`)],
  ]

  test.each(DOCUMENTS)('%s has no parts and stays what it is', (_, document) => {
    expect(partsOf(document)).toEqual([])
    expect(rootPartsOf(document)).toEqual([])
    expect(withPart(document, { id: 'signature', index: 0, bytes: utf8('x') })).toBe(document)
    expect(withRootPart(document, { id: 'log-key', index: 0, bytes: utf8('x') })).toBe(document)
  })

  test('a part that is not there changes nothing', () => {
    const [sample] = SAMPLES
    if (!sample) throw new Error('no sample')
    for (const index of [-1, 0.5, 99]) {
      const part = { id: 'certificate' as const, index, bytes: utf8('x') }
      expect(withPart(sample.bundle, part)).toBe(sample.bundle)
    }
  })

  test('a million proof nodes are cut off', () => {
    const hashes = `[${'"AA==",'.repeat(1_000_000)}"AA=="]`
    const bundle = utf8(`{"verificationMaterial":{"tlogEntries":[{"inclusionProof":{"hashes":${hashes}}}]}}`)
    expect(partsOf(bundle)).toHaveLength(1000)
  })

  test('what is around a part stays as it is, however odd', () => {
    const bundle = utf8(
      '{"__proto__":{"a":1},"z":[1e3,"\\u0000"],"messageSignature":{"signature":"AAEC","x":null}}',
    )
    const [part] = partsOf(bundle)
    expect(part).toEqual({ id: 'signature', index: 0, bytes: Uint8Array.of(0, 1, 2) })
    const changed = fromUtf8(part ? withPart(bundle, { ...part, bytes: Uint8Array.of(9) }) : bundle) ?? ''
    expect(JSON.parse(changed)).toEqual(JSON.parse((fromUtf8(bundle) ?? '').replace('AAEC', 'CQ==')))
    expect(Object.hasOwn(JSON.parse(changed), '__proto__')).toBe(true)
  })

  test('a checkpoint with a byte-order mark keeps it', () => {
    const bundle = json({
      verificationMaterial: {
        tlogEntries: [{ inclusionProof: { checkpoint: { envelope: '\ufefflog\n1\n' } } }],
      },
    })
    const [part] = partsOf(bundle)
    if (!part) throw new Error('no checkpoint')
    expect(part.bytes).toEqual(utf8('\ufefflog\n1\n'))
    const bytes = utf8('\ufefflog\n2\n')
    expect(partsOf(withPart(bundle, { ...part, bytes }))).toEqual([{ ...part, bytes }])
  })
})

const SUITE = 'sigstore-conformance/bundle-verify'
const cases = (await listShared(SUITE)).filter((name) => !/\.(md|txt)$/.test(name))

test.skipIf(cases.length === 0)(
  cases.length === 0
    ? 'conformance (skipped: no shared data)'
    : 'every part of every conformance bundle can be changed and changed back',
  async () => {
    let changes = 0
    for (const name of cases) {
      const bundle = (await readShared(`${SUITE}/${name}/bundle.sigstore.json`)) ?? utf8('')
      for (const part of partsOf(bundle)) {
        const bytes = flipped(part.bytes, 0)
        if (equalBytes(bytes, part.bytes)) continue
        const changed = withPart(bundle, { ...part, bytes })
        expect(
          partsOf(changed).filter((one) => one.id === part.id && one.index === part.index)[0]?.bytes,
        ).toEqual(bytes)
        expect(partsOf(withPart(changed, part)), name).toEqual(partsOf(bundle))
        changes++
      }
    }
    expect(changes).toBeGreaterThan(500)
  },
)
