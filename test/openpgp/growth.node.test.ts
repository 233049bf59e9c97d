/** No file of keys or signatures takes more than its size in work; beyond the bound it is answered at once. */
import { describe, expect, test, vi } from 'vitest'
import { enums } from 'openpgp'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { unarmorKeys } from '../../playground/openpgp/armor.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { TOGETHER } from '../../playground/openpgp/keys/allowance.ts'
import { readKeyPart } from '../../playground/openpgp/keys/part.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import {
  mergeTransferableKeys,
  readTransferableKeys,
  userIdsOf,
  withUserIdSignatures,
} from '../../playground/openpgp/make/transferable.ts'
import { KEY_TAG, readPackets, TAG } from '../../playground/openpgp/packets.ts'
import { readMessage } from '../../playground/openpgp/reading/message.ts'
import { subpacketsOf } from '../../playground/openpgp/reading/subpackets.ts'
import { checkReceivedKey } from '../../playground/openpgp/receipt.ts'
import { expectGrowth, expectLaterGrowth, laterWork } from '../support/doubling.ts'
import { pace } from '../support/pace.ts'
import { caseNamed, clearInputOf, inputOf } from './cases.ts'
import { packet, packetsOf } from './garbage.ts'

const MIB = 1024 * 1024
/** Bytes of a text signed in clear, of a file of signatures, and packets of all files of keys. */
const MOST_TEXT = 8 * MIB
/** Up to here growth is looked at, where all of it is four times as dear. */
const TRIED_TEXT = MOST_TEXT / 4
const TRIED_ARMOR = 6 * MIB
const MOST_SIGNATURES = 64 * 1024
const MOST_PACKETS = 50_000
const TRIED_PACKETS = MOST_PACKETS / 2
/** Milliseconds in which what is too much is answered. */
const AT_ONCE = 2000
/** Milliseconds at the bound. All checks that one key may ask for take half of it on a busy machine. */
const LONGEST = 5000
/** Milliseconds by any clock, for the runner alone. */
const PATIENCE = 120_000

vi.setConfig({ testTimeout: PATIENCE })

const detached = await inputOf(caseNamed('ed25519-sha256-armored'))
const clear = await clearInputOf(caseNamed('clear-ed25519'))
const [primary, user, self] = packetsOf(concatBytes(...detached.keys))
if (primary === undefined || user === undefined || self === undefined) throw new Error('no such key')
const { now } = detached.policy

const repeated = (text: string, bytes: number) => text.repeat(Math.max(1, Math.floor(bytes / text.length)))
const armored = (body: string) =>
  utf8(`-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${body}\n=AAAA\n-----END PGP PUBLIC KEY BLOCK-----\n`)
const each = (count: number, make: (i: number) => Uint8Array) =>
  concatBytes(...Array.from({ length: count }, (_, i) => make(i)))

/** The key's own signature with other numbers: nobody made it. */
function signature(i: number): Uint8Array {
  const body = self?.body.slice() ?? new Uint8Array(0)
  new DataView(body.buffer).setUint32(body.length - 4, i)
  return packet(TAG.signature, body)
}
const name = (i: number) => packet(KEY_TAG.userId, utf8(`nobody ${i}`))
/** A key packet of its own each time: the time it was made differs. */
function key(tag: number, i: number): Uint8Array {
  const body = primary?.body.slice() ?? new Uint8Array(0)
  new DataView(body.buffer).setUint32(1, 1_000_000_000 + i)
  return packet(tag, body)
}

const HEAD = concatBytes(primary.whole, user.whole, self.whole)
/** Files of keys, by their count of packets. */
const KEYS: Readonly<Record<string, (count: number) => Uint8Array>> = {
  'user ids': (count) => concatBytes(HEAD, each(count, name)),
  'user ids with a signature each': (count) =>
    concatBytes(
      HEAD,
      each(count / 2, (i) => concatBytes(name(i), signature(i))),
    ),
  'signatures over one user id': (count) => concatBytes(HEAD, each(count, signature)),
  subkeys: (count) =>
    concatBytes(
      HEAD,
      each(count, (i) => key(KEY_TAG.publicSubkey, i)),
    ),
  keys: (count) =>
    concatBytes(
      HEAD,
      each(count / 3, (i) => concatBytes(key(TAG.publicKey, i), name(i), signature(i))),
    ),
  'copies of a key': (count) => each(count / 3, () => HEAD),
}

/** Many user ids under one long key, or many keys that say that one subkey is theirs: packets of nobody's. */
function tiny(i: number): Uint8Array {
  return Uint8Array.of(4, 0, 0, 0, 1, 99, i >> 16, i >> 8, i, 0, 0, 0)
}
/** By an algorithm of nobody's, over what is never looked at. */
function hollow(type: number, keyId: Uint8Array, i: number, ends = false): Uint8Array {
  const hashed = Uint8Array.of(5, 2, 0, 1, i >> 8, i, ...(ends ? [5, 3, 1, 0, 0, 0] : []))
  const unhashed = concatBytes(Uint8Array.of(9, 16), keyId)
  const [head, border] = [Uint8Array.of(4, type, 99, 8, 0, hashed.length), Uint8Array.of(0, unhashed.length)]
  return packet(TAG.signature, concatBytes(head, hashed, border, unhashed, Uint8Array.of(1, 2, 3, 4)))
}
async function keyIdOf(body: Uint8Array): Promise<Uint8Array> {
  const part = await readKeyPart(KEY_TAG.publicKey, body)
  return fromHex(part?.keyId ?? '') ?? new Uint8Array(8)
}
const LONG = concatBytes(tiny(1).subarray(0, 6), new Uint8Array(65_000))
const SHARED = tiny(0xffffff)
const [longId, sharedId, tinyId] = await Promise.all([LONG, SHARED, tiny(1)].map(keyIdOf))
const TINY = concatBytes(packet(TAG.publicKey, tiny(1)), name(0))

describe('what parts of keys ask for together', () => {
  const shortName = (i: number) => packet(KEY_TAG.userId, tiny(i).subarray(6, 9))

  test.each([
    ['user ids of a long key', () => new Uint8Array(0)],
    [
      'the same, with a certification that stands before them',
      () => hollow(enums.signature.certPositive, longId ?? LONG, 0),
    ],
  ] as const)('%s', async (_, before) => {
    await expectLaterGrowth({
      upTo: MOST_PACKETS - 10,
      make: (count) => {
        const file = concatBytes(packet(TAG.publicKey, LONG), before(), each(count, shortName))
        return () => describeKeys([file], now)
      },
    })
  })

  test.each([
    ['nobody', () => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    ['their primary key', () => tinyId ?? LONG],
  ] as const)('subkeys that %s binds', async (_, by) => {
    await expectLaterGrowth({
      upTo: TRIED_PACKETS,
      make: (count) => {
        const subkeys = each(count / 2, (i) =>
          concatBytes(
            packet(KEY_TAG.publicSubkey, tiny(i + 2)),
            hollow(enums.signature.subkeyBinding, by(), i),
          ),
        )
        return () => describeKeys([concatBytes(TINY, subkeys)], now)
      },
    })
  })

  test('signatures by a subkey of many keys', async () => {
    const signature = each(100, (i) => hollow(enums.signature.binary, sharedId ?? SHARED, i))
    await expectLaterGrowth({
      upTo: TRIED_PACKETS,
      make: (count) => {
        const one = packet(KEY_TAG.publicSubkey, SHARED)
        const file = each(count / 2, (i) => concatBytes(packet(TAG.publicKey, tiny(i)), one))
        return () => verifyOpenpgp({ ...detached, signature, keys: [file] })
      },
    })
  })

  /** Of which nothing is true, and which are described one by one. */
  test('certifications that end, by as many certifiers', async () => {
    const ids = await Promise.all(Array.from({ length: TRIED_PACKETS / 3 }, (_, i) => keyIdOf(tiny(i + 2))))
    await expectLaterGrowth({
      upTo: ids.length,
      make: (count) => {
        const words = each(count, (i) => hollow(enums.signature.certGeneric, ids[i] ?? LONG, i, true))
        const file = concatBytes(
          TINY,
          words,
          each(count, (i) => packet(TAG.publicKey, tiny(i + 2))),
        )
        return () => describeKeys([file], now)
      },
    })
  })

  test('certifications of as many user ids, by one who has as much to take back', async () => {
    const { certGeneric, certRevocation } = enums.signature
    await expectLaterGrowth({
      upTo: TRIED_PACKETS / 3,
      make: (count) => {
        const by = sharedId ?? SHARED
        const users = each(count, (i) => concatBytes(shortName(i), hollow(certGeneric, by, i)))
        const certifier = concatBytes(packet(TAG.publicKey, SHARED), name(0))
        const back = each(count, (i) => hollow(certRevocation, by, i))
        const file = concatBytes(packet(TAG.publicKey, tiny(1)), users, certifier, back)
        return () => describeKeys([file], now)
      },
    })
  })

  test('more of that than is looked at is left open', async () => {
    const signature = each(100, (i) => hollow(enums.signature.binary, sharedId ?? SHARED, i))
    const one = packet(KEY_TAG.publicSubkey, SHARED)
    const file = each(2000, (i) => concatBytes(packet(TAG.publicKey, tiny(i)), one))
    const report = await verifyOpenpgp({ ...detached, signature, keys: [file] })
    expect(report.verdict).toBe('undecided')
    expect(report.signatures.at(-1)?.outcome).toBe('too-much')
  })
})

describe('what is read grows as the file does', () => {
  test.each([
    ['lines of one character', (size: number) => armored(repeated('A\n', size)), unarmorKeys],
    ['characters that are none of base64', (size: number) => armored(repeated('%', size)), unarmorKeys],
    [
      'armors',
      (size: number) => utf8(repeated(`-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n`, size)),
      unarmorKeys,
    ],
    [
      'packets',
      (size: number) => utf8(repeated('\u0055\u0000', size)),
      (file: Uint8Array) => [...readPackets(file).packets],
    ],
  ] as const)('%s', (_, make, read) => {
    expectGrowth({
      upTo: TRIED_ARMOR,
      make: (size) =>
        (
          (file) => () =>
            read(file)
        )(make(size)),
    })
  })

  test.each([
    [
      'subpackets',
      (size: number) => Uint8Array.from({ length: size }, (_, i) => (i % 2) + 1),
      10_000,
      subpacketsOf,
    ],
    [
      'remarks',
      (size: number) => utf8(repeated('-----BEGIN PGP SIGNATURE-----\nx\n', size)),
      MOST_SIGNATURES,
      readMessage,
    ],
  ] as const)('%s', (_, make, upTo, read) => {
    expectGrowth({
      upTo,
      make: (size) =>
        (
          (file) => () =>
            read(file)
        )(make(size)),
    })
  })
})

describe('keys: half as many packets as are taken', () => {
  test.each(Object.entries(KEYS))('%s: a signature is verified', async (_, make) => {
    await expectLaterGrowth({
      upTo: TRIED_PACKETS,
      make: (count) =>
        (
          (keys) => () =>
            verifyOpenpgp({ ...detached, keys })
        )([make(count)]),
    })
  })

  test('subkeys: one of them is asked for', async () => {
    await expectLaterGrowth({
      upTo: TRIED_PACKETS,
      make: (count) =>
        (
          (file) => () =>
            checkReceivedKey(file, '0'.repeat(40), now)
        )(KEYS.subkeys?.(count) ?? HEAD),
    })
  })

  test.each(['signatures over one user id', 'user ids', 'subkeys'])('%s: two copies are merged', (what) => {
    expectGrowth({
      upTo: TRIED_PACKETS,
      make: (count) => {
        const [one] = readTransferableKeys(KEYS[what]?.(count) ?? HEAD).keys
        if (one === undefined) throw new Error('no key')
        return () => mergeTransferableKeys(one, one)
      },
    })
  })

  test('a user id after the other is certified', () => {
    expectGrowth({
      upTo: TRIED_PACKETS,
      make: (count) => {
        const [one] = readTransferableKeys(KEYS['user ids']?.(count) ?? HEAD).keys
        if (one === undefined) throw new Error('no key')
        const certified = userIdsOf(one).map((user) => [user, self.whole] as const)
        return () => withUserIdSignatures(one, certified)
      },
    })
  })

  test('as many keys as are checked for one answer are described, trusted or not', async () => {
    const holder = createKeyHolder()
    const some = 64
    const created = new Date(now.getTime() - 24 * 60 * 60 * 1000)
    const files: Uint8Array[] = []
    for (let i = 0; i < some; i++) {
      const made = await holder.makeKey({ userId: `${i}`, algorithm: 'ed25519', created })
      if (made.made) files.push(made.publicKey)
    }
    const { keys } = await describeKeys(files, now)
    expect(keys.filter(({ state }) => state === 'valid')).toHaveLength(some)
    const trusted = keys.map(({ fingerprint }) => fingerprint)
    for (const options of [{}, { trusted }]) {
      const took = await laterWork(() => describeKeys(files, now, options))
      expect((took / some) * TOGETHER.checks).toBeLessThan(LONGEST)
    }
  })

  test('more than that is too much, at once', async () => {
    const file = KEYS['user ids']?.(MOST_PACKETS + 1) ?? HEAD
    let verdict = ''
    const took = await laterWork(async () => {
      const report = await verifyOpenpgp({ ...detached, keys: [file] })
      const check = report.checks.find(({ id }) => id === 'keys-format')
      verdict = check?.status === 'skipped' ? String(check.because) : 'looked at'
    })
    expect(verdict).toBe('too-much')
    expect(took).toBeLessThan(AT_ONCE * pace())
  })
})

describe('signatures', () => {
  test('in one file', async () => {
    const whole = detached.signature
    await expectLaterGrowth({
      upTo: Math.floor(MOST_SIGNATURES / whole.length),
      make: (count) =>
        (
          (signature) => () =>
            verifyOpenpgp({ ...detached, signature })
        )(each(count, () => whole)),
    })
  })

  test.each([
    ['lines', 'a\n'],
    ['empty lines', '\n'],
    ['one line', 'a'],
    ['blanks', ' '],
    ['escaped dashes', '- -\n'],
    ['dashes that are not escaped', '-a\n'],
    ['lines of a blank', ' \n'],
  ] as const)('a text of %s', async (_, piece) => {
    const file = new TextDecoder('latin1').decode(clear.file)
    const at = file.indexOf('\n\n') + 2
    await expectLaterGrowth({
      upTo: TRIED_TEXT,
      longest: LONGEST / 4,
      make: (size) => {
        const text = utf8(file.slice(0, at) + repeated(piece, size) + file.slice(at))
        return () => verifyCleartext({ ...clear, file: text })
      },
    })
  })

  test('a text beyond is too much, at once', async () => {
    const file = utf8(repeated('a\n', MOST_TEXT + 2))
    const check = async () => {
      const { checks } = await verifyCleartext({ ...clear, file })
      expect(checks).toContainEqual(expect.objectContaining({ code: 'signature-too-large' }))
    }
    expect(await laterWork(check)).toBeLessThan(AT_ONCE * pace())
  })
})
