/** A trusted root or a bundle that others do not read, or read otherwise, is not read. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import type { TrustedRootJson } from '../../playground/world/trusted-root.ts'
import { alice, bytes, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const { bundle } = signKeyless(world, { ...plain, identity: alice })
const bundleText = JSON.stringify(bundle)
const rootText = JSON.stringify(trustedRootOf(world))

function judge(root: string, text = bundleText) {
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(text),
    trustedRoot: utf8(root),
    policy: keyless,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return [report.verdict, ...named(report)]
}

function rooted(change: (root: TrustedRootJson) => void) {
  const root = structuredClone(trustedRootOf(world))
  change(root)
  return judge(JSON.stringify(root))
}

describe('a trusted root', () => {
  const TYPE = 'application/vnd.dev.sigstore.trustedroot'

  test.each([`${TYPE}+json;version=0.1`, `${TYPE}.v0.1+json`, `${TYPE}.v0.2+json`])(
    'of a version that is known: %s',
    (mediaType) => {
      expect(rooted((root) => Object.assign(root, { mediaType }))).toEqual(['verified'])
    },
  )

  test.each([
    `${TYPE}+json;version=0.9`,
    `${TYPE}+json;version=0.10`,
    `${TYPE}.v0.3+json`,
    `${TYPE}+json;version=0.1 `,
    TYPE,
  ])('of another version: %j', (mediaType) => {
    expect(rooted((root) => Object.assign(root, { mediaType }))).toEqual([
      'undecided',
      'trusted-root: unknown-version',
    ])
  })

  test('of none', () => {
    for (const mediaType of ['', null, undefined])
      expect(rooted((root) => Object.assign(root, { mediaType }))).toEqual([
        'undecided',
        'trusted-root: not-a-trusted-root mediaType',
      ])
  })

  test.each([
    '2020-02-31T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2020-04-31T00:00:00Z',
    '2020-00-01T00:00:00Z',
    '2020-13-01T00:00:00Z',
    '2020-01-00T00:00:00Z',
    '2020-01-01T24:00:00Z',
    '2020-01-01T00:60:00Z',
    '2020-01-01T00:00:60Z',
    '2020-01-01T00:00:00+24:00',
    '0000-01-01T00:00:00Z',
  ])('with a time that is none: %s', (start) => {
    const said = rooted(({ tlogs: [log] }) => Object.assign(log?.publicKey.validFor ?? {}, { start }))
    expect(said).toEqual(['undecided', 'trusted-root: field-malformed tlogs[0].publicKey.validFor.start'])
  })

  test.each(['2020-02-29T23:59:59Z', '2020-12-31T23:59:59.123456789Z', '2020-01-01T00:00:00-23:59'])(
    'with a time: %s',
    (start) => {
      const said = rooted(({ tlogs: [log] }) => Object.assign(log?.publicKey.validFor ?? {}, { start }))
      expect(said).toEqual(['verified'])
    },
  )

  test.each(['tlogs', 'ctlogs'] as const)('whose %s make their trees with another digest', (logs) => {
    expect(rooted((root) => Object.assign(root[logs][0] ?? {}, { hashAlgorithm: 'SHA2_512' }))).toEqual([
      'undecided',
      'trusted-root: algorithm-not-computed',
    ])
    for (const hashAlgorithm of ['SHA2_256', 1, undefined])
      expect(rooted((root) => Object.assign(root[logs][0] ?? {}, { hashAlgorithm }))).toEqual(['verified'])
  })
})

test('a byte order mark is no JSON', () => {
  expect(judge(`\ufeff${rootText}`)).toEqual(['undecided', 'trusted-root: not-json'])
  expect(judge(rootText, `\ufeff${bundleText}`)).toEqual(['undecided', 'bundle: not-json'])
})

describe('what is something else is not called another version', () => {
  const signing = { mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json', caUrls: [] }
  const of = (mediaType: string) => JSON.stringify({ ...bundle, ...trustedRootOf(world), mediaType })
  const OTHERS = [
    ['nothing', '{}'],
    ['a root of TUF', JSON.stringify({ signed: { _type: 'root', version: 1 }, signatures: [] })],
    ['a package', JSON.stringify({ name: 'hello', version: '1.0.0' })],
    ['a signing configuration', JSON.stringify(signing)],
    ['any JSON', of('application/json')],
    ['a kind of nearly that name', of('application/vnd.dev.sigstore.bundles.v0.3+json')],
    ['of nearly that name, too', of('application/vnd.dev.sigstore.trustedroots.v0.1+json')],
  ] as const

  test.each([...OTHERS, ['a trusted root', rootText] as const])('%s is no bundle', (_, text) => {
    expect(judge(rootText, text)).toEqual(['undecided', expect.stringMatching(/^bundle: not-a-bundle/)])
  })

  test.each([...OTHERS, ['a bundle', bundleText] as const])('%s is no trusted root', (_, text) => {
    expect(judge(text)).toEqual(['undecided', expect.stringMatching(/^trusted-root: not-a-trusted-root/)])
  })
})
