/** A digest that a person typed with names is a list: as strict as one in a file that they believe. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { made } from '../openpgp/made.ts'
import { ask, told } from './desk.ts'

const created = new Date('2026-01-01T00:00:00Z')
const now = new Date('2026-11-20T00:00:00Z')
const holder = createKeyHolder()
const key = made(await holder.makeKey({ userId: 'Me <me@example.com>', algorithm: 'ed25519', created }))
const sign = async (bytes: Uint8Array) =>
  made(await holder.sign(key.fingerprint, bytes, { created })).signature

const good = utf8('good\n')
const old = utf8('old\n')
const renewed = utf8('new b\n')
const hex = (bytes: Uint8Array) => toHex(sha256(bytes))
const line = (bytes: Uint8Array, name: string) => `${hex(bytes)}  ${name}\n`
const files = {
  a: good,
  'a.asc': await sign(good),
  b: old,
  'b.asc': await sign(old),
  'k.asc': key.publicKey,
}
const { fingerprint } = key

test.each<readonly [string, string, string, string, string]>([
  ['each line holds', line(good, 'a') + line(old, 'b'), 'verified', 'verified', 'verified'],
  ['one does not', line(good, 'a') + line(renewed, 'b'), 'verified', 'rejected', 'rejected'],
  ['the only one', line(renewed, 'b'), 'verified', 'rejected', 'rejected'],
  ['names exchanged', line(old, 'a') + line(good, 'b'), 'rejected', 'rejected', 'rejected'],
  ['with a file that is not here', line(good, 'a') + line(renewed, 'z'), 'verified', 'verified', 'verified'],
  [
    'of the other tool',
    `SHA256 (a) = ${hex(good)}\nSHA256 (b) = ${hex(renewed)}`,
    'verified',
    'rejected',
    'rejected',
  ],
  ['for nobody here', line(renewed, 'z'), 'verified', 'verified', 'undecided'],
  ['digests of which one is of none', `${hex(good)}\n${hex(renewed)}\n`, 'verified', 'verified', 'undecided'],
])('several files, %s', async (_, digest, a, b, all) => {
  const found = await ask(files, { now, expected: { fingerprint, digest } })
  const standings = found.answers.map(({ about, standing }) => `${about.name} ${standing}`)
  expect([...standings, found.standing]).toEqual([`a ${a}`, `b ${b}`, all])
})

test('is what makes its files green, and says so of each', async () => {
  const found = await ask(
    { a: good, b: old },
    { now, expected: { digest: line(good, 'a') + line(old, 'b') } },
  )
  expect(told(found)).toEqual([
    'a: verified (a said: verified)',
    'b: verified (b said: verified)',
    'all: verified',
  ])
})

describe('a line is about the file at its place', () => {
  test.each([
    ['x/app', 'y/app'],
    ['app', 'y/app'],
  ])('%s and %s', async (one, other) => {
    const digest = line(good, one) + line(old, other)
    const right = await ask({ [one]: good, [other]: old }, { now, expected: { digest } })
    expect(right.standing).toBe('verified')
    const bent = await ask({ [one]: good, [other]: good }, { now, expected: { digest } })
    expect(bent.answers.map(({ standing }) => standing)).toEqual(['verified', 'rejected'])
  })
})

test('may be about a list, which then vouches for its files', async () => {
  const list = utf8(line(good, 'a'))
  const came = { a: good, SHA256SUMS: list }
  const typed = async (bytes: Uint8Array) =>
    (await ask(came, { now, expected: { digest: line(bytes, 'SHA256SUMS') } })).standing
  expect(await typed(list)).toBe('verified')
  expect(await typed(utf8('another'))).toBe('rejected')
})
