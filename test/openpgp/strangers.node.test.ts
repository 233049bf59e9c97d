/** What strangers, and those whom a key names as its revokers, put at a key: gpg's words or none, and never more green. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import {
  askBoth,
  type ByHand,
  hashedKey,
  keyWith,
  overUserId,
  primaryOf,
  signedBy,
  sub,
  userPacket,
} from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const { certGeneric, certRevocation, key: direct, keyRevocation, binary } = enums.signature
const { subkeyBinding, keyBinding, subkeyRevocation, certPositive } = enums.signature
const now = new Date()
const artifact = utf8('a release\n')
const USER = utf8('p <p@example.org>')
const [key, subkey, other] = await Promise.all(['p', 's', 'q'].map((name) => keyOf(name, 'rsa')))
if (!key || !subkey || !other) throw new Error('no keys')
const [CREATED, OLD, LATER] = [900_000, 9000, 8000].map(secondsAgo) as [number, number, number]
const because = (text: string) => [sub(29, Uint8Array.of(1), utf8(text))]
const [overKey, overUser] = [hashedKey(key), overUserId(key, USER)]
const overSubkey = concatBytes(overKey, hashedKey(subkey))
const flags = (value: number) => sub(27, Uint8Array.of(value))

const self = await signedBy(key, { type: certPositive, over: overUser, created: CREATED, hashed: [flags(3)] })
const answer = await signedBy(subkey, { type: keyBinding, over: overSubkey, created: CREATED })
const back = sub(32, packetsOf(answer)[0]?.body ?? answer)
const binding = await signedBy(key, {
  type: subkeyBinding,
  over: overSubkey,
  created: CREATED,
  hashed: [flags(2), back],
})
const documentBy = (by: typeof other) =>
  signedBy(by, { type: binary, over: artifact, created: secondsAgo(60) })

const PLACES = ['behind the key', 'behind its user id', 'behind its subkey', 'before the binding'] as const
type At = Partial<Record<(typeof PLACES)[number], readonly Uint8Array[]>>
const keyHaving = (at: At): Uint8Array => {
  const [onKey = [], onUser = [], onSubkey = [], before = []] = PLACES.map((place) => at[place])
  const user = [userPacket(USER), self, ...onUser]
  const part = [packet(KEY_TAG.publicSubkey, bodyOf(subkey)), ...before, binding, ...onSubkey]
  return concatBytes(primaryOf(key), ...onKey, ...user, ...part)
}

async function judged(signature: Uint8Array, keys: readonly Uint8Array[]) {
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
  if (gpg !== undefined) {
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    const isRevoked = gpg.stderr.some((line) => line.includes('has been revoked'))
    if (ours.verdict === 'verified') expect([gpg.code, isRevoked]).toEqual([0, false])
  }
  return ours
}

const OWN = {
  'that is not revoked': {},
  'that is revoked': {
    'behind the key': [
      await signedBy(key, { type: keyRevocation, over: overKey, created: OLD, hashed: because('mine') }),
    ],
  },
  'whose subkey is revoked': {
    'behind its subkey': [
      await signedBy(key, { type: subkeyRevocation, over: overSubkey, created: OLD, hashed: because('its') }),
    ],
  },
} satisfies Readonly<Record<string, At>>
const WORDS = [
  [certGeneric, overUser],
  [certRevocation, overUser],
  [subkeyBinding, overSubkey],
  [keyBinding, overSubkey],
  [direct, overKey],
  [keyRevocation, overKey],
  [subkeyRevocation, overSubkey],
] as const

describe.each(Object.entries<At>(OWN))('a key %s', (name, own) => {
  const cases = WORDS.flatMap(([type, over]) => PLACES.map((place) => ({ type, over, place })))
  test.each(cases)('with a stranger’s $type $place', async ({ type, over, place }) => {
    const one = await signedBy(other, { type, over, created: LATER, hashed: because('a stranger') })
    const strange: At = { [place]: [one] }
    const [first, last] = [
      keyHaving({ ...own, [place]: [one, ...(own[place] ?? [])] }),
      keyHaving({ ...own, [place]: [...(own[place] ?? []), one] }),
    ]
    const signature = await documentBy(subkey)
    const files = [
      [first],
      [last],
      [keyHaving(strange), keyHaving(own)],
      [keyHaving(own), keyHaving(strange)],
    ]
    for (const keys of files) {
      const { verdict } = await judged(signature, keys)
      expect(verdict === 'verified').toBe(name === 'that is not revoked')
    }
  })
})

const named = await signedBy(key, {
  type: direct,
  over: overKey,
  created: CREATED,
  hashed: [sub(12, Uint8Array.of(0x80, 1), fromHex(other.getFingerprint()) ?? artifact)],
})
const revoker = await keyWith(other, CREATED, utf8('q <q@example.org>'))
const revocation = (more: Partial<ByHand> = {}) =>
  signedBy(other, { type: keyRevocation, over: overKey, created: OLD, hashed: because('named'), ...more })
const broken = (whole: Uint8Array) => whole.with(-3, (whole.at(-3) ?? 0) ^ 1)
const UNKNOWN = sub(0x80 | 100, Uint8Array.of(1))
const REVOCATIONS: Readonly<Record<string, () => Promise<readonly Uint8Array[]>>> = {
  'a good one': async () => [await revocation()],
  'one older than the revoker': async () => [await revocation({ created: secondsAgo(2_000_000) })],
  'one whose numbers are none': async () => [broken(await revocation())],
  'one that demands the unknown': async () => [await revocation({ hashed: [UNKNOWN] })],
  'one that demands the unknown, unsigned': async () => [await revocation({ unhashed: [UNKNOWN] })],
  'one over MD5': async () => [await revocation({ hash: enums.hash.md5 })],
  'one over MD5, and a good one': async () => [
    await revocation({ hash: enums.hash.md5 }),
    await revocation(),
  ],
  'one for its own keyring': async () => [await revocation({ unhashed: [sub(4, Uint8Array.of(0))] })],
  'one that ended': async () => [await revocation({ hashed: [sub(3, uint32(9))] })],
  'a good one, and the owner’s': async () => [
    await revocation(),
    ...OWN['that is revoked']['behind the key'],
  ],
}
/** Files before the key's, and behind it. */
const HAVING: Readonly<Record<string, readonly [Uint8Array[], Uint8Array[]]>> = {
  absent: [[], []],
  'imported before': [[revoker], []],
  'imported after': [[], [revoker]],
  'without a user id': [[primaryOf(other)], []],
}

describe.each(Object.entries(REVOCATIONS))('a named revoker’s revocation: %s', (what, make) => {
  test.each(Object.entries(HAVING))('whose key is %s', async (where, [before, after]) => {
    const words = await make()
    const bare = keyHaving({ 'behind the key': [named] })
    const own: readonly (readonly Uint8Array[])[] = [
      [keyHaving({ 'behind the key': [named, ...words] })],
      [keyHaving({ 'behind the key': [...words, named] })],
      [keyHaving({ 'behind the key': [named], 'behind its user id': words })],
      [bare, keyHaving({ 'behind the key': words })],
      [bare, ...words],
    ]
    const signature = await documentBy(key)
    for (const files of own) {
      const { verdict } = await judged(signature, [...before, ...files, ...after])
      if (what.includes('good') && where.startsWith('imported')) expect(verdict).not.toBe('verified')
    }
  })
})
