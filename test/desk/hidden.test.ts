/** Nothing is hidden by what it looks like, by what it is called, or by what lies beside it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { made } from '../openpgp/made.ts'
import { alice, bytes as attested, NOW, plain, trustedRoot, world } from '../sigstore/lab.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { ask, told } from './desk.ts'

const holder = createKeyHolder()
const created = new Date('2026-01-01T00:00:00Z')
const key = made(
  await holder.makeKey({ userId: 'Signer <signer@example.com>', algorithm: 'ed25519', created }),
)
const sign = async (bytes: Uint8Array) =>
  made(await holder.sign(key.fingerprint, bytes, { created })).signature
const now = new Date('2026-11-20T00:00:00Z')
const by = { now, expected: { fingerprint: key.fingerprint } }
const good = utf8('good\n')
const line = (bytes: Uint8Array, name: string) => `${toHex(sha256(bytes))}  ${name}\n`

const LOOKS: Readonly<Record<string, string>> = {
  'a certificate':
    "#!/bin/sh\n: '\n-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n'\nrm -rf ~\n",
  'an OpenPGP signature': '#!/bin/sh\n-----BEGIN PGP SIGNATURE-----\n',
  'an SSH signature': 'echo evil\n-----BEGIN SSH SIGNATURE-----\n',
  'a private key': '#!/bin/sh\n-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n',
  'public keys': `#!/bin/sh\ncat <<EOF\n${new TextDecoder().decode(key.publicKey)}EOF\n`,
  'a web page': '<!doctype html><script>evil()</script>\n',
  'an envelope': '{"payload":"e30=","payloadType":"x","signatures":[],"evil":1}\n',
  'a bundle': '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","evil":1}\n',
  'an empty list of attestations': '{"attestations":[]}\n',
  'a digest': `${'ab'.repeat(16)}\n`,
}

describe.each(Object.entries(LOOKS))('a changed file that looks like %s', (_, text) => {
  test('is what the signed list says it is not', async () => {
    const list = utf8(line(good, 'app.tar') + line(utf8('honest\n'), 'install.sh'))
    const { signed } = made(await holder.clearsign(key.fingerprint, list, { created }))
    const came = {
      'app.tar': good,
      'install.sh': utf8(text),
      'SHA256SUMS.asc': signed,
      'k.asc': key.publicKey,
    }
    const found = await ask(came, by)
    expect(found.standing).toBe('rejected')
    expect(found.answers.find(({ about }) => about.name === 'install.sh')?.standing).toBe('rejected')
  })

  test('and that nobody speaks of keeps the whole from green', async () => {
    const came = { a: good, 'a.asc': await sign(good), 'install.sh': utf8(text), 'k.asc': key.publicKey }
    const { standing, answers } = await ask(came, by)
    // A digest is a claim about the file that is there, and is shown as one.
    const isShown = answers.some(({ judged }) => judged.some(({ claim }) => claim.item.name === 'install.sh'))
    expect(standing !== 'verified' || isShown).toBe(true)
  })
})

test('what was handed over and not taken keeps the whole from green, and is told', async () => {
  const came = { a: good, 'a.asc': await sign(good), 'k.asc': key.publicKey }
  const untaken = [{ why: 'unread', names: ['install.sh'] }] as const
  expect((await ask(came, by)).standing).toBe('verified')
  const found = await ask(came, { ...by, untaken })
  expect([found.standing, found.untaken]).toEqual(['undecided', untaken])
  const bent = await ask({ ...came, a: utf8('evil\n') }, { ...by, untaken })
  expect(bent.standing).toBe('rejected')
})

test('a file that is longer than it was said to be is not verified as its beginning', async () => {
  const bundle = utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle))
  const longer = Uint8Array.of(...attested, ...utf8('evil\n'))
  const asked = { roots: [trustedRoot], expected: { identity: alice.email, issuer: alice.issuer }, now: NOW }
  const of = async (bytes: Uint8Array, size: number) =>
    (await ask({ 'a.txt': bytes, 'a.txt.sigstore.json': bundle }, { ...asked, sizes: { 'a.txt': size } }))
      .standing
  expect(await of(longer, attested.length)).toBe('rejected')
  expect(await of(attested, 0)).toBe('verified')
  expect(await of(attested, longer.length)).toBe('verified')
})

test('what can be read as keys, is called otherwise and is believed by nobody is open', async () => {
  const signers = new TextDecoder().decode(bytesIn(caseNamed('krl-key'), 'signers')).trim()
  const texts = [`: ${signers.slice(signers.indexOf('ssh-'))} ; rm -rf ~\n`]
  texts.push(`${new TextDecoder().decode(key.publicKey)}\nrm -rf ~\n`)
  for (const text of texts) {
    const came = { a: good, 'a.asc': await sign(good), 'k.asc': key.publicKey, 'install.sh': utf8(text) }
    const { standing, answers } = await ask(came, by)
    expect(standing).toBe('undecided')
    expect(answers.map(({ about }) => about.name)).toEqual(['a', 'install.sh'])
    const asKeys = { a: good, 'a.asc': await sign(good), 'k.asc': key.publicKey, allowed_signers: utf8(text) }
    expect((await ask(asKeys, by)).standing).toBe('verified')
  }
})

test('a signature about nothing that is here keeps the whole from green', async () => {
  const came = {
    a: good,
    'a.asc': await sign(good),
    'b.asc': await sign(utf8('b')),
    c: utf8('c'),
    'k.asc': key.publicKey,
  }
  expect((await ask(came, by)).standing).not.toBe('verified')
})

test.each([
  'BEGIN CERTIFICATE',
  'BEGIN PGP PUBLIC KEY BLOCK',
  'BEGIN PRIVATE KEY',
  'BEGIN PGP SIGNED MESSAGE',
])('a commit with %s in its message is a commit', async (words) => {
  const one = caseNamed('commit-sha1')
  const text = new TextDecoder().decode(bytesIn(one, 'object'))
  const found = await ask(
    {
      commit: utf8(`${text}-----${words}-----\n`),
      allowed_signers: bytesIn(one, 'signers') ?? new Uint8Array(),
    },
    { now: new Date(one.now), believed: ['allowed_signers'], expected: { principal: one.principal ?? '' } },
  )
  expect(told(found)[0]).toBe('commit: rejected (commit itself: rejected)')
})

describe('what a person typed', () => {
  const came = async () => ({ a: good, 'a.asc': await sign(good), 'k.asc': key.publicKey })
  test.each([
    'abc',
    'ab'.repeat(31),
    'sha256:',
    'sha999:abcd',
    'no digest',
    line(utf8('b'), 'other.txt'),
    `SHA256 (x) = ${'ab'.repeat(32)}`,
  ])('a digest that is compared with nothing: %j', async (digest) => {
    const found = await ask(await came(), { ...by, expected: { ...by.expected, digest } })
    expect(found.standing).not.toBe('verified')
  })

  test('of one method is not met by another', async () => {
    const bundle = utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle))
    const files = { 'a.txt': attested, 'a.txt.sigstore.json': bundle }
    const asked = { roots: [trustedRoot], expected: { identity: alice.email, issuer: alice.issuer } }
    expect((await ask(files, { ...asked, now: NOW })).standing).toBe('verified')
    const more = { ...asked.expected, principal: 'release@example.com' }
    const found = await ask(files, { ...asked, now: NOW, expected: more })
    expect(found.unused).toEqual(['principal'])
    expect(found.standing).toBe('undecided')
  })

  test('is asked of each file, not of one of them', async () => {
    const bundle = utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle))
    const files = {
      'a.txt': attested,
      'a.txt.sigstore.json': bundle,
      'b.txt': good,
      'b.txt.asc': await sign(good),
      'k.asc': key.publicKey,
    }
    const expected = { identity: alice.email, issuer: alice.issuer, fingerprint: key.fingerprint }
    const found = await ask(files, { roots: [trustedRoot], now: NOW, expected })
    expect(found.answers.map(({ standing, unmet }) => `${standing} ${unmet.join()}`)).toEqual([
      'undecided fingerprint',
      'undecided identity,issuer',
    ])
    expect(found.standing).toBe('undecided')
  })
})

test('a claim that cannot be taken apart is told, and keeps the whole from green', async () => {
  const bundle = JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle)
  const files = {
    a: good,
    'a.asc': await sign(good),
    'k.asc': key.publicKey,
    'x.jsonl': utf8(`${bundle}\n{\n`),
  }
  expect((await ask(files, by)).standing).not.toBe('verified')
})

const digest = toHex(sha256(good))
test.each([
  ['a warning', `Do NOT use a.jar, it is malicious: SHA256 ${digest}\n`, undefined],
  ['a list in a warning', `Revoked files:\n${digest}  a.jar\nRemove them.\n`, undefined],
  ['a list', `${digest}  a.jar\n`, 'verified'],
  ['a digest', `${digest}\n`, 'verified'],
  ['a Release', `Origin: Example\nDate: today\nSHA256:\n ${digest} 5 a.jar\n`, 'verified'],
  ['a .dsc', `Format: 3.0\nSource: a\nChecksums-Sha256:\n ${digest} 5 a.jar\n`, 'verified'],
])('what is signed in clear vouches for a file where it is a list: %s', async (_, text, standing) => {
  const { signed } = made(await holder.clearsign(key.fingerprint, utf8(text), { created }))
  const { answers } = await ask({ 'a.jar': good, 'note.asc': signed, 'k.asc': key.publicKey }, by)
  const [own] = answers.filter(({ about }) => about.name === 'a.jar')
  expect(own?.judged[0]?.standing).toBe(standing)
})

describe('folders', () => {
  test('a signature beside its file is of that file', async () => {
    const other = utf8('old\n')
    const files = {
      'release/app.jar': good,
      'release/app.jar.asc': await sign(good),
      'old-release/app.jar': other,
      'old-release/app.jar.asc': await sign(other),
      'k.asc': key.publicKey,
    }
    expect(told(await ask(files, by))).toEqual([
      'release/app.jar: verified (release/app.jar.asc name: verified)',
      'old-release/app.jar: verified (old-release/app.jar.asc name: verified)',
      'all: verified',
    ])
  })

  const other = utf8('other\n')
  const evil = utf8('evil\n')
  const LISTED = line(good, 'x86/app.jar') + line(other, 'arm/app.jar')
  const FLAT = line(good, 'app.jar') + line(other, 'old/app.jar')
  test.each<readonly [string, string, Readonly<Record<string, Uint8Array>>, readonly string[]]>([
    ['as listed', LISTED, { 'x86/app.jar': good, 'arm/app.jar': other }, ['verified', 'verified']],
    ['exchanged', LISTED, { 'x86/app.jar': other, 'arm/app.jar': good }, ['rejected', 'rejected']],
    ['one changed', LISTED, { 'x86/app.jar': evil, 'arm/app.jar': other }, ['rejected', 'verified']],
    ['as listed, one above', FLAT, { 'app.jar': good, 'old/app.jar': other }, ['verified', 'verified']],
    [
      'the newer in place of the older',
      FLAT,
      { 'app.jar': good, 'old/app.jar': good },
      ['verified', 'rejected'],
    ],
    [
      'the older in place of the newer',
      FLAT,
      { 'app.jar': other, 'old/app.jar': other },
      ['rejected', 'verified'],
    ],
  ])('files of one name that a signed list has at two places: %s', async (_, text, files, standings) => {
    const { signed } = made(await holder.clearsign(key.fingerprint, utf8(text), { created }))
    for (const below of ['', 'r/']) {
      const there = Object.entries(files).map(([name, bytes]) => [`${below}${name}`, bytes] as const)
      const came = {
        ...Object.fromEntries(there),
        [`${below}SHA256SUMS.asc`]: signed,
        'k.asc': key.publicKey,
      }
      const { answers } = await ask(came, by)
      expect(
        answers.filter(({ about }) => about.kind === 'artifact').map(({ standing }) => standing),
      ).toEqual(standings)
    }
  })

  test.each<readonly [string, string, () => Promise<Uint8Array>]>([
    ['app.jar.sha256.txt', 'app.jar.sha256', async () => utf8(`${digest}\n`)],
    ['app.jar.sig.asc', 'app.jar.sig', () => sign(good)],
    ['app.jar.asc', 'app.ja', () => sign(good)],
  ])('a copy under a name in between does not draw %s away', async (name, copy, claim) => {
    const came = { 'app.jar': utf8('evil\n'), [name]: await claim(), [copy]: good, 'k.asc': key.publicKey }
    const { answers } = await ask(came, by)
    expect(answers.find(({ about }) => about.name === 'app.jar')?.standing).toBe('rejected')
  })

  test('a longer folder does not draw a signature away', async () => {
    const files = {
      'app.tar.gz': utf8('evil\n'),
      'app.tar.gz.asc': await sign(good),
      'zzzzzzzzzz/app.tar': good,
      'k.asc': key.publicKey,
    }
    const found = await ask(files, by)
    expect(found.answers.find(({ about }) => about.name === 'app.tar.gz')?.standing).toBe('rejected')
  })
})

test('of several lists of revocations that are believed each counts', async () => {
  const one = caseNamed('krl-key')
  const other = caseNamed('krl-other-key')
  const file = (of: typeof one, name: 'artifact' | 'signature' | 'signers' | 'revoked') =>
    bytesIn(of, name) ?? new Uint8Array()
  for (const order of [
    [other, one],
    [one, other],
  ] as const) {
    const files = {
      'a.txt': file(one, 'artifact'),
      'a.txt.sig': file(one, 'signature'),
      allowed_signers: file(one, 'signers'),
      'first.krl': file(order[0], 'revoked'),
      'second.krl': file(order[1], 'revoked'),
    }
    const believed = ['allowed_signers', 'first.krl', 'second.krl']
    const found = await ask(files, {
      now: new Date(one.now),
      believed,
      expected: { principal: one.principal ?? '' },
    })
    expect(found.answers[0]?.standing).toBe('rejected')
  }
})

describe('a line means the file that its path leads to, however it is written', () => {
  const old = utf8('old, and signed as genuinely\n')
  test.each([
    ['', 'sub/app.jar', 'app.jar'],
    ['', './sub/app.jar', 'app.jar'],
    ['', 'sub//app.jar', 'app.jar'],
    ['', 'sub/./app.jar', 'app.jar'],
    ['', 'x/../sub/app.jar', 'app.jar'],
    ['', './/sub/app.jar', 'app.jar'],
    ['', 'sub/x/.././app.jar', 'app.jar'],
    ['sums/', '../sub/app.jar', 'sums/app.jar'],
    ['sums/', '..//sub/app.jar', 'sums/app.jar'],
    ['r/sums/', '../../sub/app.jar', 'r/sums/app.jar'],
  ])('%s has %s', async (folder, name, decoy) => {
    const { signed } = made(await holder.clearsign(key.fingerprint, utf8(line(good, name)), { created }))
    const came = {
      [decoy]: good,
      'sub/app.jar': old,
      'sub/app.jar.asc': await sign(old),
      [`${folder}SHA256SUMS.asc`]: signed,
      'k.asc': key.publicKey,
    }
    const { answers } = await ask(came, by)
    expect(answers.find(({ about }) => about.name === 'sub/app.jar')?.standing).toBe('rejected')
    const right = { 'sub/app.jar': good, [`${folder}SHA256SUMS.asc`]: signed, 'k.asc': key.publicKey }
    expect((await ask(right, by)).standing).toBe('verified')
  })
})
