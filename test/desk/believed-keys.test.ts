/** Keys of OpenPGP: what came along is nobody's, and what a person believes has to have signed. */
import { beforeAll, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import type { OpenpgpReport } from '../../playground/openpgp/index.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { made } from '../openpgp/made.ts'
import { ask, type Asked, type Files } from './desk.ts'

const created = new Date('2026-01-01T00:00:00Z')
const bytes = utf8('what was signed\n')
interface Key {
  readonly fingerprint: string
  readonly publicKey: Uint8Array
}
let mine: Key = { fingerprint: '', publicKey: new Uint8Array() }
let other = mine
let signature: Uint8Array = new Uint8Array()
let others = signature

beforeAll(async () => {
  const holder = createKeyHolder()
  const make = async (name: string) =>
    made(await holder.makeKey({ userId: `${name} <${name}@example.com>`, algorithm: 'ed25519', created }))
  ;[mine, other] = [await make('mine'), await make('other')]
  const sign = async (by: string, what: Uint8Array) =>
    made(await holder.sign(by, what, { created })).signature
  signature = await sign(mine.fingerprint, bytes)
  others = await sign(other.fingerprint, utf8('something else\n'))
})

async function decided(keys: Files, asked: Asked, signed = signature) {
  const { standing, answers } = await ask({ 'a.txt': bytes, 'a.txt.asc': signed, ...keys }, asked)
  const report = answers[0]?.judged[0]?.report as OpenpgpReport
  const expected = report.checks.flatMap(({ evidence }) =>
    evidence.flatMap(({ label, value }) => (label === 'expected-fingerprint' ? [value] : [])),
  )
  return { standing, code: decisiveIn(report.checks)?.code, expected, gpg: report.gpg }
}

test('whose key is believed is expected, and what came along is nobody', async () => {
  const keys = { 'k.asc': mine.publicKey }
  const alone = await decided(keys, {})
  const believed = await decided(keys, { believed: ['k.asc'] })
  expect([alone.standing, believed.standing]).toEqual(['nobody-expected', 'verified'])
  expect(believed.expected).toEqual([mine.fingerprint])
  expect(believed.gpg).toEqual(alone.gpg)
})

test('any key of a keyring will do, and which it was is told', async () => {
  const ring = { 'ring.asc': concatBytes(other.publicKey, mine.publicKey) }
  const { standing, expected } = await decided(ring, { believed: ['ring.asc'] })
  expect([standing, expected]).toEqual(['verified', [mine.fingerprint]])
})

test('a good signature by a key that is not among them is somebody else’s', async () => {
  const keys = { 'k.asc': mine.publicKey, 'o.asc': other.publicKey }
  const { standing, code, expected } = await decided(keys, { believed: ['o.asc'] })
  expect([standing, code, expected]).toEqual(['rejected', 'fingerprint-mismatch', [other.fingerprint]])
})

test('a fingerprint that was typed decides', async () => {
  const keys = { 'k.asc': mine.publicKey, 'o.asc': other.publicKey }
  const typed = (by: string, believed: string) =>
    decided(keys, { expected: { fingerprint: by }, believed: [believed] })
  expect((await typed(mine.fingerprint, 'o.asc')).standing).toBe('verified')
  expect((await typed(other.fingerprint, 'k.asc')).standing).toBe('rejected')
})

test('a bad signature of one of them does not speak for another', async () => {
  const ring = { 'ring.asc': concatBytes(other.publicKey, mine.publicKey) }
  const asked = { believed: ['ring.asc'] }
  expect((await decided(ring, asked, concatBytes(others, signature))).standing).toBe('verified')
  expect((await decided(ring, asked, others)).standing).toBe('rejected')
})
