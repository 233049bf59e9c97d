/** No list, armor or object takes more than its size in work; beyond the bound it is answered at once. */
import { p256, p521 } from '@noble/curves/nist.js'
import { describe, expect, test, vi } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import { readKey } from '../../playground/ssh/key.ts'
import { Budget, matchesList } from '../../playground/ssh/patterns.ts'
import { lookUpRevocation } from '../../playground/ssh/revoked.ts'
import { readSignature } from '../../playground/ssh/signature.ts'
import { wireString } from '../../playground/ssh/wire.ts'
import { splitGitObject } from '../../playground/ssh/git.ts'
import { expectGrowth, expectLaterGrowth, laterWork } from '../support/doubling.ts'
import { pace } from '../support/pace.ts'
import { bytesIn, caseNamed, verifyCase } from './cases.ts'

const MIB = 1024 * 1024
const MOST_SIGNERS = 4 * MIB
const MOST_LINES = 50_000
const MOST_SIGNATURE = MIB
const MOST_OBJECT = 8 * MIB
/** Milliseconds in which what is too much is answered. */
const AT_ONCE = 2000
vi.setConfig({ testTimeout: 120_000 })

const one = caseNamed('ed25519')
const own = bytesIn(one, 'signers') ?? new Uint8Array(0)
const repeated = (text: string, size: number) =>
  utf8(text.repeat(Math.max(1, Math.floor(size / text.length))))
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'
/** Another key in each line. */
const lines = (count: number, make: (i: number) => string) =>
  utf8(Array.from({ length: count }, (_, i) => `${make(i)}\n`).join(''))
const point = (i: number) =>
  btoa(
    String.fromCharCode(...Array.from({ length: 33 }, (_, at) => (at < 4 ? (i >> (8 * at)) & 255 : at))),
  ).slice(0, 43)

/** A point for each of a few numbers, and what looks like one for the others. */
const BLOB = concatBytes(
  ...[utf8('ecdsa-sha2-nistp521'), utf8('nistp521'), p521.Point.BASE.toBytes(false)].map(wireString),
)
const onCurve = (i: number) =>
  btoa(
    String.fromCharCode(
      ...BLOB.map((byte, at) =>
        at >= BLOB.length - 4 ? byte ^ ((i >> (8 * (BLOB.length - 1 - at))) & 255) : byte,
      ),
    ),
  )

describe('a list of signers', () => {
  test.each([
    ['keys', (size: number) => lines(size / 100, (i) => `somebody-${i}@example.com ${KEY}${point(i)}`)],
    ['keys on a curve', (size: number) => lines(size / 280, (i) => `a ecdsa-sha2-nistp521 ${onCurve(i)}`)],
    ['short lines', (size: number) => repeated('a b\n', Math.min(size, 4 * (MOST_LINES - 10)))],
    ['empty lines', (size: number) => repeated('\n', Math.min(size, MOST_LINES - 10))],
    ['one line', (size: number) => repeated('a', size)],
    ['one line of blanks', (size: number) => repeated(' ', size)],
    ['one line of quotes', (size: number) => repeated('"', size)],
    [
      'options',
      (size: number) => concatBytes(utf8('a '), repeated('cert-authority,', size), utf8(' ssh-ed25519 AAAA')),
    ],
    [
      'a quoted option',
      (size: number) =>
        concatBytes(utf8('a namespaces="'), repeated('\\"', size), utf8(`" ${KEY}${point(1)}`)),
    ],
  ] as const)('%s', async (_, make) => {
    await expectLaterGrowth({
      upTo: MOST_SIGNERS - 1000,
      make: (size) => {
        const signers = concatBytes(make(size), utf8('\n'), own)
        return () => verifyCase(one, { signers })
      },
    })
  })

  test('patterns of many stars', async () => {
    await expectLaterGrowth({
      upTo: MOST_SIGNERS / 2,
      make: (size) => {
        const signers = concatBytes(
          lines(size / 500, () => `${'*a'.repeat(200)}b ${KEY}${point(1)}`),
          own,
        )
        return () => verifyCase({ ...one, principal: 'a'.repeat(20) }, { signers })
      },
    })
  })

  test.each([
    ['bytes', () => repeated('#', MOST_SIGNERS + 1)],
    ['lines', () => repeated('\n', MOST_LINES + 1)],
  ] as const)('more %s than that is too much, at once', async (_, make) => {
    const signers = make()
    let told: string | undefined
    const took = await laterWork(async () => {
      const report = await verifyCase(one, { signers })
      expect(report.verdict).toBe('undecided')
      told = decisiveIn(report.checks)?.code
    })
    expect(told).toBe('signers-too-large')
    expect(took).toBeLessThan(AT_ONCE * pace())
  })

  test('more comparing than is done leaves open, and accuses nobody', async () => {
    const signers = concatBytes(
      own,
      lines(8000, () => `${'*a'.repeat(250)}b ssh-ed25519 AAAA`),
    )
    const report = await verifyCase({ ...one, principal: 'a'.repeat(20_000) }, { signers })
    expect([report.verdict, decisiveIn(report.checks)?.code]).toEqual(['undecided', 'signers-too-large'])
    expect(report.keygen).toEqual([])
  })
})

test('a pattern is looked at no more often than it is long', () => {
  const budget = new Budget(10_000_000)
  expect(matchesList('a'.repeat(1000), `${'*a'.repeat(300)}b`, budget)).toBe(false)
  expect(budget.spent).toBe(false)
})

describe('a signature', () => {
  const armored = (body: Uint8Array) =>
    concatBytes(utf8('-----BEGIN SSH SIGNATURE-----\n'), body, utf8('\n-----END SSH SIGNATURE-----\n'))
  test.each([
    ['base64', (size: number) => armored(repeated('AAAA', size))],
    ['blanks', (size: number) => armored(repeated(' \n', size))],
    ['padding', (size: number) => armored(repeated('=', size))],
    ['beginnings', (size: number) => repeated('-----BEGIN SSH SIGNATURE-----\n', size)],
  ] as const)('of %s', (_, make) => {
    expectGrowth({
      upTo: MOST_SIGNATURE - 100,
      make: (size) => {
        const file = make(size)
        return () => readSignature(file)
      },
    })
  })

  test('beyond is too much', () => {
    expect(readSignature(repeated('A', MOST_SIGNATURE + 1))).toEqual({ fault: 'signature-too-large' })
  })
})

test('an RSA key of the largest numbers that are read is answered at once', async () => {
  const number = new Uint8Array(2048).fill(0xff)
  const field = wireString(concatBytes(Uint8Array.of(0), number))
  const key = concatBytes(wireString(utf8('ssh-rsa')), field, field)
  const signed = concatBytes(wireString(utf8('rsa-sha2-512')), wireString(number))
  const parts = [key, utf8('file'), utf8(''), utf8('sha512'), signed].map(wireString)
  const signature = concatBytes(utf8('SSHSIG\0\0\0\x01'), ...parts)
  const took = await laterWork(async () => {
    const report = await verifyCase(one, { signature })
    expect(report.checks.map((check) => 'code' in check && check.code)).toContain('exponent-too-large')
  })
  expect(took).toBeLessThan(AT_ONCE * pace())
})

test.each([
  ['keys', (size: number) => lines(size / 70, (i) => `${KEY}${point(i)}`)],
  ['short lines', (size: number) => repeated('# \n', size)],
  [
    'a KRL of keys',
    (size: number) => {
      const content = repeated('\0\0\0\x08whatever', size)
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, content.length)
      return concatBytes(
        utf8('SSHKRL\n\0'),
        Uint8Array.of(0, 0, 0, 1),
        new Uint8Array(32),
        Uint8Array.of(2),
        length,
        content,
      )
    },
  ],
] as const)('a list of revoked keys: %s', (_, make) => {
  const signature = readSignature(bytesIn(one, 'signature') ?? new Uint8Array(0))
  if ('fault' in signature) throw new Error(signature.fault)
  expectGrowth({
    upTo: MOST_SIGNERS - 1000,
    make: (size) => {
      const file = make(size)
      return () => lookUpRevocation(file, signature.key)
    },
  })
})

test.each([
  [3, 20],
  [5, 32],
])('a long key is digested once, not for each entry (section %i)', (kind, length) => {
  const parts = ['sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256'].map(utf8)
  const application = repeated('a', MOST_SIGNATURE / 2)
  const key = readKey(concatBytes(...[...parts, p256.Point.BASE.toBytes(false), application].map(wireString)))
  if (typeof key === 'string') throw new Error(key)
  const entries = new Uint8Array(Math.floor((MOST_SIGNERS - 1000) / (4 + length)) * (4 + length))
  for (let at = 3; at < entries.length; at += 4 + length) entries[at] = length
  const head = concatBytes(utf8('SSHKRL\n\0'), Uint8Array.of(0, 0, 0, 1), new Uint8Array(32))
  const file = concatBytes(head, Uint8Array.of(kind), wireString(entries))
  const before = performance.now()
  expect(lookUpRevocation(file, key)).toEqual({ kind: 'krl', revoked: false })
  expect(performance.now() - before).toBeLessThan(AT_ONCE * pace())
})

describe('an object of git', () => {
  const head = `tree ${'0'.repeat(40)}\n`
  test.each([
    ['headers', (size: number) => concatBytes(utf8(head), repeated('gpgsig x\n', size))],
    ['continued headers', (size: number) => concatBytes(utf8(`${head}gpgsig x\n`), repeated(' y\n', size))],
    [
      'signatures behind a tag',
      (size: number) =>
        concatBytes(
          utf8(`object ${'0'.repeat(40)}\ntype commit\ntag a\n\n`),
          repeated('-----BEGIN SSH SIGNATURE-----\n', size),
        ),
    ],
    [
      'signatures of the other algorithm',
      (size: number) =>
        concatBytes(
          utf8(`object ${'0'.repeat(40)}\ntype commit\ntag a\n`),
          repeated('gpgsig-sha256 x\ngpgsig y\n', size),
          utf8('\n-----BEGIN SSH SIGNATURE-----\n'),
        ),
    ],
  ] as const)('%s', (_, make) => {
    expectGrowth({
      upTo: MOST_OBJECT / 4,
      make: (size) => {
        const file = make(size)
        return () => splitGitObject(file)
      },
    })
  })

  test('beyond is too much', () => {
    expect(splitGitObject(concatBytes(utf8(head), repeated('a', MOST_OBJECT)))).toBe('object-too-large')
  })
})
