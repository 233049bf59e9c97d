/**
 * Of several keys that own the key that signed each speaks of it. Whoever holds the secret of a key that its owner takes
 * back makes it a subkey of a key of their own, and hands that over as well.
 */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { type Chance, chance } from '../../scripts/fuzz/random.ts'
import { hashedKey, keyWith, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

type Key = Awaited<ReturnType<typeof keyOf>>
const now = new Date()
const artifact = utf8('a release\n')
const [victim, signing, attacker, second] = await Promise.all([
  keyOf('v', 'rsa'),
  keyOf('s', 'rsa'),
  keyOf('a', 'rsa'),
  keyOf('b', 'rsa'),
])
const MADE = secondsAgo(900_000)
const ENDED = sub(9, uint32(200_000))
const [SIGNS, CERTIFIES, ENCRYPTS] = [2, 1, 4].map((flags) => sub(27, Uint8Array.of(flags)))
const REASON = sub(29, Uint8Array.of(2))
const name = utf8('v <v@example.org>')
const fingerprintOf = (key: Key) => key.getFingerprint().toUpperCase()

interface Bond {
  readonly fields?: readonly (Uint8Array | undefined)[]
  readonly created?: number
  readonly isAnswered?: boolean
  readonly isRevoked?: boolean
}

/** The subkey packet and what its primary key says of it, the subkey's own answer where nobody signs it. */
async function bond(primary: Key, key: Key, one: Bond = {}): Promise<Uint8Array> {
  const { fields = [SIGNS], created = secondsAgo(700_000), isAnswered = true, isRevoked = false } = one
  const over = concatBytes(hashedKey(primary), hashedKey(key))
  const [back] = packetsOf(await signedBy(key, { type: 0x19, over, created }))
  const binding = await signedBy(primary, {
    type: 0x18,
    over,
    created,
    hashed: fields.flatMap((field) => field ?? []),
    unhashed: isAnswered && back ? [sub(32, back.body)] : [],
  })
  const revocation = () =>
    signedBy(primary, { type: 0x28, over, created: secondsAgo(500_000), hashed: [REASON] })
  return concatBytes(
    packet(KEY_TAG.publicSubkey, bodyOf(key)),
    ...(isRevoked ? [await revocation()] : []),
    binding,
  )
}

/** The victim's primary key with a self-signature that says so much. */
async function self(...fields: readonly (Uint8Array | undefined)[]): Promise<Uint8Array> {
  const over = overUserId(victim, name)
  const hashed = fields.flatMap((field) => field ?? [])
  return concatBytes(userPacket(name), await signedBy(victim, { type: 0x13, over, created: MADE, hashed }))
}

const revocation = await signedBy(victim, {
  type: 0x20,
  over: hashedKey(victim),
  created: secondsAgo(500_000),
  hashed: [REASON],
})
const base = await keyWith(victim, MADE, name)
const plain = await bond(victim, signing)
/** The victim's key, as it speaks against what signed; and whether that is a subkey. */
const AGAINST = {
  'a revoked key': { key: concatBytes(primaryOf(victim), revocation, await self(SIGNS)), by: victim },
  'a key that ended': { key: concatBytes(primaryOf(victim), await self(SIGNS, ENDED)), by: victim },
  'a key for certifying': { key: concatBytes(primaryOf(victim), await self(CERTIFIES)), by: victim },
  'a revoked subkey': {
    key: concatBytes(base, await bond(victim, signing, { isRevoked: true })),
    by: signing,
  },
  'a subkey of a revoked key': {
    key: concatBytes(primaryOf(victim), revocation, await self(SIGNS), plain),
    by: signing,
  },
  'a subkey that ended': {
    key: concatBytes(base, await bond(victim, signing, { fields: [SIGNS, ENDED] })),
    by: signing,
  },
  'a subkey for encrypting': {
    key: concatBytes(base, await bond(victim, signing, { fields: [ENCRYPTS] })),
    by: signing,
  },
}

const foreign = async (by: Key, key: Key, one: Bond = {}) =>
  concatBytes(await keyWith(by, MADE, utf8('x <v@example.org>')), await bond(by, key, one))

/** What somebody hands over who has both secrets, but not the victim's primary key's where that is another. */
async function moreFor(by: Key, key: Uint8Array): Promise<Uint8Array[]> {
  const answered = packetsOf(key).map(({ whole }) => whole)
  const unanswered = concatBytes(base, await bond(victim, signing, { isAnswered: false }))
  // What nobody signs is left out of the copy of the binding that comes last.
  const stripped = packetsOf(key).map(({ whole, tag, body }) => {
    const at = 6 + ((body[4] ?? 0) << 8) + (body[5] ?? 0)
    const left = at + 2 + ((body[at] ?? 0) << 8) + (body[at + 1] ?? 0)
    const isBinding = tag === 2 && body[1] === 0x18
    return isBinding
      ? packet(tag, concatBytes(body.subarray(0, at), new Uint8Array(2), body.subarray(left)))
      : whole
  })
  return [
    await foreign(attacker, by),
    await foreign(second, by, { created: secondsAgo(300_000) }),
    await foreign(attacker, by, { isAnswered: false }),
    concatBytes(...answered, ...answered.slice(1)),
    concatBytes(...stripped),
    concatBytes(...answered, ...stripped.slice(1)),
    ...(by === signing ? [unanswered] : []),
  ]
}

function shuffled<T>(all: readonly T[], by: Chance): T[] {
  const left = [...all]
  return all.flatMap(() => left.splice(by.below(left.length), 1))
}

const verdictOf = async (by: Key, keys: readonly Uint8Array[], fingerprint?: string) => {
  const signature = await signedBy(by, { type: 0, over: artifact, created: secondsAgo(1000) })
  const policy = { now, ...(fingerprint !== undefined && { fingerprint }) }
  const report = await verifyOpenpgp({ artifact, signature, keys, policy })
  return report.verdict
}

describe.each(Object.entries(AGAINST))('%s', (said, { key, by }) => {
  const expected = [
    ['nobody', undefined],
    ['the one that signed', fingerprintOf(by)],
    ['its primary key', fingerprintOf(victim)],
  ] as const

  test.each(expected)('is rejected, and by no key more verified, whoever expects %s', async (_who, one) => {
    expect(await verdictOf(by, [key], one)).toBe('rejected')
    const more = await moreFor(by, key)
    for (let seed = 0; seed < 8; seed++) {
      const pick = chance(12, seed, said)
      const some = more.filter(() => pick.below(2) === 0)
      const files = shuffled([key, ...some], pick)
      const verdict = await verdictOf(by, pick.below(3) === 0 ? [concatBytes(...files)] : files, one)
      expect(verdict, `${seed}: ${some.map((file) => more.indexOf(file)).join()}`).not.toBe('verified')
    }
  })
})

test.each([
  ['its primary key', victim],
  ['itself', signing],
  ['the other that it belongs to', attacker],
])('a subkey of two keys is both’s, whichever comes first, for whoever expects %s', async (_, wanted) => {
  const keys = [concatBytes(base, plain), await foreign(attacker, signing)]
  for (const order of [keys, keys.toReversed()])
    expect(await verdictOf(signing, order, fingerprintOf(wanted))).toBe('verified')
})

test('a stranger’s word changes nothing: the key never said that it belongs to them', async () => {
  const stranger = await foreign(attacker, signing, { isAnswered: false, isRevoked: true })
  const honest = concatBytes(base, plain)
  for (const keys of [
    [honest, stranger],
    [stranger, honest],
  ])
    expect(await verdictOf(signing, keys, fingerprintOf(victim))).toBe('verified')
})

test('what two keys say against the one that is both’s is a rejection, whatever each says', async () => {
  const ended = await foreign(attacker, signing, { fields: [SIGNS, ENDED] })
  const { key } = AGAINST['a revoked subkey']
  for (const keys of [
    [key, ended],
    [ended, key],
  ])
    expect(await verdictOf(signing, keys)).toBe('rejected')
})

test('two signatures by keys of which one owns the other are one signer’s', async () => {
  const keys = [concatBytes(base, plain), await foreign(attacker, signing)]
  const bySubkey = await signedBy(signing, { type: 0, over: artifact, created: secondsAgo(1000) })
  const byOwner = await signedBy(victim, { type: 0, over: artifact, created: secondsAgo(1000) })
  const signature = concatBytes(bySubkey, byOwner)
  for (const order of [keys, keys.toReversed()]) {
    const report = await verifyOpenpgp({ artifact, signature, keys: order, policy: { now, threshold: 2 } })
    expect(report.verdict).toBe('rejected')
  }
})

test.each([
  ['its key', victim],
  ['a subkey of it', signing],
])('of a primary key that is a stranger’s subkey too no word of gpg’s is told: %s signed', async (_, by) => {
  const signature = await signedBy(by, { type: 0, over: artifact, created: secondsAgo(1000) })
  const keys = [await foreign(attacker, victim, { isAnswered: false }), concatBytes(base, plain)]
  const report = await verifyOpenpgp({ artifact, signature, keys, policy: { now } })
  expect([report.verdict, report.gpg]).toEqual(['verified', undefined])
})
