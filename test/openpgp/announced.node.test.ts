/** Signatures in one file with their text and not in clear: each of them is judged, and what announces it is whole. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext } from '../../playground/openpgp/index.ts'
import { TAG } from '../../playground/openpgp/packets.ts'
import { decisiveIn } from '../../playground/report.ts'
import { askBothAlone, keyWith, signedBy } from './by-hand.ts'
import { packet } from './garbage.ts'
import { keyOf, saltAt, secondsAgo, signatureBody } from './raw-signatures.ts'

type Key = Awaited<ReturnType<typeof keyOf>>
const SHA512 = 10
const RSA = 1
const now = new Date()
const TEXT = utf8('pay 10\n')
const OTHER = utf8('pay 99\n')
const literal = packet(11, concatBytes(utf8('b'), new Uint8Array(5), TEXT))
const [wanted, other] = [await keyOf('p', 'rsa'), await keyOf('q', 'rsa')]
const fingerprint = wanted.getFingerprint().toUpperCase()
const keys = await Promise.all(
  [wanted, other].map((key, i) => keyWith(key, secondsAgo(9000), utf8(`${i} <${i}@example.org>`))),
)
let both: Awaited<ReturnType<typeof askBothAlone>>
beforeAll(async () => {
  both = await askBothAlone(keys, now)
})
afterAll(() => both.end())

const announcing = (key: Key, type: number, last = 1) =>
  concatBytes(
    Uint8Array.of(3, type, SHA512, RSA),
    fromHex(key.getFingerprint().slice(-16)) ?? new Uint8Array(8),
    Uint8Array.of(last),
  )
const signed = (key: Key, type: number, over: Uint8Array) =>
  signedBy(key, { type, over, created: secondsAgo(60), hash: SHA512 })

interface One {
  readonly key: Key
  readonly type: number
  readonly isGood: boolean
}

async function messageOf(all: readonly One[], isInFront: boolean): Promise<Uint8Array> {
  const signatures = await Promise.all(
    all.map(({ key, type, isGood }) => signed(key, type, isGood ? TEXT : OTHER)),
  )
  if (isInFront) return concatBytes(...signatures, literal)
  const announced = all.map(({ key, type }, i) => packet(4, announcing(key, type, i === 0 ? 1 : 0)))
  return concatBytes(...announced.toReversed(), literal, ...signatures)
}

const ONES: readonly One[] = [0, 1, 2, 0x10, 0x20, 0x40].flatMap((type) =>
  [true, false].map((isGood) => ({ key: wanted, type, isGood })),
)
/** Behind one of either class that is good, by either key. */
const PAIRS = [0, 1].flatMap((type) =>
  ONES.flatMap((one) => [other, wanted].map((key) => [{ key, type, isGood: true }, one])),
)
const CASES = [
  ...ONES.map((one) => [one]),
  ...PAIRS,
  ...PAIRS.filter(([first]) => first?.key === other).map((pair) => pair.toReversed()),
]
const nameOf = (all: readonly One[]) =>
  all
    .map(({ key, type, isGood }) => `${isGood ? 'good' : 'bad'} of ${type} by ${key === wanted ? 'p' : 'q'}`)
    .join(', ')

describe.each([
  ['announced', false],
  ['in front', true],
] as const)('%s', (_, isInFront) => {
  test.each(CASES.map((pair) => [nameOf(pair), pair] as const))('%s', async (name, pair) => {
    const file = await messageOf(pair, isInFront)
    const { ours, lines, gpg } = await both.ask(file)
    const isBad = pair.some(({ type, isGood }) => type < 2 && !isGood)
    expect(ours.verdict === 'rejected').toBe(isBad)
    expect(ours.signatures).toHaveLength(pair.length)
    if (gpg === undefined) return
    if (gpg.code !== 0) expect(ours.verdict).not.toBe('verified')
    expect([lines, ours.gpg?.exitCode], name).toEqual([gpg.stderr, gpg.code])
  })

  test('a bad one by who is expected is not behind anybody’s good one', async () => {
    for (const pair of CASES.filter((one) => one.some(({ type, isGood }) => type < 2 && !isGood)))
      expect((await both.ask(await messageOf(pair, isInFront), { fingerprint })).ours.verdict).toBe(
        'rejected',
      )
  })
})

describe('what announces a signature', () => {
  const body = announcing(wanted, 0)
  const whole = async (announcement: Uint8Array) =>
    concatBytes(packet(4, announcement), literal, await signed(wanted, 0, TEXT))
  const at = (index: number, value: number) => body.map((byte, i) => (i === index ? value : byte))
  const bodies: readonly (readonly [string, Uint8Array])[] = [
    ...[0, 1, 3, 4, 11, 12, 13].map((length) => [`${length} bytes`, body.subarray(0, length)] as const),
    ['14 bytes', concatBytes(body, Uint8Array.of(9))],
    ...[2, 4, 5, 6].map((version) => [`version ${version}`, at(0, version)] as const),
    ...[0, 2, 255].map((last) => [`nested flag ${last}`, at(12, last)] as const),
    ['the id of another key', concatBytes(body.subarray(0, 4), new Uint8Array(8), Uint8Array.of(1))],
  ]
  test.each(bodies)('%s', async (_, announcement) => {
    const { ours, lines, gpg } = await both.ask(await whole(announcement))
    expect(ours.verdict).toBe(announcement[0] === 3 && announcement.length >= 13 ? 'verified' : 'undecided')
    if (gpg === undefined) return
    expect(ours.verdict === 'verified').toBe(gpg.code === 0)
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  })

  test('cut off, it is no message', async () => {
    const file = packet(4, body)
    for (let length = 1; length < file.length; length++) {
      const { ours, gpg } = await both.ask(file.subarray(0, length))
      expect(ours.verdict).toBe('undecided')
      if (gpg !== undefined) expect(gpg.code).not.toBe(0)
    }
  })
})

test('of version 6 it is as long as it says, with the salt of its signature', async () => {
  const key = await keyOf('r', 'curve25519', true)
  const signature = await signatureBody(key, { version: 6, type: 0, over: TEXT })
  const from = saltAt(signature)
  const size = signature[from] ?? 0
  const salt = signature.subarray(from + 1, from + 1 + size)
  const id = key.keyPacket.getFingerprintBytes() ?? new Uint8Array(32)
  const head = Uint8Array.of(6, 0, SHA512, key.keyPacket.algorithm)
  const announcement = concatBytes(head, Uint8Array.of(size), salt, id, Uint8Array.of(1))
  const told = async (one: Uint8Array) => {
    const file = concatBytes(packet(4, one), literal, packet(TAG.signature, signature))
    const report = await verifyCleartext({ file, keys: [key.toPublic().write()], policy: { now } })
    return decisiveIn(report.checks)?.code ?? report.verdict
  }
  expect(await told(announcement)).toBe('verified')
  const { length } = announcement
  const others = [
    ...Array.from({ length }, (_, i) => announcement.subarray(0, i)),
    concatBytes(announcement, Uint8Array.of(1)),
    announcement.map((byte, i) => (i === 5 ? byte ^ 1 : byte)),
    concatBytes(head, Uint8Array.of(size - 1), salt.subarray(1), id, Uint8Array.of(1)),
    concatBytes(head, Uint8Array.of(0), id, Uint8Array.of(1)),
  ]
  for (const one of others) expect(await told(one)).toBe('signature-file-damaged')
})
