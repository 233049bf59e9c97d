/** Words that a key says for its own keyring only: `gpg --import` leaves them out, whatever they take back. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, hashedKey, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const { key: direct, keyRevocation, subkeyRevocation, certRevocation, certPositive } = enums.signature
const { subkeyBinding, keyBinding } = enums.signature
const now = new Date()
const artifact = utf8('a release\n')
const [key, signing, revoker] = [await keyOf('p', 'rsa'), await keyOf('s', 'rsa'), await keyOf('r', 'rsa')]
const [CREATED, EARLIER, LATER] = [secondsAgo(900_000), secondsAgo(800_000), secondsAgo(700_000)]
const LOCAL = sub(4, Uint8Array.of(0))
const flags = sub(27, Uint8Array.of(3))
const [name, other] = [utf8('p <p@example.org>'), utf8('q <q@example.org>')]
const overBoth = concatBytes(hashedKey(key), hashedKey(signing))

interface Extra {
  readonly hashed?: readonly Uint8Array[]
  readonly unhashed?: readonly Uint8Array[]
}
const LOCAL_WAYS: Readonly<Record<string, Extra>> = {
  signed: { hashed: [LOCAL] },
  unsigned: { unhashed: [LOCAL] },
}

const word = (type: enums.signature, over: Uint8Array, created: number, extra: Extra = {}) =>
  signedBy(key, { type, over, created, ...extra })
const user = async (bytes = name, extra: Extra = { hashed: [flags] }) =>
  concatBytes(userPacket(bytes), await word(certPositive, overUserId(key, bytes), CREATED, extra))
const wordOnUser = (bytes: Uint8Array) =>
  word(certPositive, overUserId(key, bytes), CREATED, { hashed: [flags, LOCAL] })
const revocation = (extra?: Extra) => word(keyRevocation, hashedKey(key), EARLIER, extra)
const subkeyRevoked = (created = EARLIER, extra?: Extra) => word(subkeyRevocation, overBoth, created, extra)

async function bound(created = CREATED, ...hashed: readonly Uint8Array[]): Promise<Uint8Array> {
  const back = await signedBy(signing, { type: keyBinding, over: overBoth, created: CREATED })
  const answer = sub(32, back.subarray((back[1] ?? 0) < 192 ? 2 : (back[1] ?? 0) < 224 ? 3 : 6))
  return word(subkeyBinding, overBoth, created, { hashed: [flags, ...hashed, answer] })
}
const subkey = packet(KEY_TAG.publicSubkey, bodyOf(signing))
const nothing: Uint8Array = new Uint8Array(0)
/** The key with what stands before its user ids, and behind its subkey. */
async function whole({ before = nothing, behind = nothing } = {}): Promise<Uint8Array> {
  return concatBytes(primaryOf(key), before, await user(), subkey, await bound(), behind)
}

/** @returns the verdict, and why of the key; what is printed is what gpg prints */
async function judged(by: typeof key, ...keys: readonly Uint8Array[]) {
  const signature = await signedBy(by, {
    type: enums.signature.binary,
    over: artifact,
    created: secondsAgo(60),
  })
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
  if (gpg !== undefined && lines !== undefined)
    expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  const check = ours.checks.find(({ id }) => id === 'signing-key-valid')
  return [ours.verdict, check && 'code' in check ? check.code : undefined]
}

const OPEN = ['undecided', 'perhaps-withdrawn']

describe.each(Object.entries(LOCAL_WAYS))('a revocation that is for its own keyring, %s', (_, extra) => {
  test('of the key: left open, wherever it stands', async () => {
    const word = await revocation(extra)
    expect(await judged(key, await whole({ before: word }))).toEqual(OPEN)
    expect(await judged(key, await whole({ behind: word }))).toEqual(OPEN)
    expect(await judged(key, await whole(), await whole({ before: word }))).toEqual(OPEN)
  })

  test('of the key, apart from it: gpg takes it', async () => {
    expect(await judged(key, await whole(), await revocation(extra))).toEqual(['rejected', 'key-revoked'])
  })

  test('of a subkey: left open, in whichever copy', async () => {
    const behind = await subkeyRevoked(EARLIER, extra)
    expect(await judged(signing, await whole({ behind }))).toEqual(OPEN)
    expect(await judged(signing, await whole(), await whole({ behind }))).toEqual(OPEN)
    expect(await judged(signing, await whole({ behind }), await whole())).toEqual(OPEN)
  })

  test('by a revoker whom the owner names: left open', async () => {
    const named = sub(12, Uint8Array.of(0x80, 1), revoker.keyPacket.getFingerprintBytes() ?? name)
    const naming = await word(direct, hashedKey(key), CREATED, { hashed: [flags, named] })
    const by = { type: keyRevocation, over: hashedKey(key), created: EARLIER }
    const id = userPacket(other)
    const self = { type: certPositive, over: overUserId(revoker, other), created: CREATED }
    const theirs = concatBytes(primaryOf(revoker), id, await signedBy(revoker, self))
    const revoked = (one: Uint8Array) => whole({ before: concatBytes(naming, one) })
    expect(await judged(key, theirs, await revoked(await signedBy(revoker, by)))).toEqual([
      'rejected',
      'key-revoked',
    ])
    expect(await judged(key, theirs, await revoked(await signedBy(revoker, { ...by, ...extra })))).toEqual(
      OPEN,
    )
    for (const words of [by, { ...by, ...extra }])
      expect(
        await judged(key, primaryOf(revoker), await revoked(await signedBy(revoker, words))),
        'a revoker without a user id, and only that, is what is said',
      ).toEqual(['undecided', 'revoker-unfit'])
  })
})

describe('an older revocation of a subkey, for others', () => {
  test('gpg leaves it out of a copy that holds a newer one, with that one', async () => {
    const behind = concatBytes(await subkeyRevoked(), await subkeyRevoked(LATER, { hashed: [LOCAL] }))
    expect(await judged(signing, await whole({ behind }))).toEqual(OPEN)
    expect(
      await judged(signing, await whole({ behind }), concatBytes(primaryOf(key), await user(other))),
    ).toEqual(OPEN)
  })

  test('and keeps it in another copy', async () => {
    const [old, newer] = [await subkeyRevoked(), await subkeyRevoked(LATER, { hashed: [LOCAL] })]
    expect(await judged(signing, await whole({ behind: old }), await whole({ behind: newer }))).toEqual([
      'rejected',
      'subkey-revoked',
    ])
  })
})

describe('a subkey that is bound for its own keyring only', () => {
  const elsewhere = async () => concatBytes(primaryOf(key), await user(other))

  test.each([
    ['later', async () => [await bound(), await bound(EARLIER, LOCAL)]],
    ['in one second, behind', async () => [await bound(EARLIER), await bound(EARLIER, LOCAL)]],
    ['in one second, before', async () => [await bound(EARLIER, LOCAL), await bound(EARLIER)]],
  ])('%s: not verified, with another copy or without', async (_, make) => {
    const file = concatBytes(primaryOf(key), await user(), subkey, ...(await make()))
    for (const keys of [[file], [file, await elsewhere()], [await elsewhere(), file]])
      expect((await judged(signing, ...keys))[0]).toBe('undecided')
  })

  test('gpg has it all the same: its key is no missing one', async () => {
    const file = concatBytes(primaryOf(key), await user(), subkey, await bound(EARLIER, LOCAL))
    expect((await judged(signing, file, await elsewhere()))[0]).toBe('undecided')
  })
})

describe('a user id of which the key says nothing for others', () => {
  const lost = () => user(other, { hashed: [flags, LOCAL] })
  const taken = async () =>
    concatBytes(
      userPacket(other),
      await word(certRevocation, overUserId(key, other), EARLIER, { hashed: [LOCAL] }),
    )

  test.each([
    ['certified', lost],
    ['revoked', taken],
  ])('%s: no name is printed that gpg does not print', async (_, make) => {
    const copy = concatBytes(primaryOf(key), await user(), await make())
    for (const keys of [[copy], [copy, await whole()], [await whole(), copy]])
      expect((await judged(key, ...keys))[0]).toBe('verified')
  })

  test('gpg imports a key for it', async () => {
    const copy = concatBytes(primaryOf(key), await lost(), subkey, await bound())
    const later = concatBytes(primaryOf(key), await user())
    expect((await judged(signing, copy, later))[0]).toBe('verified')
  })

  test('but for no word that the key has not signed', async () => {
    const word = await wordOnUser(utf8('of another user id'))
    const copy = concatBytes(primaryOf(key), userPacket(other), word, subkey, await bound())
    expect((await judged(signing, copy, concatBytes(primaryOf(key), await user())))[0]).toBe('undecided')
  })
})

describe('a revocation apart from its key', () => {
  test('before the key: gpg does not take it, and we leave it open', async () => {
    expect(await judged(key, await revocation(), await whole())).toEqual(OPEN)
    expect(await judged(key, concatBytes(await revocation(), await whole()))).toEqual(OPEN)
  })

  test('behind it: the key is revoked', async () => {
    const rejected = ['rejected', 'key-revoked']
    expect(await judged(key, await whole(), await revocation())).toEqual(rejected)
    expect(await judged(key, await revocation(), await whole(), await revocation())).toEqual(rejected)
    expect(await judged(key, await whole(), await revocation(), await whole())).toEqual(rejected)
  })

  test('behind a copy that gpg does not import: left open', async () => {
    expect(await judged(key, primaryOf(key), await revocation(), await whole())).toEqual(OPEN)
  })

  test('of several the last that gpg takes says why', async () => {
    const why = (reason: number) => revocation({ hashed: [sub(29, Uint8Array.of(reason))] })
    const rejected = ['rejected', 'key-revoked']
    expect(await judged(key, await whole(), await why(1), await why(3))).toEqual(rejected)
    expect(
      await judged(key, await whole({ before: await why(1) }), await whole({ before: await why(3) })),
    ).toEqual(rejected)
  })
})

describe('copies of which each says something in one second', () => {
  test.each([
    [
      'on all of the key',
      async (ends: boolean) => concatBytes(primaryOf(key), await directWord(ends), await user()),
    ],
    [
      'on a subkey',
      async (ends: boolean) => concatBytes(primaryOf(key), await user(), subkey, await boundFor(ends)),
    ],
  ])('%s: left open, and nothing is printed that gpg does not print', async (_, make) => {
    for (const [a, b] of [
      [true, false],
      [false, true],
    ] as const)
      expect((await judged(signing, await whole(), await make(a), await make(b)))[0]).toBe('undecided')
  })

  test('a binding that has run out: what gpg prints depends on the copy', async () => {
    const over = await bound(EARLIER, sub(3, uint32(50_000)))
    const copy = concatBytes(primaryOf(key), await user(), subkey, over)
    expect((await judged(signing, await whole(), copy))[0]).toBe('undecided')
    expect((await judged(signing, copy, await whole()))[0]).toBe('undecided')
  })
})

const ended = sub(9, uint32(200_000))
const directWord = (ends: boolean) =>
  word(direct, hashedKey(key), EARLIER, { hashed: ends ? [flags, ended] : [flags] })
const boundFor = (ends: boolean) => bound(EARLIER, ...(ends ? [ended] : []))
