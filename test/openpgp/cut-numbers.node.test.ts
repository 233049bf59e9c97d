/** Signatures cut short within their numbers, or before: gpg has complained by then of what it found in front of them. */
import { enums, generateKey } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, keyWith, overUserId, signedBy, sub } from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { keyOf, secondsAgo, signatureBody } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const USER = utf8('p <p@example.org>')
const CREATED = secondsAgo(900_000)
const bytes = (...list: readonly number[]) => Uint8Array.from(list)
const curve = async () => {
  const userIDs = [{ name: 'e' }]
  const date = new Date((CREATED - 1) * 1000)
  return (await generateKey({ type: 'ecc', curve: 'nistP256', userIDs, date, format: 'object' })).privateKey
}
const [rsa, ecdsa] = [await keyOf('p', 'rsa'), await curve()]

type Areas = readonly [hashed: readonly Uint8Array[], unhashed: readonly Uint8Array[]]
const AREAS: Readonly<Record<string, Areas>> = {
  'nothing short': [[], []],
  ...Object.fromEntries(
    [3, 4, 5, 7, 12, 16, 20, 27, 38].map((type): [string, Areas] => [
      `a subpacket ${type} too short`,
      [[sub(type)], []],
    ]),
  ),
  'an unsigned subpacket 4 too short': [[], [sub(4)]],
  'an unsigned subpacket 3 too short': [[], [sub(3)]],
}
/** What is left of a body: with a header that counts more, or with one that counts it. */
const CUTS: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  'by one byte': (body) => packet(TAG.signature, body).slice(0, -1),
  'by forty bytes': (body) => packet(TAG.signature, body).slice(0, -40),
  'by one byte that is not counted': (body) => packet(TAG.signature, body.slice(0, -1)),
  'by forty bytes that are not counted': (body) => packet(TAG.signature, body.slice(0, -40)),
}

interface Cut {
  readonly name: string
  readonly key: typeof rsa
  readonly body: () => Promise<Uint8Array>
  readonly cut: (body: Uint8Array) => Uint8Array
}

/** By an algorithm of nobody's, with so many bytes of whatever it has for numbers. */
const UNKNOWN = 99
const UNKNOWN_NUMBERS: readonly number[] = [0, 1, 40, 10_240, 10_241]
const signed = (key: typeof rsa, [hashed, unhashed]: Areas = [[], []]) =>
  signedBy(key, { type: enums.signature.binary, over: artifact, created: secondsAgo(60), hashed, unhashed })
const bodyOf = (whole: Uint8Array) => packetsOf(whole)[0]?.body ?? bytes()
const numbersAt = (body: Uint8Array) => {
  const hashed = 6 + (body[4] ?? 0) * 256 + (body[5] ?? 0)
  return hashed + 4 + (body[hashed] ?? 0) * 256 + (body[hashed + 1] ?? 0)
}
const byNobody = async (count: number) => {
  const body = bodyOf(await signed(rsa))
  return concatBytes(body.with(2, UNKNOWN).subarray(0, numbersAt(body)), new Uint8Array(count).fill(7))
}
const older = () => signatureBody(rsa, { version: 3, type: enums.signature.binary, over: artifact })

const CASES: readonly Cut[] = [
  ...Object.entries({ rsa, ecdsa }).flatMap(([kind, key]) =>
    Object.entries(AREAS).flatMap(([area, areas]) =>
      Object.entries(CUTS).map(([how, cut]) => ({
        name: `${kind}, ${area}, ${how}`,
        key,
        body: async () => bodyOf(await signed(key, areas)),
        cut,
      })),
    ),
  ),
  ...UNKNOWN_NUMBERS.flatMap((count) =>
    Object.entries({ ...CUTS, whole: (body: Uint8Array) => packet(TAG.signature, body) }).map(
      ([how, cut]) => ({
        name: `an unknown algorithm with ${count} bytes, ${how}`,
        key: rsa,
        body: () => byNobody(count),
        cut,
      }),
    ),
  ),
  ...[1, 255, 258, 260, 261, 262, 264, 270].map((count) => ({
    name: `version 3, by ${count} bytes`,
    key: rsa,
    body: older,
    cut: (body: Uint8Array) => packet(TAG.signature, body).slice(0, -count),
  })),
]

test.each(CASES)('$name, alone or behind a good one: gpg’s words or none', async ({ key, body, cut }) => {
  const [good, part] = [await signed(key), cut(await body())]
  const keys = [await keyWith(key, CREATED, USER)]
  for (const signature of [part, concatBytes(good, part)]) {
    const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
    if (signature === part) expect(ours.verdict).toBe('undecided')
    if (gpg === undefined) continue
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    if (ours.verdict === 'verified') expect(gpg.code).toBe(0)
  }
})

test.each(UNKNOWN_NUMBERS)(
  'an unknown algorithm with %i bytes, at a key: gpg’s words or none',
  async (count) => {
    const word = bodyOf(
      await signedBy(rsa, {
        type: enums.signature.certGeneric,
        over: overUserId(rsa, USER),
        created: CREATED,
      }),
    )
    const odd = concatBytes(word.with(2, UNKNOWN).subarray(0, numbersAt(word)), new Uint8Array(count).fill(7))
    const keys = [concatBytes(await keyWith(rsa, CREATED, USER), packet(TAG.signature, odd))]
    const { ours, lines, gpg } = await askBoth({ artifact, signature: await signed(rsa), keys }, now)
    if (gpg === undefined) return
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    if (ours.verdict === 'verified') expect(gpg.code).toBe(0)
  },
)
