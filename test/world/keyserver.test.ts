import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import {
  fingerprintsOf,
  readTransferableKeys,
  writeTransferableKey,
} from '../../playground/openpgp/make/transferable.ts'
import { checkReceivedKey } from '../../playground/openpgp/receipt.ts'
import {
  byFingerprint,
  byKeyId,
  createKeyserver,
  type Keyserver,
  lyingKeyserver,
  searchKeys,
  uploadKeys,
} from '../../playground/world/keyserver.ts'
import { made } from '../openpgp/made.ts'
import { readFixture } from '../support/files.ts'

const CREATED = new Date('2025-04-01T09:00:00Z')
const NOW = new Date('2025-06-01T09:00:00Z')
const holder = createKeyHolder()
const NOTHING = new Uint8Array(0)

async function newKey(byte: number, userId = `Person ${byte} <person${byte}@example.com>`) {
  const seed = new Uint8Array(32).fill(byte)
  return made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED, seed }))
}

function serverWith(...files: readonly Uint8Array[]): Keyserver {
  return files.reduce((keyserver, file) => uploadKeys(keyserver, file).keyserver, createKeyserver())
}

/** Every packet that it has, as a set. */
function packetsOf({ keys }: Keyserver): Set<string> {
  return new Set(
    keys.flatMap(({ primary, signatures, users, subkeys }) =>
      [
        primary,
        ...signatures,
        ...[...users, ...subkeys].flatMap((part) => [part.packet, ...part.signatures]),
      ].map(({ tag, body }) => `${tag} ${toHex(body)}`),
    ),
  )
}

test('its name never resolves', () => {
  expect(createKeyserver().host).toBe('keyserver.shomei-lab.invalid')
})

describe('uploads', () => {
  test('anybody’s key is taken, under any user id, as often as it comes', async () => {
    const [honest, impostor] = [
      await newKey(1, 'Same <same@example.com>'),
      await newKey(2, 'Same <same@example.com>'),
    ]
    const first = uploadKeys(createKeyserver(), honest.publicKey)
    expect(first).toMatchObject({ added: [honest.fingerprint], merged: [], secret: 0, unreadable: 0 })
    const second = uploadKeys(first.keyserver, concatBytes(impostor.publicKey, honest.publicKey))
    expect(second).toMatchObject({ added: [impostor.fingerprint], merged: [honest.fingerprint] })
    expect(packetsOf(second.keyserver)).toEqual(packetsOf(serverWith(impostor.publicKey, honest.publicKey)))
  })

  test('the fingerprints are those that the library computes, of subkeys too', async () => {
    const file = await readFixture('public/samples/openpgp/demo-key.asc')
    const { added } = uploadKeys(createKeyserver(), file)
    expect(added).toEqual((await describeKeys([file], NOW)).keys.map(({ fingerprint }) => fingerprint))
  })

  test('certifications and revocations are merged, in whatever order, and nothing is ever taken away', async () => {
    const [me, friend] = [await newKey(1), await newKey(3)]
    const certified = made(await holder.certify(me.fingerprint, friend.publicKey, { created: NOW })).publicKey
    const revoked = made(await holder.revoke(friend.fingerprint, { reason: 'none', created: NOW })).publicKey
    const orders = [
      [friend.publicKey, certified, revoked],
      [revoked, certified, friend.publicKey, revoked],
      [certified, friend.publicKey, revoked, certified],
    ]
    const [expected, ...others] = orders.map((files) => packetsOf(serverWith(...files)))
    for (const other of others) expect(other).toEqual(expected)
    let before = createKeyserver()
    for (const file of [certified, revoked, friend.publicKey, utf8('nonsense')]) {
      const { keyserver } = uploadKeys(before, file)
      expect([...packetsOf(before)].every((packet) => packetsOf(keyserver).has(packet))).toBe(true)
      before = keyserver
    }
    const answer = byFingerprint(before, friend.fingerprint)
    const { keys } = await describeKeys([answer ?? NOTHING, me.publicKey], NOW, { trusted: [me.fingerprint] })
    expect(keys[0]).toMatchObject({ state: 'revoked', userIds: [{ certifications: [{ standing: 'good' }] }] })
  })

  test('a user id that somebody stuck to another’s key is found, and worth nothing', async () => {
    const victim = await newKey(1)
    const [key] = readTransferableKeys(victim.publicKey).keys
    const lie = utf8('The President <president@example.com>')
    const file = concatBytes(key ? writeTransferableKey(key) : NOTHING, Uint8Array.of(0xcd, lie.length), lie)
    const keyserver = serverWith(victim.publicKey, file)
    expect(searchKeys(keyserver, 'PRESIDENT')).toMatchObject([{ fingerprint: victim.fingerprint }])
    const answer = byFingerprint(keyserver, victim.fingerprint)
    const { keys } = await describeKeys([answer ?? NOTHING], NOW)
    expect(keys[0]?.userIds.map(({ text, selfCertified }) => [text, selfCertified])).toEqual([
      ['Person 1 <person1@example.com>', true],
      ['The President <president@example.com>', false],
    ])
  })

  test('a secret key is counted and not kept', () => {
    // A version 4 secret key packet of Ed25519, with its secret in the clear.
    const body = concatBytes(Uint8Array.of(4, 0, 0, 0, 1, 22), new Uint8Array(60))
    const packet = concatBytes(Uint8Array.of(0xc5, body.length), body)
    const userId = Uint8Array.of(0xcd, 1, 0x61)
    expect(uploadKeys(createKeyserver(), concatBytes(packet, userId))).toMatchObject({
      keyserver: { keys: [] },
      added: [],
      secret: 1,
      unreadable: 0,
    })
  })

  test.each([
    ['nothing', NOTHING],
    ['a text', utf8('hello')],
    ['an armor without an end', utf8('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjME')],
    ['an empty key packet', Uint8Array.of(0xc6, 0)],
    ['a key packet of three bytes', Uint8Array.of(0xc6, 3, 4, 0, 0)],
    ['a key of a version that nobody reads', Uint8Array.of(0xc6, 6, 3, 0, 0, 0, 0, 1)],
    ['a user id alone', Uint8Array.of(0xcd, 1, 0x61)],
    ['a packet without an end', Uint8Array.of(0x99, 0xff, 0xff)],
  ])('%s is counted', (_, file) => {
    expect(uploadKeys(createKeyserver(), file)).toMatchObject({ added: [], merged: [], unreadable: 1 })
  })

  test('no mutation of a key makes it throw, or answer for another fingerprint', async () => {
    const [key] = readTransferableKeys((await newKey(1)).publicKey).keys
    const bytes = key ? writeTransferableKey(key) : NOTHING
    for (let at = 0; at < bytes.length; at++) {
      for (const file of [bytes.with(at, (bytes[at] ?? 0) ^ 0xff), bytes.subarray(0, at)]) {
        const { keyserver, added } = uploadKeys(createKeyserver(), file)
        for (const fingerprint of added) {
          const [answer] = readTransferableKeys(byFingerprint(keyserver, fingerprint) ?? NOTHING).keys
          expect(answer && fingerprintsOf(answer)[0]).toBe(fingerprint)
        }
        searchKeys(keyserver, 'person')
      }
    }
  })
})

describe('searches', () => {
  test.each([
    ['any part of a user id', 'son 1 <PERSON'],
    ['an address', 'person1@example.com'],
    ['the key id', (fingerprint: string) => fingerprint.slice(-16)],
    [
      'the key id, as keyservers write it',
      (fingerprint: string) => `0x${fingerprint.slice(-16).toLowerCase()}`,
    ],
    ['the fingerprint, in groups', (fingerprint: string) => fingerprint.replace(/(.{4})/g, '$1 ')],
  ])('%s', async (_, wanted) => {
    const [one, two] = [await newKey(1), await newKey(2)]
    const keyserver = serverWith(one.publicKey, two.publicKey)
    const text = typeof wanted === 'string' ? wanted : wanted(one.fingerprint)
    expect(searchKeys(keyserver, text)).toEqual([
      {
        fingerprint: one.fingerprint,
        keyId: one.fingerprint.slice(-16),
        created: CREATED,
        algorithm: 22,
        userIds: ['Person 1 <person1@example.com>'],
        revoked: false,
      },
    ])
  })

  test.each(['', '  ', 'nobody', '0000000000000000', '0'.repeat(40)])('"%s" finds nothing', async (text) => {
    expect(searchKeys(serverWith((await newKey(1)).publicKey), text)).toEqual([])
  })

  test('what was revoked says so', async () => {
    const key = await newKey(4)
    const { publicKey } = made(await holder.revoke(key.fingerprint, { reason: 'retired', created: NOW }))
    expect(searchKeys(serverWith(key.publicKey, publicKey), 'person4')).toMatchObject([{ revoked: true }])
  })
})

describe('answers', () => {
  test('by fingerprint, byte for byte what was uploaded', async () => {
    const key = await newKey(1)
    const keyserver = serverWith(key.publicKey)
    expect(byFingerprint(keyserver, key.fingerprint)).toEqual(key.publicKey)
    expect(byFingerprint(keyserver, '0'.repeat(40))).toBeUndefined()
    expect(byFingerprint(keyserver, key.fingerprint.slice(-16))).toBeUndefined()
    expect(byFingerprint(keyserver, 'person')).toBeUndefined()
  })

  test('by key id, every key that has it', async () => {
    const key = await newKey(1)
    const keyserver = serverWith(key.publicKey)
    expect(byKeyId(keyserver, `0x${key.fingerprint.slice(-16)}`)).toEqual([key.publicKey])
    expect(byKeyId(keyserver, key.fingerprint.slice(-8))).toEqual([])
    expect(byKeyId(keyserver, 'not a key id 123')).toEqual([])
  })

  test('that lie are found out by whoever computes the fingerprint', async () => {
    const [honest, impostor] = [await newKey(1), await newKey(2)]
    const truthful = serverWith(honest.publicKey, impostor.publicKey)
    const lying = lyingKeyserver(truthful, honest.fingerprint, impostor.fingerprint)
    const receive = async (keyserver: Keyserver) =>
      checkReceivedKey(byFingerprint(keyserver, honest.fingerprint) ?? NOTHING, honest.fingerprint, NOW)
    expect(await receive(truthful)).toEqual({ status: 'asked-for', fingerprint: honest.fingerprint })
    expect(await receive(lying)).toEqual({ status: 'other-key', fingerprints: [impostor.fingerprint] })
    expect(fromUtf8(byFingerprint(lying, impostor.fingerprint) ?? NOTHING)).toContain('PUBLIC KEY BLOCK')
    expect(() => lyingKeyserver(truthful, 'x', impostor.fingerprint)).toThrow('asked')
    expect(() => lyingKeyserver(truthful, honest.fingerprint, 'x')).toThrow('answered')
  })
})
