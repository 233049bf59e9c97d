/** Nothing that is hashed, remembered or told apart may be cut in two ways. */
import { enums, type PrivateKey } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readKeyPart } from '../../playground/openpgp/keys/part.ts'
import { nameOfAll } from '../../playground/openpgp/named.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { packet } from './garbage.ts'
import {
  bodyOf,
  keyOf,
  packetsOf,
  saltAt,
  secondsAgo,
  signatureBody,
  signaturePacket,
  uint32,
} from './raw-signatures.ts'

const DOCUMENT = utf8('a document\n')
const ALICE = utf8('alice <alice@example.com>')
const { binary, certPositive, certGeneric, certRevocation, keyRevocation } = enums.signature
const now = new Date(Date.now() + 60_000)

const overKey = (body: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(0x99, body.length >> 8, body.length), body)
const overKey6 = (body: Uint8Array): Uint8Array => concatBytes(Uint8Array.of(0x9b), uint32(body.length), body)
const overUserId = (bytes: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(0xb4), uint32(bytes.length), bytes)
const overAttribute = (bytes: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(0xd1), uint32(bytes.length), bytes)

async function verdictBy(key: PrivateKey, keys: readonly Uint8Array[]) {
  const version = key.keyPacket.version === 6 ? 6 : 4
  const signature = await signaturePacket(key, { version, type: binary, over: DOCUMENT })
  const policy = { now, fingerprint: key.getFingerprint() }
  return (await verifyOpenpgp({ artifact: DOCUMENT, signature, keys, policy })).verdict
}

test('a name says where each part ends, and what is absent', () => {
  const lists = [
    ['a', 'b'],
    ['ab'],
    ['ab', ''],
    ['', 'ab'],
    ['a:', 'b'],
    ['a', ':b'],
    ['1:a', 'b'],
    ['a1:b'],
    [undefined, 'a'],
    ['', 'a'],
    ['-', 'a'],
    [utf8('a|b'), utf8('c')],
    [utf8('a'), utf8('b|c')],
  ]
  expect(new Set(lists.map((list) => nameOfAll(...list))).size).toBe(lists.length)
})

/** What was signed in one way stands in the keyring, and something before it that looks the same at a glance. */
describe('a copy that nobody made hides no revocation', () => {
  /** A key with `words` right behind it. */
  const withWords = (key: PrivateKey, ...words: readonly Uint8Array[]): Uint8Array => {
    const [first, ...rest] = packetsOf(key).map(({ whole }) => whole)
    const said = words.map((body) => packet(TAG.signature, body))
    return concatBytes(first ?? new Uint8Array(0), ...said, ...rest)
  }

  async function holds(key: PrivateKey, real: Uint8Array, copies: readonly Uint8Array[]): Promise<void> {
    expect(await verdictBy(key, [key.toPublic().write()])).toBe('verified')
    expect(await verdictBy(key, [withWords(key, real)])).toBe('rejected')
    for (const copy of copies) {
      const both = withWords(key, copy, real)
      expect(await verdictBy(key, [both])).toBe('rejected')
      const files = [withWords(key, copy), withWords(key, real)]
      // Of two with the same numbers gpg takes in one: where the copy came first, which one is not always known.
      expect(['rejected', 'undecided']).toContain(await verdictBy(key, files))
      expect(await verdictBy(key, files.toReversed())).toBe('rejected')
    }
  }

  test('version 6, with another salt', async () => {
    const key = await keyOf('alice', 'curve25519', true)
    const real = await signatureBody(key, {
      version: 6,
      type: keyRevocation,
      over: overKey6(bodyOf(key)),
    })
    const other = real.slice()
    other[saltAt(other) + 1] = (other[saltAt(other) + 1] ?? 0) ^ 1
    await holds(key, real, [other])
  })

  test('version 3, with another key, digest or kind of key that no digest covers', async () => {
    const key = await keyOf('alice', 'rsa')
    const real = await signatureBody(key, {
      version: 3,
      type: keyRevocation,
      over: overKey(bodyOf(key)),
    })
    const changed = (at: number, value: number): Uint8Array => {
      const copy = real.slice()
      copy[at] = value
      return copy
    }
    const [lastOfKeyId, kindOfKey, digest] = [14, 15, 16]
    await holds(key, real, [
      changed(lastOfKeyId, (real[lastOfKeyId] ?? 0) ^ 1),
      changed(kindOfKey, 99),
      changed(kindOfKey, enums.publicKey.rsaSign),
      changed(digest, enums.hash.sha256),
    ])
  })

  test('the border between what is not signed and the numbers moved to another line', async () => {
    const key = await keyOf('alice', 'curve25519')
    // There is one among the 64 bytes of every few signatures.
    for (let created = secondsAgo(900); ; created++) {
      const over = overKey(bodyOf(key))
      const real = await signatureBody(key, { version: 4, type: keyRevocation, over, created })
      const numbers = real.subarray(-64)
      const line = numbers.indexOf('|'.charCodeAt(0))
      if (line < 0) continue
      const fields = real.subarray(0, 6 + (real[5] ?? 0))
      const unhashed = real.subarray(fields.length + 2, real.length - 66)
      const taken = concatBytes(unhashed, utf8('|'), numbers.subarray(0, line))
      const rest = concatBytes(real.subarray(-66, -64), numbers.subarray(line + 1))
      await holds(key, real, [concatBytes(fields, Uint8Array.of(0, taken.length), taken, rest)])
      return
    }
  })

  test('two signatures of one copy as one of another', async () => {
    const key = await keyOf('alice', 'curve25519')
    const wanted = { version: 4, over: overKey(bodyOf(key)) } as const
    const real = await signatureBody(key, { ...wanted, type: keyRevocation })
    const [fields, unhashed, numbers] = [
      real.subarray(0, 6 + (real[5] ?? 0)),
      real.subarray(8 + (real[5] ?? 0), -66),
      real.subarray(-64),
    ]
    const key0 = await signatureBody(key, { ...wanted, type: enums.signature.key })
    const both = concatBytes(key0, utf8('\n'), fields, utf8('|'), unhashed, utf8('|'), numbers)
    const files = [withWords(key, both), withWords(key, key0, real)]
    expect(await verdictBy(key, files)).toBe('rejected')
  })
})

/** What Carol is asked to certify, and what else her signature would then be over. */
describe('a certification speaks of one key and one user id', () => {
  /** How far Carol's signatures go for the maker of a signature by `key`. */
  async function trustIn(
    carol: PrivateKey,
    key: PrivateKey,
    keys: readonly Uint8Array[],
    fingerprint?: string,
  ) {
    const version = key.keyPacket.version === 6 ? 6 : 4
    const made =
      fingerprint === undefined ? {} : { fingerprint: Uint8Array.from(Buffer.from(fingerprint, 'hex')) }
    const signature = await signaturePacket(key, { version, type: binary, over: DOCUMENT, ...made })
    const policy = { now, trustedFingerprints: [carol.getFingerprint()] }
    const all = [carol.toPublic().write(), ...keys]
    const { checks, signatures } = await verifyOpenpgp({ artifact: DOCUMENT, signature, keys: all, policy })
    return {
      trust: signatures[0]?.key?.trust,
      status: checks.find(({ id }) => id === 'key-trust')?.status,
    }
  }

  test('a salt that begins in one and ends in the other is remembered for neither', async () => {
    const [carol, mallory, other] = await Promise.all(
      ['carol', 'mallory', 'other'].map((name) => keyOf(name, 'curve25519', true)),
    )
    if (!carol || !mallory || !other) throw new Error('no keys')
    const [mine, theirs] = [bodyOf(mallory), bodyOf(other)]
    const front = utf8('picture')
    const picture = concatBytes(front, overKey6(theirs), overUserId(ALICE))
    const hash = enums.hash.sha256
    const over = concatBytes(overKey6(mine), overAttribute(picture))
    const word = await signatureBody(carol, { version: 6, type: certPositive, hash, over })
    const at = saltAt(word)
    const salt = concatBytes(
      word.subarray(at + 1, at + 17),
      overKey6(mine),
      overAttribute(picture).subarray(0, 5),
      front,
    )
    const moved = concatBytes(word.subarray(0, at), Uint8Array.of(salt.length), salt, word.subarray(at + 17))
    const own = (key: PrivateKey, said: Uint8Array) =>
      signaturePacket(key, {
        version: 6,
        type: certPositive,
        over: concatBytes(overKey6(bodyOf(key)), said),
      })
    const honest = concatBytes(
      packet(KEY_TAG.publicKey, mine),
      packet(KEY_TAG.userAttribute, picture),
      await own(mallory, overAttribute(picture)),
      packet(TAG.signature, word),
    )
    const forged = concatBytes(
      packet(KEY_TAG.publicKey, theirs),
      packet(KEY_TAG.userId, ALICE),
      await own(other, overUserId(ALICE)),
      packet(TAG.signature, moved),
    )
    expect(await trustIn(carol, mallory, [honest])).toEqual({ trust: 'full', status: 'passed' })
    for (const keys of [[forged], [honest, forged], [forged, honest]]) {
      expect(await trustIn(carol, other, keys)).toEqual({ trust: 'unknown', status: 'skipped' })
    }
    // Nor does what does not hold hide what does.
    expect(await trustIn(carol, mallory, [forged, honest])).toEqual({ trust: 'full', status: 'passed' })
  })

  test('a key longer than the two octets of its length say is none', async () => {
    const [carol, mallory] = [await keyOf('carol', 'curve25519'), await keyOf('mallory', 'curve25519')]
    const mine = bodyOf(mallory)
    const front = new Uint8Array(0x10000 - 5).fill(0x41)
    const picture = concatBytes(front, overUserId(ALICE))
    const over = concatBytes(overKey(mine), overAttribute(picture))
    const word = await signaturePacket(carol, { version: 4, type: certPositive, over })
    const longer = concatBytes(mine, overAttribute(picture).subarray(0, 5), front)
    expect(overKey(longer).subarray(0, 3)).toEqual(overKey(mine).subarray(0, 3))
    const sha1 = new Uint8Array(
      await crypto.subtle.digest('SHA-1', overKey(longer) as Uint8Array<ArrayBuffer>),
    )
    const own = await signaturePacket(mallory, {
      version: 4,
      type: certPositive,
      over: concatBytes(overKey(longer), overUserId(ALICE)),
      fingerprint: sha1,
    })
    const forged = concatBytes(packet(KEY_TAG.publicKey, longer), packet(KEY_TAG.userId, ALICE), own, word)
    const { trust } = await trustIn(carol, mallory, [forged], Buffer.from(sha1).toString('hex'))
    expect(trust).toBeUndefined()
  })

  test.each([
    [0xffff, true],
    [0x10000, false],
  ])('a key of %i octets: %s', async (length, readable) => {
    const body = new Uint8Array(length)
    body.set(bodyOf(await keyOf('alice', 'curve25519')))
    expect((await readKeyPart(KEY_TAG.publicKey, body)) !== undefined).toBe(readable)
  })

  test.each([
    ['withdrawn in version 4', 4, 'unknown'],
    ['withdrawn in version 3, which puts nothing before the user id', 3, 'unknown'],
    ['not withdrawn', undefined, 'full'],
  ] as const)('%s', async (_what, version, expected) => {
    const [carol, alice] = [await keyOf('carol', 'rsa'), await keyOf('alice', 'rsa')]
    const [key, user, ...rest] = packetsOf(alice)
    if (key === undefined || user === undefined) throw new Error('no user id')
    const over = (of: 3 | 4) => concatBytes(overKey(key.body), of === 3 ? user.body : overUserId(user.body))
    const say = (of: 3 | 4, type: number, created: number) =>
      signaturePacket(carol, { version: of, type, over: over(of), created })
    const [own, ...behind] = rest.map(({ whole }) => whole)
    const words = [await say(4, certGeneric, secondsAgo(5000))]
    if (version !== undefined) words.push(await say(version, certRevocation, secondsAgo(1000)))
    const all = concatBytes(key.whole, user.whole, own ?? new Uint8Array(0), ...words, ...behind)
    expect((await trustIn(carol, alice, [all])).trust).toBe(expected)
  })
})

/** RFC 9580 section 5.2: each version of keys signs in its own. */
describe('a signature of another version than its key', () => {
  const other = { 4: [6], 6: [3, 4] } as const

  test.each([4, 6] as const)('over a document, by a key of version %i', async (version) => {
    const key = await keyOf('alice', 'rsa', version === 6)
    const [policy, keys] = [{ now, fingerprint: key.getFingerprint() }, [key.toPublic().write()]]
    // Of a key of version 4, as a fingerprint of version 6: the id alone is what it is found by.
    const id = concatBytes(fromHex(key.getKeyID().toHex()) ?? new Uint8Array(8), new Uint8Array(24))
    const report = async (of: 3 | 4 | 6) => {
      const wanted = { version: of, type: binary, over: DOCUMENT, ...(of > version && { fingerprint: id }) }
      const signature = await signaturePacket(key, wanted)
      return verifyOpenpgp({ artifact: DOCUMENT, signature, keys, policy })
    }
    expect((await report(version)).verdict).toBe('verified')
    for (const of of other[version]) {
      const { verdict, checks, gpg } = await report(of)
      expect(verdict).toBe('undecided')
      const found = { id: 'signature-integrity', status: 'undecided', code: 'version-mismatch' }
      expect(checks).toContainEqual(expect.objectContaining(found))
      expect(JSON.stringify(gpg ?? '')).not.toContain('GOODSIG')
    }
  })

  test('over a key and its user id says nothing of them', async () => {
    const key = await keyOf('alice', 'curve25519', true)
    const [first, user] = [packetsOf(key)[0], packetsOf(key).find(({ tag }) => tag === KEY_TAG.userId)]
    if (first === undefined || user === undefined) throw new Error('no user id')
    const over = concatBytes(overKey6(first.body), overUserId(user.body))
    const keyWith = async (version: 4 | 6) =>
      concatBytes(first.whole, user.whole, await signaturePacket(key, { version, type: certPositive, over }))
    expect(await verdictBy(key, [await keyWith(6)])).toBe('verified')
    expect(await verdictBy(key, [await keyWith(4)])).toBe('undecided')
  })
})
