/** Signatures of the same numbers, which gpg takes for copies whatever they say, and keeps one of. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, hashedKey, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const { certPositive, keyRevocation } = enums.signature
const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('p', 'rsa')
const [CREATED, LATER] = [secondsAgo(900_000), secondsAgo(800_000)]
const flags = sub(27, Uint8Array.of(3))
const name = utf8('p <p@example.org>')
const other = utf8('q <q@example.org>')
const NOTHING: Uint8Array = new Uint8Array(0)

const self = (created = CREATED, more: readonly Uint8Array[] = []) =>
  signedBy(key, { type: certPositive, over: overUserId(key, name), created, hashed: [flags, ...more] })
const revocation = () => signedBy(key, { type: keyRevocation, over: hashedKey(key), created: LATER })
const head = concatBytes(primaryOf(key), userPacket(name))

/** The same numbers under other words; or with nothing unsigned beside them; or with zeros before them. */
function copyOf(whole: Uint8Array, change: 'words' | 'unsigned' | 'zeros'): Uint8Array {
  const body = packetsOf(whole)[0]?.body ?? NOTHING
  const view = new DataView(body.buffer, body.byteOffset)
  const signed = 6 + view.getUint16(4)
  const unsigned = signed + 2 + view.getUint16(signed)
  const hashed = body.subarray(6, signed)
  const words = change === 'words' ? concatBytes(hashed, sub(30, Uint8Array.of(1))) : hashed
  const length = Uint8Array.of(words.length >> 8, words.length & 255)
  const rest = change === 'unsigned' ? Uint8Array.of(0, 0) : body.subarray(signed, unsigned)
  const numbers = body.subarray(unsigned + 2)
  const bits = view.getUint16(unsigned + 2) + 16
  const written =
    change === 'zeros'
      ? concatBytes(Uint8Array.of(bits >> 8, bits & 255, 0, 0), numbers.subarray(2))
      : numbers
  const fields = concatBytes(body.subarray(0, 4), length, words, rest, body.subarray(unsigned, unsigned + 2))
  return packet(TAG.signature, concatBytes(fields, written))
}

async function judged(...keys: readonly Uint8Array[]) {
  const over = { type: enums.signature.binary, over: artifact, created: secondsAgo(60) }
  const { ours, lines, gpg } = await askBoth({ artifact, signature: await signedBy(key, over), keys }, now)
  if (gpg !== undefined) {
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    if (ours.verdict === 'verified') expect(gpg.code).toBe(0)
    const isRevoked = gpg.stderr.some((line) => line.includes('has been revoked'))
    if (ours.verdict === 'rejected') expect(isRevoked).toBe(true)
  }
  return ours.verdict
}

describe.each(['words', 'unsigned', 'zeros'] as const)('a copy with other %s', (change) => {
  // How its numbers are written takes nothing from what it says.
  const sameWord = change === 'zeros'

  test('behind what a key says of its user id: gpg keeps the copy', async () => {
    const word = await self()
    expect(await judged(concatBytes(head, word, copyOf(word, change)))).toBe(
      sameWord ? 'verified' : 'undecided',
    )
  })

  test('in front of it: gpg keeps the word', async () => {
    const word = await self()
    expect(await judged(concatBytes(head, copyOf(word, change), word))).toBe('verified')
  })

  test('behind a revocation: left open where gpg does not see it', async () => {
    const [word, revoked] = [await self(), await revocation()]
    const user = concatBytes(userPacket(name), word)
    const copy = copyOf(revoked, change)
    expect(await judged(concatBytes(primaryOf(key), revoked, copy, user))).toBe(
      sameWord ? 'rejected' : 'undecided',
    )
    expect(await judged(concatBytes(primaryOf(key), copy, revoked, user))).toBe('rejected')
  })
})

test('what another copy of the key says under the same numbers gpg does not take: left open', async () => {
  const ended = await self(LATER, [sub(9, uint32(200_000))])
  const first = concatBytes(head, await self(), copyOf(ended, 'words'))
  const second = concatBytes(head, await self(), ended)
  expect(await judged(first, second)).toBe('undecided')
})

test('a copy at another place takes nothing from where it belongs', async () => {
  const word = await self()
  const file = concatBytes(head, word, userPacket(other), copyOf(word, 'words'))
  expect(await judged(file)).toBe('verified')
})
