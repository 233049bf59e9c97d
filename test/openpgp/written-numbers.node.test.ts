/**
 * How a number is written nobody signs: with zeros in front, or with the modulus added, gpg takes it for the same. A
 * word that takes something back must not be lost to it, nor an honest signature told bad.
 */
import { enums, generateKey, type PrivateKey } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { askBoth, hashedKey, keyWith, overUserId, primaryOf, signedBy, sub } from './by-hand.ts'
import { readPackets } from '../../playground/openpgp/packets.ts'
import { packet } from './garbage.ts'
import { secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const NAME = utf8('p <p@example.com>')
const [MADE, TAKEN_BACK, SIGNED] = [900_000, 300_000, 200_000].map(secondsAgo) as [number, number, number]

const made = async (type: 'rsa' | 'ecc'): Promise<PrivateKey> => {
  const kind = type === 'rsa' ? { type, rsaBits: 2048 } : { type, curve: 'nistP256' as const }
  const date = new Date(secondsAgo(1_000_000) * 1000)
  const userIDs = [{ name: 'p', email: 'p@example.com' }]
  return (await generateKey({ ...kind, userIDs, date, format: 'object' })).privateKey
}

type Write = (number: Uint8Array, key: PrivateKey) => Uint8Array

/** The same signature, its numbers written otherwise. */
function rewritten(whole: Uint8Array, key: PrivateKey, write: Write): Uint8Array {
  const body = [...readPackets(whole).packets][0]?.body ?? new Uint8Array(0)
  const at = (offset: number) => (body[offset] ?? 0) * 256 + (body[offset + 1] ?? 0)
  const unhashed = 6 + at(4)
  const start = unhashed + 2 + at(unhashed) + 2
  const numbers: Uint8Array[] = []
  for (let offset = start; offset < body.length;) {
    const end = offset + 2 + Math.ceil(at(offset) / 8)
    const number = write(body.subarray(offset + 2, end), key)
    const bits = number.length * 8
    numbers.push(Uint8Array.of(bits >> 8, bits & 255), number)
    offset = end
  }
  return packet(2, concatBytes(body.subarray(0, start), ...numbers))
}

const zeroInFront: Write = (number) => concatBytes(Uint8Array.of(0), number)
const plusModulus: Write = (number, { keyPacket }) => {
  const { n } = keyPacket.publicParams as { n: Uint8Array }
  const hex = (BigInt(`0x${toHex(number)}`) + BigInt(`0x${toHex(n)}`)).toString(16)
  return fromHex(hex.padStart(hex.length + (hex.length % 2), '0')) ?? number
}

const KINDS = [
  ['rsa', 'a zero in front', zeroInFront],
  ['rsa', 'the modulus added', plusModulus],
  ['ecc', 'a zero in front', zeroInFront],
] as const

test.each(KINDS)('%s, %s: an honest signature stays good', async (type, _, write) => {
  const key = await made(type)
  const signed = await signedBy(key, { type: enums.signature.binary, over: artifact, created: SIGNED })
  const signature = rewritten(signed, key, write)
  const { ours, lines, gpg } = await askBoth(
    { artifact, signature, keys: [await keyWith(key, MADE, NAME)] },
    now,
  )
  expect([ours.verdict, ours.gpg?.exitCode]).toEqual(['verified', 0])
  if (gpg) expect([gpg.code, gpg.stderr]).toEqual([0, lines])
})

test.each(KINDS)('%s, %s: a revocation stays one', async (type, _, write) => {
  const key = await made(type)
  const signature = await signedBy(key, { type: enums.signature.binary, over: artifact, created: SIGNED })
  const { keyRevocation } = enums.signature
  const revocation = await signedBy(key, { type: keyRevocation, over: hashedKey(key), created: TAKEN_BACK })
  const [, ...rest] = [...readPackets(await keyWith(key, MADE, NAME)).packets]
  const others = rest.map(({ whole }) => whole)
  const revoked = concatBytes(primaryOf(key), rewritten(revocation, key, write), ...others)
  const { ours, gpg } = await askBoth({ artifact, signature, keys: [revoked] }, now)
  expect(ours.verdict).toBe('rejected')
  if (gpg) expect(gpg.stderr.join('\n')).toContain('WARNING: This key has been revoked by its owner!')
})

test.each(KINDS)('%s, %s: a newer word that ends the key counts', async (type, _, write) => {
  const key = await made(type)
  const signature = await signedBy(key, { type: enums.signature.binary, over: artifact, created: SIGNED })
  const short = await signedBy(key, {
    type: enums.signature.certPositive,
    over: overUserId(key, NAME),
    created: TAKEN_BACK,
    hashed: [sub(27, Uint8Array.of(3)), sub(9, uint32(750_000))],
  })
  const ended = concatBytes(await keyWith(key, MADE, NAME), rewritten(short, key, write))
  const { ours } = await askBoth({ artifact, signature, keys: [ended] }, now)
  expect(ours.verdict).not.toBe('verified')
})
