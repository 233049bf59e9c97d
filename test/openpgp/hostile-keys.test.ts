/** Keys that ask for more work than any honest one: they are judged all the same, and soon. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { Allowance, FOR_ONE_KEY } from '../../playground/openpgp/keys/allowance.ts'
import { isTooCostly, type KeyPart, readKeyPart } from '../../playground/openpgp/keys/part.ts'
import {
  type Part,
  readTransferableKeys,
  type TransferableKey,
  writeTransferableKey,
} from '../../playground/openpgp/make/transferable.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { laterWork } from '../support/doubling.ts'
import { pace } from '../support/pace.ts'
import { caseNamed, inputOf } from './cases.ts'

/** Milliseconds of work. What is linear takes a tenth of it on a slow machine; what grew as the square took minutes. */
const SOON = 30_000
/** Milliseconds by any clock, for the runner alone. */
const PATIENCE = 240_000
const IN_NODE = typeof process !== 'undefined' && process.versions?.node !== undefined
const MANY = 20_000
const COPIES = 5_000
/** A user id packet of less than 256 bytes, in the old format. */
const USER_ID_HEADER = 0xb4

const input = await inputOf(caseNamed('ed25519-sha256-armored'))

function honest(): { readonly key: TransferableKey; readonly user: Part } {
  const [key] = readTransferableKeys(input.keys[0] ?? new Uint8Array(0)).keys
  const [user] = key?.users ?? []
  if (key === undefined || user === undefined) throw new Error('honest: the case has no key with a user id')
  return { key, user }
}

/** By the processor's clock, where there is one to read: a browser gives only the runner's patience. */
async function expectSoon(run: () => Promise<void>): Promise<void> {
  if (IN_NODE) expect(await laterWork(run)).toBeLessThan(SOON * pace())
  else await run()
}

test(
  `a key with ${MANY} user ids that it does not certify is good for what it signed`,
  { timeout: PATIENCE },
  async () => {
    const { key, user } = honest()
    const others = Array.from({ length: MANY }, (_, i): Part => {
      const body = utf8(`nobody ${i} <nobody-${i}@example.com>`)
      const packet = { ...user.packet, body, whole: Uint8Array.of(USER_ID_HEADER, body.length, ...body) }
      return { packet, signatures: user.signatures }
    })
    const keys = [writeTransferableKey({ ...key, users: [user, ...others] })]
    await expectSoon(async () => {
      const report = await verifyOpenpgp({ ...input, keys })
      expect(report.gpg?.status).toEqual(['GOODSIG'])
    })
  },
)

test(`${COPIES} copies of a key are one`, { timeout: PATIENCE }, async () => {
  const { key } = honest()
  const one = writeTransferableKey(key)
  const copies = new Uint8Array(one.length * COPIES)
  for (let i = 0; i < COPIES; i++) copies.set(one, i * one.length)
  await expectSoon(async () => {
    const report = await verifyOpenpgp({ ...input, keys: [copies] })
    expect(report.gpg?.status).toEqual(['GOODSIG'])
  })
})

/** An RSA key packet of version 4: a modulus of 2048 bits and an exponent of so many bytes, all ones. */
function rsaKey(exponentBytes: number): Uint8Array {
  const number = (bytes: number) => [(bytes * 8) >> 8, (bytes * 8) & 255, ...Array<number>(bytes).fill(255)]
  return Uint8Array.from([4, 0, 0, 0, 1, 1, ...number(256), ...number(exponentBytes)])
}

test.each([
  [3, false],
  [8, false],
  [9, true],
  [256, true],
])('an exponent of %i bytes is too costly: %s', async (bytes, costly) => {
  const part = await readKeyPart(KEY_TAG.publicKey, rsaKey(bytes))
  expect(part && isTooCostly(part)).toBe(costly)
})

describe('what one key may ask for', () => {
  async function part(): Promise<KeyPart> {
    const found = await readKeyPart(KEY_TAG.publicKey, rsaKey(3))
    if (found === undefined) throw new Error('the packet is no key')
    return found
  }

  test('checks end', async () => {
    const [by, allowance] = [await part(), new Allowance()]
    let checked = 0
    while (allowance.check(by) && checked < 10_000) checked += 1
    expect(checked).toBe(512)
    expect(allowance.exceeded).toBe(true)
  })

  test('digests end, and with them everything', async () => {
    const allowance = new Allowance()
    expect(allowance.digest(64 * 1024 * 1024)).toBe(true)
    expect(allowance.exceeded).toBe(false)
    expect(allowance.digest(1)).toBe(false)
    expect(allowance.exceeded).toBe(true)
    expect(allowance.check(await part())).toBe(false)
  })

  test('what all keys may ask for together ends too', async () => {
    const by = await part()
    const together = new Allowance({ checks: 3, bytes: 1024 })
    const [one, other] = [new Allowance(FOR_ONE_KEY, together), new Allowance(FOR_ONE_KEY, together)]
    expect([one.check(by), other.check(by), one.check(by)]).toEqual([true, true, true])
    expect([one.exceeded, other.exceeded]).toEqual([false, false])
    expect(other.check(by)).toBe(false)
    expect([one.exceeded, other.exceeded]).toEqual([false, true])
    expect(one.digest(1)).toBe(false)
  })
})
