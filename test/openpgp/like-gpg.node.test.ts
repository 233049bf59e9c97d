/** Messages and keys that gpg takes in ways of its own: what it says of them is said here too, or nothing. */
import { enums, type PrivateKey } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext } from '../../playground/openpgp/index.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { gpgPresent, newGpg } from '../support/gpg.ts'
import { askBoth, hashedKey, keyWith, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const [rsa, other] = [await keyOf('p', 'rsa'), await keyOf('q', 'rsa')]
const name = utf8('p <p@example.org>')
const keys = [await keyWith(rsa, secondsAgo(9000), name)]
const flags = (value: number) => sub(27, Uint8Array.of(value))
const { sha1, sha512 } = enums.hash

describe('a message', () => {
  const literal = (text: string, called = '') =>
    packet(
      11,
      concatBytes(utf8('b'), Uint8Array.of(called.length), utf8(called), new Uint8Array(4), utf8(text)),
    )
  const message = async (over: string, content: Uint8Array, type = 0, more: Uint8Array = Uint8Array.of()) => {
    const keyId = fromHex(rsa.getFingerprint().slice(-16)) ?? artifact
    const head = Uint8Array.of(3, type, sha512, rsa.keyPacket.algorithm)
    const signature = await signedBy(rsa, { type, over: utf8(over), created: secondsAgo(60) })
    return concatBytes(packet(4, concatBytes(head, keyId, Uint8Array.of(1))), more, content, signature)
  }
  async function ask(file: Uint8Array) {
    const ours = await verifyCleartext({ file, keys, policy: { now } })
    const lines = ours.gpg?.lines.en.flatMap((line) => line.split('\n')).filter((line) => line !== '')
    if (!gpgPresent) return { ours, lines, gpg: undefined }
    const gpg = await newGpg()
    for (const key of keys) await gpg(now, '--import', await gpg.file('key', key))
    const found = await gpg(now, '--verify', await gpg.file('message', file))
    await gpg.end()
    return { ours, lines, gpg: found }
  }
  test.each([
    ['CRLF', 'a\r\n', 'a\n', 'rejected'],
    ['LF', 'a\n', 'a\r\n', 'rejected'],
    ['LF, of LF', 'a\n', 'a\n', 'verified'],
    ['CRLF, of CRLF', 'a\r\n', 'a\r\n', 'verified'],
  ])('over text with %s: its content is hashed as it stands', async (_, over, content, verdict) => {
    const { ours, lines, gpg } = await ask(await message(over, literal(content), 1))
    expect(ours.verdict).toBe(verdict)
    if (gpg) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  })

  test('with a marker that marks nothing is damaged, and with one that does is not', async () => {
    for (const [mark, verdict] of [
      ['PGP', 'verified'],
      ['PGQ', 'undecided'],
      ['PGP ', 'undecided'],
    ] as const) {
      const { ours, gpg } = await ask(await message('a\n', literal('a\n'), 0, packet(10, utf8(mark))))
      expect([mark, ours.verdict]).toEqual([mark, verdict])
      if (gpg) expect(gpg.code).toBe(verdict === 'verified' ? 0 : 2)
    }
  })

  test('for eyes only is good, without words', async () => {
    const { ours, lines } = await ask(await message('a\n', literal('a\n', '_CONSOLE')))
    expect([ours.verdict, lines]).toEqual(['verified', undefined])
  })
})

describe('a digest too short for its key', () => {
  const certified = async (key: PrivateKey, hash: enums.hash, created: number) =>
    signedBy(key, { type: 0x13, over: overUserId(key, name), created, hash, hashed: [flags(3)] })
  const sign = (key: PrivateKey) => signedBy(key, { type: 0, over: artifact, created: secondsAgo(60) })

  test('in an older self-signature', async () => {
    const key = await keyOf('e', 'nistP256')
    const file = concatBytes(
      primaryOf(key),
      userPacket(name),
      await certified(key, sha1, secondsAgo(9000)),
      await certified(key, sha512, secondsAgo(8000)),
    )
    const { ours, lines, gpg } = await askBoth({ artifact, signature: await sign(key), keys: [file] }, now)
    expect([ours.verdict, lines]).toEqual(['undecided', undefined])
    if (gpg) expect(gpg.code).toBe(2)
  })

  test('in the answer of a subkey', async () => {
    const subkey = await keyOf('s', 'nistP256')
    const over = concatBytes(hashedKey(rsa), hashedKey(subkey))
    const back = await signedBy(subkey, { type: 0x19, over, created: secondsAgo(8000), hash: sha1 })
    const body = back.subarray(back.length - bodyLength(back))
    const bound = { type: 0x18, over, created: secondsAgo(8000), hashed: [flags(2), sub(32, body)] }
    const subpacket = packet(KEY_TAG.publicSubkey, bodyOf(subkey))
    const file = concatBytes(keys[0] ?? artifact, subpacket, await signedBy(rsa, bound))
    const { ours, lines, gpg } = await askBoth({ artifact, signature: await sign(rsa), keys: [file] }, now)
    expect([ours.verdict, lines]).toEqual(['undecided', undefined])
    if (gpg) expect(gpg.code).toBe(2)
  })
})

function bodyLength(whole: Uint8Array): number {
  const [, first = 0, second = 0] = whole
  return first < 192 ? first : first < 224 ? (first - 192) * 256 + second + 192 : whole.length - 6
}

test('a user id twice, with words of one second that differ: gpg puts them in another order, and nothing is said', async () => {
  const created = secondsAgo(9000)
  const word = (value: number) =>
    signedBy(rsa, { type: 0x13, over: overUserId(rsa, name), created, hashed: [flags(value)] })
  const signature = await signedBy(rsa, { type: 0, over: artifact, created: secondsAgo(60) })
  for (const [one, two] of [
    [1, 3],
    [3, 1],
  ] as const) {
    const twice = [primaryOf(rsa), userPacket(name), await word(one), userPacket(name), await word(two)]
    const { lines } = await askBoth({ artifact, signature, keys: [concatBytes(...twice)] }, now)
    expect([one, lines]).toEqual([one, undefined])
  }
})

test('a certification whose unsigned id is another key than its signed fingerprint leaves no words', async () => {
  const third = await keyOf('r', 'rsa')
  const id = fromHex(rsa.getFingerprint().slice(-16)) ?? artifact
  const theirs = utf8('r <r@example.org>')
  const claimed = { type: 0x10, over: overUserId(third, theirs), created: secondsAgo(8000) }
  const honest = await signedBy(other, claimed)
  const own = fromHex(other.getFingerprint().slice(-16)) ?? artifact
  // The fingerprint that is signed ends with it as well.
  const at = honest.findLastIndex((_, i) => own.every((byte, j) => honest[i + j] === byte))
  const lying = Uint8Array.from(honest)
  lying.set(id, at)
  const signature = await signedBy(third, { type: 0, over: artifact, created: secondsAgo(60) })
  const all = [...keys, await keyWith(other, secondsAgo(9000), utf8('q <q@example.org>'))]
  const certified = async (word: Uint8Array) => {
    const file = concatBytes(await keyWith(third, secondsAgo(9000), theirs), word)
    const trusted = rsa.getFingerprint()
    return askBoth({ artifact, signature, keys: [...all, file], trusted }, now)
  }
  expect((await certified(lying)).lines).toBeUndefined()
  const { lines, gpg } = await certified(honest)
  if (gpg) expect(lines).toEqual(gpg.stderr)
})
