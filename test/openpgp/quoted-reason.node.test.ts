/** Which reason gpg quotes for a revocation: the first that stands there, be it a stranger's. */
import { enums } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { readPackets } from '../../playground/openpgp/packets.ts'
import { askBoth, hashedKey, keyWith, signedBy, sub } from './by-hand.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const NAME = utf8('p <p@example.com>')
const key = await keyOf('p', 'rsa')
const stranger = await keyOf('q', 'rsa')
const [MADE, TAKEN_BACK, SIGNED] = [900_000, 300_000, 200_000].map(secondsAgo) as [number, number, number]

const revocationBy = (by: typeof key, reason: number, comment: string) =>
  signedBy(by, {
    type: enums.signature.keyRevocation,
    over: hashedKey(key),
    created: TAKEN_BACK,
    hashed: [sub(29, Uint8Array.of(reason), utf8(comment))],
  })
const own = await revocationBy(key, 1, 'a newer key')
const foreign = await revocationBy(stranger, 2, 'said by a stranger')
const signature = await signedBy(key, { type: enums.signature.binary, over: artifact, created: SIGNED })
const [primary, ...rest] = [...readPackets(await keyWith(key, MADE, NAME)).packets].map(({ whole }) => whole)
const revoked = (...by: readonly Uint8Array[]) => concatBytes(primary ?? own, ...by, ...rest)

test.each([
  ['its own', [own], 'a newer key'],
  ['a stranger’s behind it', [own, foreign], 'a newer key'],
  ['a stranger’s in front', [foreign, own], 'said by a stranger'],
])('%s: says what gpg says, and is revoked all the same', async (_, by, comment) => {
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [revoked(...by)] }, now)
  expect(ours.verdict).toBe('rejected')
  expect(lines?.join('\n')).toContain(`revocation comment: ${comment}`)
  if (gpg) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
})

test('a comment over which gpg never ends: no words of gpg’s are shown', async () => {
  const endless = await revocationBy(key, 1, 'a newer key\n')
  const { verifyOpenpgp } = await import('../../playground/openpgp/index.ts')
  const report = await verifyOpenpgp({ artifact, signature, keys: [revoked(endless)], policy: { now } })
  expect([report.verdict, report.gpg]).toEqual(['rejected', undefined])
})
