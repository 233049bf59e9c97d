import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { unarmorKeys } from '../../playground/openpgp/armor.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { createKeyHolder, type KeyRequest } from '../../playground/openpgp/make/index.ts'
import { readTransferableKeys, writeTransferableKey } from '../../playground/openpgp/make/transferable.ts'
import { checkReceivedKey } from '../../playground/openpgp/receipt.ts'
import { readFixture, readShared, sharedDataPresent } from '../support/files.ts'
import { CASES, inputOf } from './cases.ts'
import { packet } from './garbage.ts'
import { made } from './made.ts'

const CREATED = new Date('2025-04-01T09:00:00Z')
const NOW = new Date('2025-06-01T09:00:00Z')
const SIGNATURE = await readFixture('public/samples/openpgp/hello-shomei-1.0.0.jar.asc')
const holder = createKeyHolder()
const unarmored = (file: Uint8Array) => concatBytes(...unarmorKeys(file).blocks)

async function newKey(byte: number, request: Partial<KeyRequest> = {}) {
  const seed = new Uint8Array(32).fill(byte)
  const userId = `Person ${byte} <person${byte}@example.com>`
  return made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED, seed, ...request }))
}

describe.each(CASES)('$folder', (testCase) => {
  test('says of every key what verification says of the one that signed', async () => {
    const input = await inputOf(testCase)
    const { now, trustedFingerprints: trusted, ownerTrust } = input.policy
    const { signatures } = await verifyOpenpgp(input)
    const { keys } = await describeKeys(input.keys, now, {
      ...(trusted && { trusted }),
      ...(ownerTrust && { ownerTrust }),
    })
    for (const { key: facts } of signatures) {
      if (facts === undefined) continue
      const view = keys.find(({ fingerprint }) => fingerprint === facts.primaryFingerprint)
      const parts = view === undefined ? [] : [view, ...view.subkeys]
      const part = parts.find(({ fingerprint }) => fingerprint === facts.signingFingerprint)
      const named = view?.userIds.filter(({ selfCertified }) => selfCertified) ?? []
      expect(named.map(({ text, validity }) => ({ text, validity }))).toEqual(facts.userIds)
      expect(view?.trust).toBe(facts.trust)
      expect([part?.created, part?.algorithm.bits]).toEqual([facts.created, facts.bits])
      expect(part?.revocation ?? view?.revocation).toEqual(facts.revocation)
      const ends = [view?.expires, part?.expires].flatMap((end) => end?.getTime() ?? [])
      expect(ends.length > 0 ? new Date(Math.min(...ends)) : undefined).toEqual(facts.expires)
      const open = facts.perhapsRevoked ? 'perhaps-revoked' : 'valid'
      const state = facts.revocation ? 'revoked' : facts.expired ? 'expired' : open
      if (facts.usability === 'usable' && facts.created <= now) expect(part?.state).toBe(state)
    }
  })
})

describe('states', () => {
  test('over a key’s life: not yet, valid, expired', async () => {
    const expires = new Date('2025-07-01T00:00:00Z')
    const { publicKey } = await newKey(1, { expires })
    const state = async (now: Date) => (await describeKeys([publicKey], now)).keys[0]?.state
    expect(await state(new Date(CREATED.getTime() - 1))).toBe('unusable')
    expect(await state(CREATED)).toBe('valid')
    expect(await state(new Date(expires.getTime() - 1000))).toBe('valid')
    expect(await state(new Date(expires.getTime() + 1000))).toBe('expired')
  })

  test('a key without a user id of its own is unusable, whoever lent it one', async () => {
    const [block] = readTransferableKeys((await newKey(1)).publicKey).keys
    const bare = block?.primary.whole ?? new Uint8Array(0)
    const lent = concatBytes(bare, Uint8Array.of(0xcd, 1, 0x61))
    expect((await describeKeys([bare], NOW)).keys[0]).toMatchObject({ state: 'unusable', userIds: [] })
    expect((await describeKeys([lent], NOW)).keys[0]).toMatchObject({
      state: 'unusable',
      userIds: [{ text: 'a', selfCertified: false, revoked: false, validity: 'unknown', primary: false }],
    })
  })

  test('short RSA keys are weak', async () => {
    for (const [algorithm, weak] of [
      ['rsa1024', true],
      ['rsa2048', false],
    ] as const) {
      const { publicKey } = made(await holder.makeKey({ userId: 'x', algorithm, created: CREATED }))
      expect((await describeKeys([publicKey], NOW)).keys[0]).toMatchObject({
        weak,
        algorithm: { name: algorithm },
      })
    }
  })
})

describe('certifications', () => {
  test('are checked where the certifier’s key is at hand, and named where it is not', async () => {
    const [me, friend] = [await newKey(1), await newKey(2)]
    const { publicKey } = made(await holder.certify(me.fingerprint, friend.publicKey, { created: NOW }))
    const found = async (files: Uint8Array[], trusted: string[]) =>
      (await describeKeys(files, NOW, { trusted })).keys.find(
        ({ fingerprint }) => fingerprint === friend.fingerprint,
      )?.userIds[0]?.certifications
    const keyId = me.fingerprint.slice(-16)
    const good = { keyId, fingerprint: me.fingerprint, standing: 'good', trusted: true, created: NOW }
    expect(await found([publicKey, me.publicKey], [me.fingerprint])).toEqual([good])
    expect(await found([publicKey, me.publicKey], [])).toEqual([{ ...good, trusted: false }])
    expect(await found([publicKey], [me.fingerprint])).toEqual([
      { keyId, fingerprint: undefined, standing: 'no-key', trusted: false, created: NOW },
    ])
  })

  test('one that was moved to another key is bad', async () => {
    const [me, friend, other] = [await newKey(1), await newKey(2), await newKey(3)]
    const { publicKey } = made(await holder.certify(me.fingerprint, friend.publicKey, { created: NOW }))
    const [from] = readTransferableKeys(publicKey).keys
    const [to] = readTransferableKeys(other.publicKey).keys
    const stolen = from?.users[0]?.signatures.at(-1)?.whole
    if (to === undefined || stolen === undefined) throw new Error('nothing to move')
    const forged = concatBytes(writeTransferableKey(to), stolen)
    const { keys } = await describeKeys([me.publicKey, forged], NOW, { trusted: [me.fingerprint] })
    expect(keys[1]).toMatchObject({
      trust: 'unknown',
      userIds: [{ certifications: [{ standing: 'bad', trusted: false }] }],
    })
  })

  test('one’s own key is trusted as such', async () => {
    const me = await newKey(1)
    const trusted = [me.fingerprint.toLowerCase().replace(/(.{4})/g, '$1 ')]
    expect((await describeKeys([me.publicKey], NOW, { trusted })).keys[0]).toMatchObject({
      trust: 'ultimate',
      userIds: [{ validity: 'ultimate' }],
    })
    expect((await describeKeys([me.publicKey], NOW, { trusted: ['no fingerprint'] })).keys[0]?.trust).toBe(
      'unknown',
    )
  })
})

describe('files', () => {
  test('keys come each once, in order, with what several files say of them', async () => {
    const [me, friend] = [await newKey(1), await newKey(2)]
    const { publicKey } = made(await holder.certify(me.fingerprint, friend.publicKey, { created: NOW }))
    const files = [friend.publicKey, concatBytes(me.publicKey, publicKey)]
    const { keys, unreadable } = await describeKeys(files, NOW)
    expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([friend.fingerprint, me.fingerprint])
    expect(keys[0]?.userIds[0]?.certifications).toHaveLength(1)
    expect(unreadable).toBe(0)
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a text', utf8('hello')],
    ['a signature', SIGNATURE],
    ['an armor that ends nowhere', utf8('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjME')],
    ['a packet without an end', Uint8Array.of(0x99, 0xff, 0xff)],
  ])('%s is counted, not thrown', async (_, file) => {
    const { publicKey } = await newKey(1)
    expect(await describeKeys([file], NOW)).toEqual({ keys: [], unreadable: 1, tooMuch: false })
    expect(await describeKeys([file, publicKey], NOW)).toMatchObject({ keys: [{}], unreadable: 1 })
  })

  test('no mutation of a key makes it throw, or call anything valid that it is not', async () => {
    const me = await newKey(1)
    const { publicKey } = made(
      await holder.certify(me.fingerprint, (await newKey(2)).publicKey, { created: NOW }),
    )
    const [key] = readTransferableKeys(publicKey).keys
    if (key === undefined) throw new Error('no key')
    const bytes = writeTransferableKey(key)
    const { keys: honest } = await describeKeys([bytes], NOW)
    for (let at = 0; at < bytes.length; at++) {
      const { keys } = await describeKeys([bytes.with(at, (bytes[at] ?? 0) ^ 1), me.publicKey], NOW)
      for (const { fingerprint, state, userIds } of keys) {
        if (fingerprint === me.fingerprint || state !== 'valid') continue
        const named = userIds.filter(({ selfCertified }) => selfCertified)
        expect([fingerprint, named.map(({ text }) => text)]).toEqual([
          honest[0]?.fingerprint,
          honest[0]?.userIds.map(({ text }) => text),
        ])
      }
    }
  })

  test('now has to be a date', async () => {
    await expect(describeKeys([], new Date(NaN))).rejects.toThrow(RangeError)
  })
})

describe('what a keyserver answered', () => {
  test('is the key that was asked for, or is not', async () => {
    const [me, friend] = [await newKey(1), await newKey(2)]
    const check = (file: Uint8Array, asked: string) => checkReceivedKey(file, asked, NOW)
    const yes = { status: 'asked-for', fingerprint: me.fingerprint }
    expect(await check(me.publicKey, me.fingerprint)).toEqual(yes)
    expect(await check(me.publicKey, `0x${me.fingerprint.toLowerCase()}`)).toEqual(yes)
    expect(await check(friend.publicKey, me.fingerprint)).toEqual({
      status: 'other-key',
      fingerprints: [friend.fingerprint],
    })
    expect(await check(concatBytes(me.publicKey, friend.publicKey), me.fingerprint)).toEqual({
      status: 'other-key',
      fingerprints: [me.fingerprint, friend.fingerprint],
    })
    expect(await check(utf8('no such key'), me.fingerprint)).toEqual({ status: 'no-key' })
    expect(await check(me.publicKey, me.fingerprint.slice(-16))).toEqual({ status: 'not-a-fingerprint' })
  })

  test('a subkey of somebody else that was stuck to a key is not what was asked for', async () => {
    const testCase = CASES.find(({ folder }) => folder.startsWith('signing-subkey--'))
    if (testCase === undefined) throw new Error('no case with a subkey')
    const { keys } = await inputOf(testCase)
    const [owner] = readTransferableKeys(keys[0] ?? new Uint8Array(0)).keys
    const [thief] = readTransferableKeys((await newKey(1)).publicKey).keys
    if (owner === undefined || thief === undefined) throw new Error('no keys')
    const [view] = (await describeKeys(keys, NOW)).keys
    const subkey = view?.subkeys[0]?.fingerprint ?? ''
    expect(await checkReceivedKey(writeTransferableKey(owner), subkey, NOW)).toMatchObject({
      status: 'asked-for',
    })
    const stuck = writeTransferableKey({ ...thief, subkeys: owner.subkeys })
    expect(await checkReceivedKey(stuck, subkey, NOW)).toMatchObject({ status: 'other-key' })
  })
})

const shared = await sharedDataPresent()
describe.skipIf(!shared)(shared ? 'real keys' : 'skipped: no shared data', () => {
  test.each([
    ['asf-logging-rm-077E8893.pub.asc', '077E8893A6DCC33DD4A4D5B256E73BA9A0B592D0', 'rsa4096'],
    ['serf-1.3.10/signing-key.asc', undefined, undefined],
    ['xz-utils-5.8.1/signing-key.asc', '3690C240CE51B4670D30AD1C38EE757D69184620', 'rsa4096'],
    ['debian-trixie/debian-archive-keyring.gpg', undefined, undefined],
  ])('%s', async (path, fingerprint, algorithm) => {
    const file = await readShared(`openpgp-real/${path}`)
    const { keys, unreadable } = await describeKeys(file ? [file] : [], NOW)
    expect(unreadable).toBe(0)
    expect(keys.length).toBeGreaterThan(0)
    if (fingerprint !== undefined) {
      expect(keys.find((key) => key.fingerprint === fingerprint)?.algorithm.name).toBe(algorithm)
    }
    for (const key of keys) expect(key.userIds.some(({ primary }) => primary)).toBe(key.state !== 'unusable')
  })
})

describe('what others put beside a key', () => {
  const BOM = Uint8Array.of(0xef, 0xbb, 0xbf)
  const twin = (text: string) => concatBytes(BOM, utf8(text))

  test('a user id that it does not certify says so, and is told from one that looks like it', async () => {
    const { publicKey } = await newKey(31)
    const [before] = (await describeKeys([publicKey], NOW)).keys
    const text = before?.userIds[0]?.text ?? ''
    const file = concatBytes(unarmored(publicKey), packet(KEY_TAG.userId, twin(text)))
    const [view] = (await describeKeys([file], NOW)).keys
    expect(view?.userIds.map(({ selfCertified }) => selfCertified)).toEqual([true, false])
    expect(view?.userIds.map((user) => user.text)).toEqual([text, `\ufeff${text}`])
  })

  test('is not certified with it', async () => {
    const [mine, theirs] = [await newKey(32), await newKey(33)]
    const [before] = (await describeKeys([theirs.publicKey], NOW)).keys
    const text = before?.userIds[0]?.text ?? ''
    const file = concatBytes(unarmored(theirs.publicKey), packet(KEY_TAG.userId, twin(text)))
    const { publicKey } = made(await holder.certify(mine.fingerprint, file, { created: NOW }))
    const { keys } = await describeKeys([publicKey, mine.publicKey], NOW, { trusted: [mine.fingerprint] })
    const users = keys.find(({ fingerprint }) => fingerprint === theirs.fingerprint)?.userIds ?? []
    expect(users.map(({ certifications }) => certifications.length)).toEqual([1, 0])
  })

  test('a certification by a key of one’s own that is revoked is none', async () => {
    const [mine, theirs] = [await newKey(34), await newKey(35)]
    const certified = made(await holder.certify(mine.fingerprint, theirs.publicKey, { created: CREATED }))
    const trusted = [mine.fingerprint]
    const standing = async (own: Uint8Array) => {
      const { keys } = await describeKeys([certified.publicKey, own], NOW, { trusted })
      const view = keys.find(({ fingerprint }) => fingerprint === theirs.fingerprint)
      const [one] = view?.userIds[0]?.certifications ?? []
      return [one?.standing, one?.trusted, view?.trust]
    }
    expect(await standing(mine.publicKey)).toEqual(['good', true, 'full'])
    const revoked = made(await holder.revoke(mine.fingerprint, { reason: 'compromised', created: CREATED }))
    expect(await standing(revoked.publicKey)).toEqual(['certifier-unfit', false, 'unknown'])
  })

  test.each([
    ['version 5', Uint8Array.of(5, 0, 0, 0, 1, 22, 0, 0, 0, 4, 1, 2, 3, 4)],
    ['version 3', Uint8Array.of(3, 0, 0, 0, 1, 0, 0, 1, 0, 8, 255, 0, 3, 5)],
  ])('a key of %s that came with the one asked for is not passed over', async (_, body) => {
    const { publicKey, fingerprint } = await newKey(36)
    const [key, other] = [unarmored(publicKey), packet(TAG.publicKey, body)]
    expect(await checkReceivedKey(key, fingerprint, NOW)).toEqual({ status: 'asked-for', fingerprint })
    for (const file of [concatBytes(key, other), concatBytes(other, key)]) {
      expect((await checkReceivedKey(file, fingerprint, NOW)).status).toBe('other-key')
    }
  })
})
