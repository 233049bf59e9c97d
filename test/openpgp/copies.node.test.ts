/** Two copies of one key, as keyservers of different customs hand them out: in either order. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { askBoth, hashedKey, keyWith, primaryOf, signedBy, sub } from './by-hand.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('p', 'rsa')
const CREATED = secondsAgo(900_000)
const full = await keyWith(key, CREATED, utf8('p <p@example.org>'))
const flags = (value: number) => sub(27, Uint8Array.of(value))
/** Without a user id, which the one server hands out once its owner has confirmed it; with a word on all of the key. */
async function bare(...hashed: readonly Uint8Array[]): Promise<Uint8Array> {
  const over = hashedKey(key)
  return concatBytes(
    primaryOf(key),
    await signedBy(key, { type: enums.signature.key, over, created: CREATED, hashed }),
  )
}

async function judged(keys: readonly Uint8Array[]) {
  const type = enums.signature.binary
  const signature = await signedBy(key, { type, over: artifact, created: secondsAgo(60) })
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
  if (gpg !== undefined && lines !== undefined)
    expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  const check = ours.checks.find(({ id }) => id === 'signing-key-valid')
  return [ours.verdict, check?.status === 'passed' ? undefined : check && 'code' in check && check.code]
}

describe('a word on all of the key, in a copy without user ids', () => {
  test.each([
    ['that says no more', () => bare(flags(3))],
    ['that says nothing of what it is for', () => bare()],
    ['that names more uses', () => bare(flags(0x2f))],
    ['that ends in time', () => bare(flags(3), sub(3, uint32(9_000_000)))],
  ])('%s: verified, in either order', async (_, make) => {
    const other = await make()
    expect(await judged([other, full])).toEqual(['verified', undefined])
    expect(await judged([full, other])).toEqual(['verified', undefined])
  })

  test.each([
    ['by which the key ended', () => bare(flags(3), sub(9, uint32(200_000))), 'signed-after-key-expiry'],
    ['by which it is not for signing', () => bare(flags(1)), 'not-a-signing-key'],
    ['by which it ends later', () => bare(flags(3), sub(9, uint32(9_000_000))), undefined],
  ])('%s: left open where gpg leaves it out', async (_, make, code) => {
    const other = await make()
    expect(await judged([other, full])).toEqual(['undecided', 'perhaps-withdrawn'])
    expect(await judged([full, other])).toEqual([code === undefined ? 'verified' : 'rejected', code])
  })

  test('by which another may revoke it: left open', async () => {
    const revoker = await keyOf('r', 'rsa')
    const named = sub(
      12,
      Uint8Array.of(0x80, 1),
      revoker.keyPacket.getFingerprintBytes() ?? new Uint8Array(20),
    )
    expect(await judged([await bare(flags(3), named), full])).toEqual(['undecided', 'perhaps-withdrawn'])
  })
})
