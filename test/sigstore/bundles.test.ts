/** Whatever form the bundles come in, the same bundles come out; and out of anything else, none. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { readBundles } from '../../playground/sigstore/bundles.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { readFixture, readShared } from '../support/files.ts'

const SAMPLES = 'public/samples'
const JAR = 'hello-shomei-1.0.0.jar'
const message = await readFixture(`${SAMPLES}/sigstore/${JAR}.sigstore.json`)
const provenance = await readFixture(`${SAMPLES}/sigstore/${JAR}.provenance.sigstore.json`)
const parsed = (bytes: Uint8Array) => JSON.parse(fromUtf8(bytes) ?? '') as Record<string, unknown>
const line = (bytes: Uint8Array) => JSON.stringify(parsed(bytes))

const SLSA = 'https://slsa.dev/provenance/v1'
const labels = (bytes: Uint8Array) => readBundles(bytes)?.map(({ label }) => label)

describe('readBundles', () => {
  test.each([
    ['a message signature', message, 'messageSignature'],
    ['an attestation', provenance, SLSA],
  ] as const)('hands on a file with %s byte for byte', (_, bytes, label) => {
    expect(readBundles(bytes)).toEqual([{ label, bundle: bytes }])
  })

  test('opens a line for each bundle, whatever ends it', () => {
    for (const end of ['\n', '\r\n', '\n\n']) {
      const found = readBundles(utf8(`${line(provenance)}${end}${line(message)}${end}`))
      expect(found?.map(({ label }) => label)).toEqual([SLSA, 'messageSignature'])
      expect(found?.map(({ bundle }) => fromUtf8(bundle))).toEqual([line(provenance), line(message)])
    }
    expect(labels(utf8(`${line(provenance)}\n`))).toEqual([SLSA])
  })

  test("opens a list of npm's, by the types that it names, and of GitHub's, by those in the payloads", () => {
    const bundles = [parsed(provenance), parsed(message)]
    const npm = {
      attestations: bundles.map((bundle, i) => ({ predicateType: `https://example.com/${i}`, bundle })),
    }
    const github = { attestations: bundles.map((bundle) => ({ bundle, repository_id: 1, bundle_url: '' })) }
    expect(labels(utf8(JSON.stringify(npm)))).toEqual(['https://example.com/0', 'https://example.com/1'])
    expect(labels(utf8(JSON.stringify(github)))).toEqual([SLSA, 'messageSignature'])
    for (const list of [npm, github]) {
      const found = readBundles(utf8(JSON.stringify(list))) ?? []
      expect(found.map(({ bundle }) => parsed(bundle))).toEqual(bundles)
    }
  })

  test('opens a bare list, and what gh has verified', () => {
    const [one, other] = [line(provenance), line(message)]
    for (const list of [
      `[${one},${other}]`,
      `[{"attestation":{"bundle":${one}}},{"attestation":{"bundle":${other}}}]`,
    ]) {
      expect(labels(utf8(list))).toEqual([SLSA, 'messageSignature'])
      expect(readBundles(utf8(list))?.map(({ bundle }) => fromUtf8(bundle))).toEqual([one, other])
    }
  })

  test('names what a list keeps elsewhere, with the address that it gives', () => {
    const list = {
      attestations: [{ bundle: null, bundle_url: 'x' }, {}, { bundle: parsed(message) }, { bundle: 7 }],
    }
    const found = readBundles(utf8(JSON.stringify(list)))
    expect(found?.map(({ label, elsewhere }) => [label, elsewhere])).toEqual([
      ['bundle', 'x'],
      ['bundle', ''],
      ['messageSignature', undefined],
      ['bundle', undefined],
    ])
  })

  test('gives what can be verified', async () => {
    const artifact = { bytes: await readFixture(`${SAMPLES}/${JAR}`) }
    const trustedRoot = await readFixture(`${SAMPLES}/sigstore/trusted_root.json`)
    const policy = {
      identity:
        'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
      issuer: 'https://token.actions.shomei-lab.invalid',
    }
    const list = { attestations: [parsed(provenance), parsed(message)].map((bundle) => ({ bundle })) }
    for (const { bundle } of readBundles(utf8(JSON.stringify(list))) ?? [])
      expect(verifySigstore({ artifact, bundle, trustedRoot, policy }).verdict).toBe('verified')
  })
})

const NPM = 'npm-attestations'
const real = await readShared(`${NPM}/sigstore-2.3.1.attestations.json`)
const older = await readShared(`${NPM}/sigstore-0.4.0.attestations.json`)
test.skipIf(!real || !older)(
  real && older ? "opens npm's own answers" : "npm's own answers (skipped: no shared data)",
  () => {
    expect(labels(real ?? utf8(''))).toEqual([
      'https://github.com/npm/attestation/tree/main/specs/publish/v0.1',
      'https://slsa.dev/provenance/v1',
    ])
    expect(labels(older ?? utf8(''))).toContain('https://slsa.dev/provenance/v0.2')
  },
)

describe('a label', () => {
  const envelope = (payload: string, payloadType: unknown = 'application/x') =>
    utf8(JSON.stringify({ verificationMaterial: {}, dsseEnvelope: { payload, payloadType } }))
  const statement = (value: unknown) => encodeBase64(utf8(JSON.stringify(value)))
  test.each([
    [
      'the predicate type',
      envelope(statement({ predicateType: 'https://example.com/p' })),
      'https://example.com/p',
    ],
    ['the payload type where there is no statement', envelope('AAAA'), 'application/x'],
    [
      'the payload type where the predicate type is no text',
      envelope(statement({ predicateType: 1 })),
      'application/x',
    ],
    [
      'the payload type where the predicate type is inherited',
      envelope(statement({ __proto__: 1 })),
      'application/x',
    ],
    ['nothing in particular', envelope('', 5), 'bundle'],
    ['cut where it is long', envelope('', 'x'.repeat(5000)), 'x'.repeat(200)],
  ])('is %s', (_, bytes, label) => {
    expect(labels(bytes)).toEqual([label])
  })
})

describe('what is no such file', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const many = (count: number) => Array.from({ length: count }, () => line(message))
  test.each([
    ['nothing', ''],
    ['white space', ' \n\n '],
    ['millions of empty lines', '\n'.repeat(8 * 1024 * 1024)],
    ['millions of lines', '{}\n'.repeat(4 * 1024 * 1024)],
    ['text', 'hello'],
    ['null', 'null'],
    ['a number', '1'],
    ['a list of a bundle and something else', `[${line(message)},{}]`],
    ['an empty object', '{}'],
    ['an empty list of attestations', '{"attestations":[]}'],
    ['attestations that are no list', '{"attestations":{"length":1,"0":{"bundle":{}}}}'],
    ['a list of nothing', '{"attestations":[null,1,"x",{"bundle":null}]}'],
    ['inherited attestations', '{"__proto__":{"attestations":[{"bundle":{}}],"verificationMaterial":{}}}'],
    [
      'a trusted root',
      '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":[]}',
    ],
    ['a line that is no bundle', `${line(message)}\n{}\n`],
    ['a line cut off', `${line(message)}\n${line(message).slice(0, 99)}\n`],
    ['deep nesting', deep],
    ['201 lines', many(201).join('\n')],
    ['201 attestations', `{"attestations":[${many(201).map((one) => `{"bundle":${one}}`)}]}`],
    [
      '17 MiB',
      `{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","x":"${'x'.repeat(17 * 1024 * 1024)}"}`,
    ],
  ])('%s', (_, text) => {
    expect(readBundles(utf8(text))).toBeUndefined()
  })

  test('a deeply nested attestation: not opened, or opened and refused, as deep as the engine writes', () => {
    for (const { bundle } of readBundles(utf8(`{"attestations":[{"bundle":${deep}}]}`)) ?? []) {
      const input = { artifact: { bytes: utf8('') }, bundle, trustedRoot: utf8('{}'), policy: {} }
      expect(verifySigstore(input).checks[0]).toMatchObject({ id: 'bundle', status: 'undecided' })
    }
  })

  test('bytes that are no UTF-8', () => {
    expect(readBundles(Uint8Array.of(0x7b, 0xff, 0x7d))).toBeUndefined()
  })

  test('but 200 of them are opened', () => {
    expect(readBundles(utf8(many(200).join('\n')))).toHaveLength(200)
    expect(
      readBundles(utf8(`{"attestations":[${many(200).map((one) => `{"bundle":${one}}`)}]}`)),
    ).toHaveLength(200)
  })
})
