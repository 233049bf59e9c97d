/** What gpg complains of while it reads: its words are printed in its name or not at all, and its errors are no green. */
import { enums } from 'openpgp'
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext } from '../../playground/openpgp/index.ts'
import { armored } from '../../playground/openpgp/make/armored.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
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
import { caseNamed, clearInputOf } from './cases.ts'
import { packet, packetsOf } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const USER = utf8('p <p@example.org>')
const [key, other] = await Promise.all(['p', 'q'].map((name) => keyOf(name, 'rsa')))
if (!key || !other) throw new Error('no keys')
const CREATED = secondsAgo(900_000)
const LATER = secondsAgo(800_000)
const bytes = (...list: readonly number[]) => Uint8Array.from(list)

/** Of the key over its user id. */
const self = (more: Partial<ByHand> = {}) =>
  signedBy(key, {
    type: enums.signature.certPositive,
    over: overUserId(key, USER),
    created: CREATED,
    hashed: [sub(27, bytes(3))],
    ...more,
  })
const over = concatBytes(hashedKey(key), hashedKey(other))
const bodyOfSignature = (whole: Uint8Array) => packetsOf(whole)[0]?.body ?? new Uint8Array(0)
const back = async (more: Partial<ByHand> = {}) =>
  sub(
    32,
    bodyOfSignature(
      await signedBy(other, { type: enums.signature.keyBinding, over, created: CREATED, ...more }),
    ),
  )
const subkey = packet(KEY_TAG.publicSubkey, bodyOf(other))
const binding = (hashed: readonly Uint8Array[], unhashed: readonly Uint8Array[] = []) =>
  signedBy(key, {
    type: enums.signature.subkeyBinding,
    over,
    created: CREATED,
    hashed: [sub(27, bytes(2)), ...hashed],
    unhashed,
  })
const signed = (hashed: readonly Uint8Array[] = [], unhashed: readonly Uint8Array[] = []) =>
  signedBy(key, { type: enums.signature.binary, over: artifact, created: secondsAgo(60), hashed, unhashed })

let head: Uint8Array
let plain: Uint8Array
beforeAll(async () => {
  head = concatBytes(primaryOf(key), userPacket(USER))
  plain = concatBytes(head, await self())
})

const SHORT = {
  'no byte': bytes(),
  'one byte': bytes(4),
  'eleven bytes': bytes(4, 0, 0, 0, 1, 99, 1, 2, 3, 4, 5),
}
const ENOUGH = bytes(4, 0, 0, 0, 1, 99, 1, 2, 3, 4, 5, 6)
const GARBAGE = sub(32, bytes(4, enums.signature.keyBinding, 1, 8))

type Verdict = 'verified' | 'undecided'
type Keys = readonly (readonly [string, () => Promise<Uint8Array>, Verdict])[]
const behind = (tag: number, body: Uint8Array) => () => Promise.resolve(concatBytes(plain, packet(tag, body)))
const KEYS: Keys = [
  ['an honest key', () => Promise.resolve(plain), 'verified'],
  ...Object.entries(SHORT).flatMap(([size, body]): Keys => [
    [`a key of ${size} behind it`, behind(KEY_TAG.publicKey, body), 'undecided'],
    [`a subkey of ${size} behind it`, behind(KEY_TAG.publicSubkey, body), 'undecided'],
    [`a secret key of ${size} behind it`, behind(KEY_TAG.secretKey, body), 'undecided'],
  ]),
  ['a key of twelve bytes behind it', behind(KEY_TAG.publicKey, ENOUGH), 'verified'],
  ['a subkey of twelve bytes behind it', behind(KEY_TAG.publicSubkey, ENOUGH), 'verified'],
  [
    'a signed attribute with nothing in it',
    async () => {
      const nothing = new Uint8Array(0)
      const word = await self({ over: overUserId(key, nothing, true) })
      return concatBytes(plain, packet(KEY_TAG.userAttribute, nothing), word)
    },
    'undecided',
  ],
  ['an unsigned attribute with nothing in it', behind(KEY_TAG.userAttribute, new Uint8Array(0)), 'verified'],
  [
    'an end too short to be one, signed',
    async () => concatBytes(head, await self({ hashed: [sub(9, bytes(0, 0)), sub(27, bytes(3))] })),
    'undecided',
  ],
  [
    'an end too short to be one, unsigned',
    async () => concatBytes(head, await self({ unhashed: [sub(9, bytes(0, 0))] })),
    'verified',
  ],
  [
    'another’s word with an end too short to be one',
    async () => {
      const hashed = [sub(9, bytes(0, 0))]
      const word = {
        type: enums.signature.certGeneric,
        over: overUserId(key, USER),
        created: CREATED,
        hashed,
      }
      return concatBytes(plain, await signedBy(other, word))
    },
    'verified',
  ],
  [
    'the same under the key’s name, over something else',
    async () => concatBytes(plain, await self({ over: utf8('x'), hashed: [sub(9, bytes(0, 0))] })),
    'verified',
  ],
  [
    'a word older than the key',
    async () => concatBytes(plain, await self({ created: secondsAgo(1_000_050) })),
    'verified',
  ],
  ['a word over MD5', async () => concatBytes(plain, await self({ hash: enums.hash.md5 })), 'verified'],
  [
    'no word but one for its own keyring',
    async () => concatBytes(head, await self({ hashed: [sub(27, bytes(3)), sub(4, bytes(0))] })),
    'undecided',
  ],
  [
    'a word for its own keyring beside one for all',
    async () =>
      concatBytes(plain, await self({ hashed: [sub(27, bytes(3)), sub(4, bytes(0))], created: LATER })),
    'verified',
  ],
  [
    'a word for its own keyring alone on another user id',
    async () => {
      const name = utf8('own <own@example.org>')
      const local = { over: overUserId(key, name), hashed: [sub(27, bytes(3)), sub(4, bytes(0))] }
      return concatBytes(plain, userPacket(name), await self(local))
    },
    'verified',
  ],
  [
    'a user id behind a subkey, and a word on all of the key',
    async () => {
      const direct = { type: enums.signature.key, over: hashedKey(key) }
      const bound = concatBytes(subkey, await binding([await back()]))
      return concatBytes(primaryOf(key), await self(direct), bound, plain.subarray(primaryOf(key).length))
    },
    'verified',
  ],
  [
    'a subkey that it binds',
    async () => concatBytes(plain, subkey, await binding([await back()])),
    'verified',
  ],
  [
    'a subkey that answers over MD5',
    async () => concatBytes(plain, subkey, await binding([await back({ hash: enums.hash.md5 })])),
    'verified',
  ],
  [
    'a subkey with an answer that anybody has added, and that is none',
    async () => concatBytes(plain, subkey, await binding([await back()], [GARBAGE])),
    'undecided',
  ],
]

/** gpg's words or none; and nothing green, and nothing that ends with 0 in its name, where it ends with 2. */
function hold({ ours, lines, gpg }: Awaited<ReturnType<typeof askBoth>>): void {
  if (gpg === undefined) return
  if (lines !== undefined) expect(lines).toEqual(gpg.stderr)
  if (gpg.code === 2) expect([ours.verdict, ours.gpg?.exitCode ?? 2]).toEqual(['undecided', 2])
}

/** Keys that are found, and with which something of their own is wrong. */
const MALFORMED = [
  'a signed attribute with nothing',
  'an end too short to be one, signed',
  'a subkey with an answer that anybody',
]
/** What stands beside the bytes that nobody signed, as it is without them. */
const UNSIGNED_SHORT: readonly number[] = [2, 9, 12, 33]

describe('a key', () => {
  test.each(UNSIGNED_SHORT)('a subpacket %i too short, unsigned: gpg’s words as ever', async (type) => {
    const file = concatBytes(head, await self({ unhashed: [sub(type, bytes(0))] }))
    const { ours, lines, gpg } = await askBoth({ artifact, signature: await signed(), keys: [file] }, now)
    expect([ours.verdict, ours.gpg?.exitCode]).toEqual(['verified', 0])
    if (gpg !== undefined) expect(lines).toEqual(gpg.stderr)
  })

  test('a user id behind a subkey is kept when a copy with a word that belongs nowhere comes after', async () => {
    const direct = await self({ type: enums.signature.key, over: hashedKey(key) })
    const parts = [primaryOf(key), subkey, await binding([await back()]), direct]
    const first = concatBytes(...parts, plain.subarray(primaryOf(key).length))
    const second = concatBytes(primaryOf(key), await self({ created: LATER }))
    const answer = await askBoth({ artifact, signature: await signed(), keys: [first, second] }, now)
    expect(answer.ours.verdict).toBe('verified')
    hold(answer)
  })

  test.each(KEYS)('%s', async (what, make, verdict) => {
    const answer = await askBoth({ artifact, signature: await signed(), keys: [await make()] }, now)
    expect(answer.ours.verdict).toBe(verdict)
    const check = answer.ours.checks.find(({ id }) => id === 'signing-key-valid')
    const isMalformed = check?.status === 'undecided' && check.code === 'key-malformed'
    expect(isMalformed).toBe(MALFORMED.some((name) => what.startsWith(name)))
    hold(answer)
  })
})

const notation = (name: string, first: number, value: string) =>
  sub(20, bytes(first, 0, 0, 0, 0, name.length, 0, value.length), utf8(name), utf8(value))
const withPacket = (tag: number, body: Uint8Array, where: 'behind' | 'before') => async () => {
  const [one, more] = [await signed(), packet(tag, body)]
  return where === 'behind' ? concatBytes(one, more) : concatBytes(more, one)
}
const underNuls = async (line: string) => {
  const text = new TextDecoder().decode(armored('SIGNATURE', await signed()))
  return utf8(text.replace('-----\n\n', () => `-----\n${line}`))
}
const SIGNATURES: Keys = [
  ['an honest one', () => signed(), 'verified'],
  ...Object.entries(SHORT).flatMap(([size, body]): Keys =>
    [KEY_TAG.publicSubkey, KEY_TAG.secretSubkey].flatMap((tag): Keys => [
      [`a packet ${tag} of ${size} behind it`, withPacket(tag, body, 'behind'), 'undecided'],
      [`a packet ${tag} of ${size} before it`, withPacket(tag, body, 'before'), 'undecided'],
    ]),
  ),
  ['a subkey of twelve bytes behind it', withPacket(KEY_TAG.publicSubkey, ENOUGH, 'behind'), 'verified'],
  ['a key block with nothing in it, signed', () => signed([sub(38)]), 'undecided'],
  ['a key block with nothing but its version, signed', () => signed([sub(38, bytes(0))]), 'undecided'],
  ['a key block of another version, signed', () => signed([sub(38, bytes(1))]), 'verified'],
  ['a key block with nothing in it, unsigned', () => signed([], [sub(38)]), 'verified'],
  ...['n', 'n@example.org', ''].flatMap((name): Keys => [
    [`a notation ${name} of no bytes`, () => signed([notation(name, 0, '')]), 'undecided'],
    [`a notation ${name} of a byte`, () => signed([notation(name, 0, 'x')]), 'verified'],
    [`a notation ${name} of no letters`, () => signed([notation(name, 0x80, '')]), 'verified'],
    [`a notation ${name} of no bytes, unsigned`, () => signed([], [notation(name, 0, '')]), 'verified'],
  ]),
  [
    'one by a key that a server has',
    () => signed([sub(24, utf8('https://keys.example/\u001b'))]),
    'verified',
  ],
  ['an armor with an empty line', () => underNuls('\n'), 'verified'],
  ['an armor with a blank line', () => underNuls(' \t\r\n'), 'verified'],
  ['an armor with a NUL for its empty line', () => underNuls('\0\n'), 'undecided'],
  ['an armor with a blank and two NULs for it', () => underNuls(' \0\0\n'), 'undecided'],
  [
    'one that demands the unknown, and another behind it',
    async () => concatBytes(await signed([sub(0x80 | 99, bytes(1))]), await signed()),
    'undecided',
  ],
]

describe('a file of signatures', () => {
  test.each(SIGNATURES)('%s', async (_, make, verdict) => {
    const answer = await askBoth({ artifact, signature: await make(), keys: [plain] }, now)
    expect(answer.ours.verdict).toBe(verdict)
    hold(answer)
  })
})

describe('a text signed in clear', () => {
  const under = async (line: string) => {
    const { file, keys, policy } = await clearInputOf(caseNamed('clear-ed25519'))
    const text = new TextDecoder('latin1').decode(file)
    const changed = text.replace('SIGNATURE-----\n\n', () => `SIGNATURE-----\n${line}`)
    return { file: Uint8Array.from(changed, (char) => char.charCodeAt(0)), keys, policy }
  }

  test.each([
    ['an empty line', '\n', 'verified', 0],
    ['a blank', ' \n', 'verified', 0],
    ['a NUL', '\0\n', 'undecided', 2],
    ['blanks and NULs', ' \0\t\0\r\n', 'undecided', 2],
  ] as const)('%s under the headers of its signature', async (_, line, verdict, code) => {
    const input = await under(line)
    const ours = await verifyCleartext(input)
    expect([ours.verdict, ours.gpg?.exitCode]).toEqual([verdict, code])
    if (!gpgPresent) return
    const gpg = await newGpg()
    try {
      const { now: at } = input.policy
      for (const [i, one] of input.keys.entries()) await gpg(at, '--import', await gpg.file(`key-${i}`, one))
      const theirs = await gpg(at, '--verify', await gpg.file('clear', input.file))
      expect([theirs.code, theirs.stderr]).toEqual([code, ours.gpg?.lines.en])
    } finally {
      await gpg.end()
    }
  })
})

test('a signature whose key is missing says where it is to be had', async () => {
  const signature = await signed([sub(24, utf8('https://keys.example/\u001b')), sub(0x80 | 24, utf8('x'))])
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [] }, now)
  expect(lines?.filter((line) => line.includes('available'))).toHaveLength(2)
  expect(ours.verdict).toBe('undecided')
  if (gpg !== undefined) expect(lines).toEqual(gpg.stderr)
})
