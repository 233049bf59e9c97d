import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { workflowOf } from '../../components/demos/release.ts'
import { readRelease, writeRelease } from '../../scripts/site/release.ts'
import { labRelease, put, RELEASE_IDENTITY } from '../support/release.ts'

const { files } = labRelease()
const BUNDLE = 'shomei.sigstore.json'
const bundle = files[BUNDLE] ?? ''
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shomei-release-'))
  put(folder, files)
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = () => readRelease(folder, RELEASE_IDENTITY)

test.each([undefined, ''])('without a folder (%j) there is no release', (given) => {
  expect(readRelease(given, RELEASE_IDENTITY)).toBeUndefined()
})

test('a release is its PDFs, its digests and its one bundle; the archive is not for the site', () => {
  const site = mkdtempSync(join(tmpdir(), 'shomei-site-'))
  try {
    const found = read()
    if (found === undefined) throw new Error('no release')
    expect(found.downloads.map(({ file }) => file)).toEqual(['release/shomei.pdf', 'release/shomei-dark.pdf'])
    writeRelease(site, found)
    const put = readdirSync(join(site, 'release')).sort()
    expect(put).toEqual(['SHA256SUMS', 'index.json', 'shomei-dark.pdf', 'shomei.pdf', BUNDLE])
    for (const name of put.filter((one) => one !== 'index.json' && one !== BUNDLE))
      expect(readFileSync(join(site, 'release', name), 'utf8')).toBe(files[name])
    expect(JSON.parse(readFileSync(join(site, 'release', BUNDLE), 'utf8'))).toEqual(JSON.parse(bundle))
    expect(JSON.parse(readFileSync(join(site, 'release', 'index.json'), 'utf8'))).toEqual({
      identity: RELEASE_IDENTITY,
      issuer: 'https://token.actions.githubusercontent.com',
      bundle: BUNDLE,
      files: ['shomei.pdf', 'shomei-dark.pdf', 'SHA256SUMS'],
    })
  } finally {
    rmSync(site, { recursive: true })
  }
})

test('a bundle may come as `gh attestation download` leaves it, beside others that say something else', () => {
  rmSync(join(folder, BUNDLE))
  const line = JSON.stringify(JSON.parse(bundle))
  const other = JSON.stringify({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' })
  writeFileSync(join(folder, 'sha256-0.jsonl'), `${other}\n${line}\n`)
  expect(new TextDecoder().decode(read()?.bundle)).toBe(line)
})

test('with one PDF there is one', () => {
  rmSync(join(folder, 'shomei-dark.pdf'))
  const sums = files['SHA256SUMS']?.replace(/^.*shomei-dark\.pdf\n/m, '') ?? ''
  writeFileSync(join(folder, 'SHA256SUMS'), sums)
  expect(read()?.downloads).toHaveLength(1)
})

describe('what is no release is refused in one sentence', () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const drop = (name: string) => rmSync(join(folder, name))
  test.each<[string, () => void, RegExp]>([
    [
      'no such folder',
      () => rmSync(folder, { recursive: true }),
      /^RELEASE is .+; there is no such folder\.$/,
    ],
    ['no digests', () => drop('SHA256SUMS'), /^RELEASE: there is no SHA256SUMS in /],
    ['a line that is none', () => write('SHA256SUMS', 'x\n'), /^RELEASE: line 1 of SHA256SUMS is no digest/],
    [
      'a name that leads elsewhere',
      () => write('SHA256SUMS', `${'0'.repeat(64)}  ../shomei.pdf\n`),
      /^RELEASE: line 1 of SHA256SUMS is no digest/,
    ],
    [
      'other names',
      () => write('SHA256SUMS', `${'0'.repeat(64)}  slides.pdf\n`),
      /^RELEASE: SHA256SUMS names none of shomei\.pdf and shomei-dark\.pdf\.$/,
    ],
    ['a PDF that is named and not there', () => drop('shomei.pdf'), /^RELEASE: there is no shomei\.pdf in /],
    [
      'another PDF',
      () => write('shomei.pdf', 'x'),
      /^RELEASE: shomei\.pdf is not the one that SHA256SUMS names/,
    ],
    [
      'a PDF too large',
      () => truncateSync(join(folder, 'shomei.pdf'), 16 * 1024 * 1024 + 1),
      /^RELEASE: shomei\.pdf is larger than 16 MiB\.$/,
    ],
    ['no bundle', () => drop(BUNDLE), /^RELEASE: .+ has no attestation bundle; it needs one, /],
    ['two bundles', () => write('b.jsonl', bundle), /^RELEASE: .+ has more than one attestation bundle/],
    [
      'a bundle that is none',
      () => write(BUNDLE, '{"a": 1}'),
      /^RELEASE: .+ cannot be read as Sigstore bundles/,
    ],
    ['half a bundle', () => write(BUNDLE, bundle.slice(0, 999)), /^RELEASE: .+ cannot be read as Sigstore/],
    [
      'a bundle too large',
      () => truncateSync(join(folder, BUNDLE), 16 * 1024 * 1024 + 1),
      /^RELEASE: shomei\.sigstore\.json is larger than 16 MiB\.$/,
    ],
    [
      'a bundle of something else',
      () => write(BUNDLE, '{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json"}'),
      /^RELEASE: .+ holds no bundle of provenance\.$/,
    ],
    [
      'the same provenance twice',
      () => write(BUNDLE, bundle.repeat(2)),
      /^RELEASE: .+ holds more than one bundle of provenance\.$/,
    ],
  ])('%s', (_what, spoil, sentence) => {
    spoil()
    expect(read).toThrow(sentence)
    put(folder, files)
  })

  test.each([
    undefined,
    '',
    'example/shomei',
    'https://github.com/example/shomei',
    `${RELEASE_IDENTITY} `,
    RELEASE_IDENTITY.replace('https', 'http'),
    RELEASE_IDENTITY.replace('.github/workflows/', ''),
    RELEASE_IDENTITY.replace('@refs/tags/v1.0.0', ''),
  ])('the identity %j', (identity) => {
    expect(() => readRelease(folder, identity)).toThrow(/^RELEASE_IDENTITY is .+; it must say whose/)
  })
})

test('a workflow at a tag is told from anything else', () => {
  expect(workflowOf(RELEASE_IDENTITY)).toEqual({ repository: 'example/shomei', tag: 'v1.0.0' })
  expect(workflowOf(RELEASE_IDENTITY.replace('tags', 'heads'))).toBeUndefined()
  expect(workflowOf('alice@example.com')).toBeUndefined()
})
