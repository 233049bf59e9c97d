import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { collectSamples } from '../../scripts/samples/npm/collect.ts'
import { lockedVersions } from '../../scripts/samples/npm/lock.ts'
import { readManifest } from '../../scripts/samples/npm/manifest.ts'
import { configuredRegistry } from '../../scripts/samples/npm/registry.ts'
import { shippedTrust } from '../../scripts/samples/npm/trust.ts'
import { fakeRegistry } from '../support/registry.ts'
import type { FakeRegistry } from '../support/registry.ts'

const MAIN = fileURLToPath(new URL('../../scripts/samples/main.ts', import.meta.url))
const SHARED = fileURLToPath(new URL('../../../shared/data/npm-attestations/', import.meta.url))
/** What Node itself takes to start on a busy machine, milliseconds. */
const STARTING_NODE = 10_000
const SHA512 = 'ab'.repeat(64)
const INTEGRITY = `sha512-${Buffer.from(SHA512, 'hex').toString('base64')}`
const ATTESTATIONS = JSON.stringify({
  attestations: [{ predicateType: 'https://slsa.dev/provenance/v1', bundle: {} }],
})

const lockOf = (packages: Record<string, object>) => JSON.stringify({ lockfileVersion: 3, packages })
const LOCK = lockOf({
  '': { name: 'x' },
  'node_modules/@example/demo': { version: '1.2.3', integrity: INTEGRITY },
})

describe('lockedVersions', () => {
  test('names every version once, wherever it lies, and turns its integrity into hex', () => {
    const lock = lockOf({
      '': { name: 'demo', version: '9.9.9' },
      'node_modules/demo': { version: '1.0.0', integrity: `sha1-AAAA ${INTEGRITY}` },
      'node_modules/a/node_modules/demo': { version: '2.0.0', integrity: INTEGRITY },
      'node_modules/b/node_modules/demo': { version: '2.0.0', integrity: INTEGRITY },
      'node_modules/demo/node_modules/c': { version: '3.0.0', integrity: INTEGRITY },
      'node_modules/alias': { name: 'demo', version: '4.0.0', integrity: INTEGRITY },
      'node_modules/@scope/demo': { version: '5.0.0', integrity: INTEGRITY },
    })
    expect(lockedVersions(lock, 'demo').map(({ version }) => version)).toEqual(['1.0.0', '2.0.0', '4.0.0'])
    expect(lockedVersions(lock, '@scope/demo')).toEqual([
      { package: '@scope/demo', version: '5.0.0', sha512: SHA512 },
    ])
  })

  test.each([
    ['no integrity', undefined],
    ['only a weaker hash', 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
    ['a hash of the wrong length', 'sha512-AAAA'],
  ])('leaves out a package with %s', (_what, integrity) => {
    expect(lockedVersions(lockOf({ 'node_modules/demo': { version: '1.0.0', integrity } }), 'demo')).toEqual(
      [],
    )
  })
})

describe('shippedTrust', () => {
  test('gives the trusted root of the installed @sigstore/tuf, and npm keys without a host', () => {
    const { trustedRoot, keys } = shippedTrust()
    expect(JSON.parse(trustedRoot)).toMatchObject({
      mediaType: expect.stringContaining('trustedroot') as string,
      certificateAuthorities: expect.any(Array) as unknown[],
      tlogs: expect.any(Array) as unknown[],
    })
    expect(keys).toContain('npm:attestations')
    expect(keys).not.toContain('npm:signatures')
    expect(keys).not.toContain('//')
  })
})

describe('samples from a registry', () => {
  let folder: string
  let registry: FakeRegistry | undefined

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shomei-samples-'))
    writeFileSync(join(folder, 'lock.json'), LOCK)
  })
  afterEach(async () => {
    await registry?.close()
    registry = undefined
    rmSync(folder, { recursive: true })
  })

  const out = () => join(folder, 'out')
  const manifest = () => readManifest(join(out(), 'index.json'))
  const settings = (url: string, npmrc = '') => {
    writeFileSync(join(folder, 'npmrc'), npmrc)
    return { ...process.env, npm_config_registry: url, npm_config_userconfig: join(folder, 'npmrc') }
  }
  const samples = (url: string, { name = '@example/demo', npmrc = '', now = new Date(0) } = {}) => {
    const wish = { lock: join(folder, 'lock.json'), packages: [name], out: out(), now, patience: 1_000 }
    return collectSamples(wish, () => configuredRegistry(settings(url, npmrc)))
  }
  const command = (url: string) => {
    const args = [MAIN, '--lock', join(folder, 'lock.json'), '--package', '@example/demo', '--out', out()]
    return promisify(execFile)(process.execPath, args, { env: settings(url) })
  }

  test('are kept with the digest of the lock file, and asked for once', async () => {
    registry = await fakeRegistry({ '@example/demo@1.2.3': ATTESTATIONS })
    await samples(registry.url)
    const [sample] = manifest()?.packages ?? []
    expect(sample).toMatchObject({
      package: '@example/demo',
      version: '1.2.3',
      sha512: SHA512,
      answer: 'attested',
    })
    expect(readFileSync(join(out(), sample?.file ?? ''), 'utf8')).toBe(ATTESTATIONS)
    expect(readFileSync(join(out(), 'index.json'), 'utf8')).not.toContain('127.0.0.1')
    await samples(registry.url)
    expect(registry.asked.map(({ spec }) => spec)).toEqual(['@example/demo@1.2.3'])
  })

  test('that are not there are asked for again elsewhere, those that could not be had after an hour', async () => {
    registry = await fakeRegistry({})
    const other = await fakeRegistry({ '@example/demo@1.2.3': (response) => response.destroy() })
    const minutes = (count: number) => ({ now: new Date(count * 60_000) })
    await samples(registry.url)
    await samples(registry.url, minutes(120))
    expect(registry.asked).toHaveLength(1)
    await samples(other.url, minutes(121))
    await samples(other.url, minutes(180))
    expect(other.asked).toHaveLength(1)
    await samples(other.url, minutes(182))
    expect(other.asked).toHaveLength(2)
    await other.close()
  })

  test("are asked for with the credentials of the user's npm configuration", async () => {
    registry = await fakeRegistry({ '@example/demo@1.2.3': ATTESTATIONS })
    await samples(registry.url, { npmrc: `${registry.url.replace('http:', '')}:_authToken=let-me-in\n` })
    expect(registry.asked).toEqual([{ spec: '@example/demo@1.2.3', authorization: 'Bearer let-me-in' }])
  })

  test('are asked for at the registry of their scope', async () => {
    registry = await fakeRegistry({ '@example/demo@1.2.3': ATTESTATIONS })
    await samples('http://127.0.0.1:9/', { npmrc: `@example:registry=${registry.url}\n` })
    expect(manifest()?.packages[0]?.answer).toBe('attested')
  })

  test('stay when the registry is gone, and go when the lock file moves on', async () => {
    registry = await fakeRegistry({ '@example/demo@1.2.3': ATTESTATIONS })
    await samples(registry.url)
    const { url } = registry
    await registry.close()
    registry = undefined
    await samples(url)
    expect(manifest()?.packages[0]?.answer).toBe('attested')
    writeFileSync(join(folder, 'lock.json'), LOCK.replace('1.2.3', '1.2.4'))
    await samples(url)
    expect(manifest()?.packages[0]).toMatchObject({ version: '1.2.4', answer: 'offline' })
    expect(readdirSync(out()).sort()).toEqual(['index.json', 'keys.json', 'trusted_root.json'])
  })

  test.each([
    ['none', 'answers 404', {}],
    ['none', 'has an empty list', { '@example/demo@1.2.3': '{"attestations":[]}' }],
    ['unreadable', 'sends something that is not JSON', { '@example/demo@1.2.3': '<html>Sign in</html>' }],
    [
      'unreadable',
      'sends JSON of another shape',
      { '@example/demo@1.2.3': '{"attestations":[{"bundle":1}]}' },
    ],
    ['unreadable', 'sends null', { '@example/demo@1.2.3': 'null' }],
    [
      'refused',
      'answers 500',
      {
        '@example/demo@1.2.3': (response: ServerResponse) => void response.writeHead(500).end(),
      },
    ],
    ['offline', 'hangs up', { '@example/demo@1.2.3': (response: ServerResponse) => void response.destroy() }],
  ])('are "%s" where it %s, and the trusted root is there all the same', async (answer, _what, answers) => {
    registry = await fakeRegistry(answers)
    await samples(registry.url)
    expect(manifest()?.packages).toEqual([
      { package: '@example/demo', version: '1.2.3', sha512: SHA512, answer },
    ])
    expect(existsSync(join(out(), 'trusted_root.json'))).toBe(true)
  })

  test('that only half arrive are given up in time', async () => {
    registry = await fakeRegistry({
      '@example/demo@1.2.3': (response) => void response.write('{"attestations":['),
    })
    await samples(registry.url)
    expect(manifest()?.packages[0]?.answer).toBe('timeout')
  })

  test('never keep the command longer than five seconds', async () => {
    registry = await fakeRegistry({ '@example/demo@1.2.3': () => undefined })
    const started = performance.now()
    const { stdout } = await command(registry.url)
    expect(performance.now() - started).toBeLessThan(5_000 + STARTING_NODE)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(manifest()?.packages[0]?.answer).toBe('timeout')
  }, 60_000)

  test.each([
    ['a missing lock file', (lock: string) => rmSync(lock)],
    ['a broken lock file', (lock: string) => writeFileSync(lock, '{')],
    ['a lock file without the package', (lock: string) => writeFileSync(lock, '{}')],
  ])('let the command end well, with one line, on %s', async (_what, spoil) => {
    spoil(join(folder, 'lock.json'))
    const { stdout, stderr } = await command('http://127.0.0.1:9/')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toBe('')
  })

  const real = existsSync(SHARED) ? test : test.skip
  real(
    `serves real attestations of two versions${existsSync(SHARED) ? '' : ' (skipped: no shared data)'}`,
    async () => {
      const read = (version: string) =>
        readFileSync(join(SHARED, `sigstore-${version}.attestations.json`), 'utf8')
      const versions = ['0.4.0', '2.3.1']
      registry = await fakeRegistry(
        Object.fromEntries(versions.map((version) => [`sigstore@${version}`, read(version)])),
      )
      const subject = (version: string) => {
        const { attestations } = JSON.parse(read(version)) as {
          attestations: { bundle: { dsseEnvelope: { payload: string } } }[]
        }
        const payload = Buffer.from(attestations[0]?.bundle.dsseEnvelope.payload ?? '', 'base64').toString(
          'utf8',
        )
        return (
          (JSON.parse(payload) as { subject: { digest: { sha512: string } }[] }).subject[0]?.digest.sha512 ??
          ''
        )
      }
      const locked = versions.map((version) => [
        `node_modules/${version}/node_modules/sigstore`,
        { version, integrity: `sha512-${Buffer.from(subject(version), 'hex').toString('base64')}` },
      ])
      writeFileSync(join(folder, 'lock.json'), lockOf(Object.fromEntries(locked) as Record<string, object>))
      await samples(registry.url, { name: 'sigstore' })
      const packages = manifest()?.packages ?? []
      expect(packages.map(({ version, sha512 }) => [version, sha512])).toEqual(
        versions.map((v) => [v, subject(v)]),
      )
      for (const { version, file } of packages) {
        expect(JSON.parse(readFileSync(join(out(), file ?? ''), 'utf8'))).toEqual(JSON.parse(read(version)))
      }
    },
  )
})
