/** What gpg says of signatures that it only reads in passing, and a key that it leaves out for one of them. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext } from '../../playground/openpgp/index.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { gpgPresent, newGpg } from '../support/gpg.ts'
import {
  askBoth,
  type ByHand,
  hashedKey,
  overUserId,
  primaryOf,
  signedBy,
  sub,
  userPacket,
} from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo } from './raw-signatures.ts'
import { unsignedChanged } from './unsigned.ts'

const { key: direct, keyRevocation, certRevocation, certPositive, certGeneric } = enums.signature
const { subkeyBinding, keyBinding } = enums.signature
const now = new Date()
const artifact = utf8('a release\n')
const [key, other] = [await keyOf('p', 'rsa'), await keyOf('q', 'rsa')]
const [CREATED, LATER] = [secondsAgo(900_000), secondsAgo(800_000)]
const bytes = (...list: readonly number[]) => Uint8Array.from(list)
const flags = sub(27, bytes(3))
const name = utf8('p <p@example.org>')
const overName = overUserId(key, name)

const by = (one: typeof key, type: enums.signature, over: Uint8Array, more: Partial<ByHand> = {}) =>
  signedBy(one, { type, over, created: LATER, ...more })
const self = () => by(key, certPositive, overName, { created: CREATED, hashed: [flags] })
const user = async () => concatBytes(userPacket(name), await self())
const signed = (type: enums.signature, hashed: readonly Uint8Array[] = []) =>
  signedBy(key, { type, over: artifact, created: secondsAgo(60), hashed })

/** @returns the verdict; what is printed is what gpg prints, and nothing green where gpg ends with an error */
async function judged(file: Uint8Array, signature?: Uint8Array) {
  const asked = { artifact, signature: signature ?? (await signed(enums.signature.binary)), keys: [file] }
  const { ours, lines, gpg } = await askBoth(asked, now)
  if (gpg !== undefined) {
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    if (ours.verdict === 'verified') expect(gpg.code).toBe(0)
  }
  const check = ours.checks.find(({ id }) => id === 'signing-key-valid')
  return [ours.verdict, check && 'code' in check ? check.code : undefined]
}

/** A byte too few of each that gpg looks for in all signatures. */
const SHORT: readonly (readonly [number, readonly number[]])[] = [
  [3, [1]],
  [4, []],
  [5, [1]],
  [7, []],
  [12, [1]],
  [16, [1]],
  [20, [1, 2]],
  [38, [0, 1]],
]

describe.each([
  ['a certification', certGeneric, overName],
  ['a word on all of the key', direct, hashedKey(key)],
  ['a revocation', keyRevocation, hashedKey(key)],
] as const)('%s by another key', (_, type, over) => {
  const at = async (word: Uint8Array) =>
    type === certGeneric
      ? concatBytes(primaryOf(key), await user(), word)
      : concatBytes(primaryOf(key), word, await user())

  test.each(SHORT)('with a subpacket %i too short: gpg ends with an error', async (number, body) => {
    const word = await by(other, type, over, { hashed: [sub(number, bytes(...body))] })
    expect(await judged(await at(word))).toEqual(['undecided', 'key-malformed'])
  })

  test('with one too short where nobody signed it', async () => {
    const local = await by(other, type, over, { unhashed: [sub(4)] })
    expect(await judged(await at(local))).toEqual(['undecided', 'key-malformed'])
    const ends = await by(other, type, over, { unhashed: [sub(3, bytes(1))] })
    expect((await judged(await at(ends)))[0]).toBe('verified')
  })
})

const broken = (whole: Uint8Array) => {
  const copy = whole.slice()
  const last = copy.length - 3
  copy[last] = (copy[last] ?? 0) ^ 1
  return copy
}
const withOtherPrefix = (whole: Uint8Array) => {
  const [one] = packetsOf(whole)
  if (one === undefined) throw new Error('no packet')
  const change = ({ prefix }: { prefix: Uint8Array }) => ({ prefix: prefix.map((byte) => byte ^ 0x55) })
  return unsignedChanged(one, change) ?? whole
}
const subkey = packet(KEY_TAG.publicSubkey, bodyOf(other))
const over = concatBytes(hashedKey(key), hashedKey(other))

async function bound(more: Partial<ByHand> = {}): Promise<Uint8Array> {
  const back = await by(other, keyBinding, over, { created: CREATED, ...more })
  const answer = sub(32, packetsOf(back)[0]?.body ?? bytes())
  return by(key, subkeyBinding, over, { created: CREATED, hashed: [sub(27, bytes(2)), answer] })
}

describe.each([
  ['certification', certPositive],
  ['revocation', certRevocation],
] as const)('a %s of its own in front of all user ids', (_, type) => {
  const inFront = async (word: Uint8Array) => judged(concatBytes(primaryOf(key), word, await user()))
  const word = (more: Partial<ByHand> = {}) => by(key, type, overName, { created: CREATED, ...more })

  test('that it made: gpg puts it right', async () => {
    expect((await inFront(await word({ hashed: [flags] })))[0]).not.toBe('rejected')
    expect((await inFront(withOtherPrefix(await word({ hashed: [flags] }))))[0]).not.toBe('rejected')
  })

  test.each([
    ['whose numbers are no signature', async () => broken(await word())],
    ['that demands the unknown', () => word({ hashed: [sub(0x80 | 100)] })],
    ['over MD5', () => word({ hash: enums.hash.md5 })],
    ['over another user id', () => word({ over: overUserId(key, utf8('x')) })],
  ])('%s: gpg leaves out the whole key', async (_, make) => {
    expect((await inFront(await make()))[0]).toBe('undecided')
    const valid = await by(key, direct, hashedKey(key), { hashed: [flags] })
    const behind = [primaryOf(key), valid, subkey, await bound()]
    expect((await judged(concatBytes(...behind, await user())))[0]).toBe('verified')
    expect((await judged(concatBytes(...behind, await make(), await user())))[0]).toBe('undecided')
  })
})

test('a subkey whose answer demands the unknown: nothing is printed that gpg does not print', async () => {
  const file = concatBytes(primaryOf(key), await user(), subkey, await bound({ hashed: [sub(0x80 | 100)] }))
  expect((await judged(file))[0]).toBe('verified')
  const by = await signedBy(other, { type: enums.signature.binary, over: artifact, created: secondsAgo(60) })
  expect((await judged(file, by))[0]).toBe('undecided')
})

test('a signature of another class behind the first, too short somewhere: nothing is printed of it', async () => {
  const second = await signed(enums.signature.text, [sub(7)])
  const file = concatBytes(primaryOf(key), await user())
  const both = concatBytes(await signed(enums.signature.binary), second)
  expect((await judged(file, both))[0]).toBe('undecided')
})

describe('signatures in a file that is given for one signed in clear', () => {
  const { binary, text } = enums.signature
  /** Over a digest that gpg has not. */
  const unknown = async () => {
    const [one] = packetsOf(await signed(binary))
    return packet(TAG.signature, one?.body.with(3, 12) ?? bytes())
  }
  test.each([
    ['of one class', async () => [await signed(binary), await signed(binary)]],
    ['of two classes', async () => [await signed(binary), await signed(text)]],
    ['over no document', async () => [await signed(direct)]],
    ['over no document, of two classes', async () => [await signed(direct), await signed(binary)]],
    ['over a digest that gpg has not', async () => [await unknown(), await signed(text)]],
  ])('%s: gpg’s words, or none', async (what, make) => {
    const file = concatBytes(...(await make()))
    const ours = await verifyCleartext({ file, keys: [], policy: { now } })
    expect(ours.verdict).toBe('undecided')
    if (!gpgPresent) return
    const gpg = await newGpg()
    const theirs = await gpg(now, '--verify', await gpg.file('signed', file))
    await gpg.end()
    if (ours.gpg !== undefined)
      expect([ours.gpg.lines.en, ours.gpg.exitCode]).toEqual([theirs.stderr, theirs.code])
    else expect(what).toContain('no document')
  })
})
