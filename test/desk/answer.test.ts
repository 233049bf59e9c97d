/** What a desk says of files that came together: the same answer in whatever order they lie. */
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { alice, bytes as artifact, NOW, plain, trustedRoot, world } from '../sigstore/lab.ts'
import { made } from '../openpgp/made.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { readFixture } from '../support/files.ts'
import { ask, type Asked, type Files, told } from './desk.ts'

const JAR = 'hello-shomei-1.0.0.jar'
const DEMO = '5F26E795F2FACF68D4BB8F9372009FF9474B26F5'
const bundle = utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle))
const byAlice = { identity: alice.email, issuer: alice.issuer }
const withRoot: Asked = { roots: [trustedRoot] }
const now = new Date('2026-11-20T00:00:00Z')

let files: Files
beforeAll(async () => {
  const read = async (path: string) =>
    [path.split('/').at(-1) ?? path, await readFixture(`public/samples/${path}`)] as const
  files = Object.fromEntries(
    await Promise.all(
      [
        JAR,
        'SHA256SUMS',
        `${JAR}.sha256`,
        `openpgp/${JAR}.asc`,
        'openpgp/demo-key.asc',
        'openpgp/impostor-key.asc',
        'openpgp/announcement.txt.asc',
        'openpgp/maintainer-key.asc',
        'release/CHANGES.txt',
      ].map(read),
    ),
  )
})
const some = (...names: string[]): Files =>
  Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()]))
const changed = (one: Uint8Array) => Uint8Array.from(one, (byte, i) => (i === 40 ? byte ^ 1 : byte))

describe('OpenPGP', () => {
  test.each([
    ['nobody expected', {}, 'nobody-expected'],
    ['the signer expected', { fingerprint: DEMO }, 'verified'],
    ['somebody else expected', { fingerprint: DEMO.replaceAll('5', '6') }, 'rejected'],
  ] as const)('%s', async (_, expected, standing) => {
    const found = await ask(some(JAR, `${JAR}.asc`, 'demo-key.asc'), { expected, now })
    expect(told(found)).toEqual([`${JAR}: ${standing} (${JAR}.asc name: ${standing})`, `all: ${standing}`])
  })

  test('without the key, undecided; an artifact that was changed, rejected', async () => {
    expect((await ask(some(JAR, `${JAR}.asc`), { now })).standing).toBe('undecided')
    const bent = { ...some(`${JAR}.asc`, 'demo-key.asc'), [JAR]: changed(files[JAR] ?? new Uint8Array()) }
    expect((await ask(bent, { now, expected: { fingerprint: DEMO } })).standing).toBe('rejected')
  })

  test('a text that is signed in clear is an answer of its own', async () => {
    const found = await ask(some('announcement.txt.asc', 'maintainer-key.asc'), { now })
    expect(told(found)[0]).toMatch(/^announcement\.txt\.asc: nobody-expected \(announcement\.txt\.asc itself/)
  })
})

describe('digests', () => {
  test('from beside the file, nobody expected; brought by a person, verified; another, rejected', async () => {
    expect(told(await ask(some(JAR, `${JAR}.sha256`), { now }))).toEqual([
      `${JAR}: nobody-expected (${JAR}.sha256 digest: nobody-expected)`,
      'all: nobody-expected',
    ])
    const digest = new TextDecoder().decode(files[`${JAR}.sha256`]).slice(0, 64)
    const said = { expected: { digest }, now }
    expect((await ask(some(JAR), said)).standing).toBe('verified')
    const other = { expected: { digest: digest.replaceAll('a', 'b') }, now }
    expect((await ask(some(JAR), other)).standing).toBe('rejected')
  })

  test('of several files that have it not, a digest that was brought is about none', async () => {
    const found = await ask(some(JAR, 'CHANGES.txt'), { expected: { digest: 'ab'.repeat(32) }, now })
    expect(found.unused).toEqual(['digest'])
    expect(found.standing).toBe('undecided')
  })
})

describe('Sigstore', () => {
  const both = { 'a.txt': artifact, 'a.txt.sigstore.json': bundle }
  test.each([
    ['nobody expected', {}, 'nobody-expected'],
    ['the signer expected', byAlice, 'verified'],
    ['only half of it', { identity: alice.email }, 'undecided'],
    ['somebody else', { ...byAlice, identity: 'mallory@example.com' }, 'rejected'],
  ] as const)('%s', async (_, expected, standing) => {
    expect((await ask(both, { ...withRoot, expected })).standing).toBe(standing)
  })

  test('a root that came with the claim is not believed before a person says so', async () => {
    const came = { ...both, 'root.json': trustedRoot }
    expect((await ask(came, { expected: byAlice })).standing).toBe('undecided')
    expect((await ask(came, { expected: byAlice, believed: ['root.json'] })).standing).toBe('verified')
  })

  test('of several roots that are believed, the one that knows the issuer is asked', async () => {
    const other = await readFixture('public/samples/npm/trusted_root.json')
    for (const roots of [
      [other, trustedRoot],
      [trustedRoot, other],
    ])
      expect((await ask(both, { roots, expected: byAlice })).standing).toBe('verified')
  })

  test('what a bundle is about is found by its digest, whatever it is called', async () => {
    const found = await ask(
      { 'download (1)': artifact, 'notes.txt': utf8('b'), 'x.json': bundle },
      { ...withRoot, expected: byAlice },
    )
    expect(told(found)).toEqual([
      'download (1): verified (x.json digest: verified)',
      'notes.txt: undecided ()',
      'all: undecided',
    ])
  })

  test('about none of several files, nothing is compared', async () => {
    const found = await ask(
      { a: utf8('a'), b: utf8('b'), 'x.json': bundle },
      { ...withRoot, expected: byAlice },
    )
    expect(told(found)).toEqual([
      'a: undecided ()',
      'b: undecided ()',
      'left: x.json',
      'unused: identity',
      'unused: issuer',
      'all: undecided',
    ])
  })

  test('with one file there, it is about that one, and does not hold', async () => {
    const found = await ask({ a: utf8('a'), 'x.json': bundle }, { ...withRoot, expected: byAlice })
    expect(told(found)[0]).toBe('a: rejected (x.json alone: rejected)')
  })
})

test('an expectation that was compared with nothing keeps the whole from green', async () => {
  const digest = new TextDecoder().decode(files[`${JAR}.sha256`]).slice(0, 64)
  const found = await ask(some(JAR), { expected: { digest, fingerprint: DEMO }, now })
  expect(found.unused).toEqual(['fingerprint'])
  expect(found.standing).toBe('undecided')
})

test('the order in which the files lie changes nothing', async () => {
  const all = { ...files, 'a.txt': artifact, 'a.txt.sigstore.json': bundle }
  const asked = { ...withRoot, expected: { ...byAlice, fingerprint: DEMO }, now: NOW }
  const lines = async (names: string[]) =>
    told(
      await ask(
        Object.fromEntries(names.map((name) => [name, all[name as keyof typeof all] ?? new Uint8Array()])),
        asked,
      ),
    ).map((line) => line.replace(/\((.*)\)/, (_, inside: string) => inside.split(', ').sort().join(', ')))
  const names = Object.keys(all)
  expect((await lines(names.toReversed())).sort()).toEqual((await lines(names)).sort())
})

describe('minisign and signify', () => {
  interface Recorded {
    readonly name: string
    readonly artifact: string
    readonly signature: string
    readonly key: string
  }
  let recorded: readonly Recorded[]
  beforeAll(async () => {
    recorded = JSON.parse(
      new TextDecoder().decode(await readFixture('test/fixtures/minisign/cases.json')),
    ) as Recorded[]
  })
  const of = (name: string) => {
    const found = recorded.find((one) => one.name === name)
    if (!found) throw new Error(`no case ${name}`)
    return found
  }

  test('a key that came along says nothing; believed or expected, it is verified', async () => {
    const { artifact: signed, signature, key } = of('minisign-good')
    const came = { file: utf8(signed), 'file.minisig': utf8(signature), 'key.pub': utf8(key) }
    expect((await ask(came, { now })).standing).toBe('nobody-expected')
    expect((await ask(came, { now, believed: ['key.pub'] })).standing).toBe('verified')
    const bare = key.split('\n')[1] ?? ''
    expect((await ask(came, { now, expected: { key: bare } })).standing).toBe('verified')
    const other = of('minisign-wrong-key-same-id').key.split('\n')[1] ?? ''
    expect((await ask(came, { now, expected: { key: other } })).standing).toBe('rejected')
  })
})

describe('a list that is signed in clear', async () => {
  const holder = createKeyHolder()
  const created = new Date('2026-01-01T00:00:00Z')
  const key = made(
    await holder.makeKey({ userId: 'Signer <signer@example.com>', algorithm: 'ed25519', created }),
  )
  const good = utf8('the file\n')
  const list = utf8(`${toHex(sha256(good))}  a.txt\n`)
  const { signed } = made(await holder.clearsign(key.fingerprint, list, { created }))
  const came = (artifact: Uint8Array, sums = signed) => ({
    'a.txt': artifact,
    'SHA256SUMS.asc': sums,
    'key.asc': key.publicKey,
  })
  const by = { now, expected: { fingerprint: key.fingerprint } }

  test.each([
    ['of the signer who was expected: the files are verified through it', good, by, 'verified', 'verified'],
    [
      'of nobody in particular: the files are worth no more',
      good,
      { now },
      'nobody-expected',
      'nobody-expected',
    ],
    ['and a file that it does not describe', utf8('another\n'), by, 'rejected', 'verified'],
    [
      'by another than was expected: nothing in it counts',
      good,
      { now, expected: { fingerprint: 'AB'.repeat(20) } },
      'rejected',
      'rejected',
    ],
  ] as const)('%s', async (_, artifact, asked, file, itself) => {
    const found = await ask(came(artifact), asked)
    const because = artifact === good ? 'digest' : 'name'
    expect(told(found).slice(0, 2)).toEqual([
      `a.txt: ${file} (SHA256SUMS.asc ${because}: ${file})`,
      `SHA256SUMS.asc: ${itself} (SHA256SUMS.asc itself: ${itself})`,
    ])
  })

  test('words around the signed ones are no lines of it', async () => {
    const outside = utf8(`${toHex(sha256(utf8('another\n')))}  a.txt\n`)
    const found = await ask(came(utf8('another\n'), concatBytes(outside, signed)), by)
    expect(found.answers[0]?.standing).not.toBe('verified')
    expect(found.standing).not.toBe('verified')
  })

  test('a line was changed: neither the list nor its files', async () => {
    const bent = utf8(new TextDecoder().decode(signed).replace('a.txt', 'b.txt'))
    expect((await ask(came(good, bent), by)).standing).toBe('rejected')
  })
})

describe('SSH', () => {
  const one = caseNamed('ed25519')
  const part = (file: 'artifact' | 'signature' | 'signers') => bytesIn(one, file) ?? new Uint8Array()
  const came = {
    'a.txt': part('artifact'),
    'a.txt.sig': part('signature'),
    allowed_signers: part('signers'),
  }
  const principal = one.principal ?? ''
  test('a list of signers that came along lets nobody in; believed, who was expected is verified', async () => {
    expect((await ask(came, { now })).standing).toBe('nobody-expected')
    expect((await ask(came, { now, expected: { principal } })).standing).not.toBe('verified')
    const believed = ['allowed_signers']
    expect((await ask(came, { now, believed })).standing).toBe('nobody-expected')
    expect((await ask(came, { now, believed, expected: { principal } })).standing).toBe('verified')
    const other = { now, believed, expected: { principal: 'mallory@example.com' } }
    expect((await ask(came, other)).standing).toBe('rejected')
  })

  test('a commit is an answer of its own', async () => {
    const commit = caseNamed('commit-sha1')
    const files = {
      commit: bytesIn(commit, 'object') ?? new Uint8Array(),
      allowed_signers: bytesIn(commit, 'signers') ?? new Uint8Array(),
    }
    const asked = { now: new Date(commit.now), believed: ['allowed_signers'] }
    const expected = { principal: commit.principal ?? '' }
    expect(told(await ask(files, { ...asked, expected }))).toEqual([
      'commit: verified (commit itself: verified)',
      'all: verified',
    ])
  })
})

test('a list that names a file by its folder means the file there, whatever else is so called', async () => {
  const names = ['contrib/source/Sources', 'main/source/Sources', 'non-free/source/Sources']
  const list = names.map((name) => `${toHex(sha256(utf8(`of ${name}`)))}  ${name}\n`).join('')
  const found = await ask({ SHA256SUMS: utf8(list), 'main/source/Sources': utf8('of main/source/Sources') })
  expect(found.standing).toBe('nobody-expected')
  const changed = await ask({
    SHA256SUMS: utf8(list),
    'main/source/Sources': utf8('of contrib/source/Sources'),
  })
  expect(changed.standing).toBe('rejected')
  // Nobody says where a file lies that was handed over alone.
  const alone = await ask({ SHA256SUMS: utf8(list), Sources: utf8('of main/source/Sources') })
  expect(alone.standing).toBe('undecided')
})

test('who is expected of a certificate says nothing of a bundle that names a key', async () => {
  const { verificationMaterial, ...rest } = JSON.parse(new TextDecoder().decode(bundle)) as {
    readonly verificationMaterial: Readonly<Record<string, unknown>>
  }
  const material = Object.fromEntries(
    Object.entries(verificationMaterial).filter(([name]) => !/certificate/i.test(name)),
  )
  const byKey = { ...rest, verificationMaterial: { ...material, publicKey: { hint: 'somebody' } } }
  const found = await ask(
    { 'a.jar': artifact, 'a.jar.sigstore.json': utf8(JSON.stringify(byKey)) },
    { ...withRoot, expected: byAlice },
  )
  expect(found.standing).toBe('undecided')
})
