/**
 * A revocation under more signatures than are looked at, which nobody made: the key is never taken for one that is not
 * revoked. Nor does a heap of revocations that nobody made revoke anything.
 */
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { type OpenpgpReport, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { type KeyBlock, readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { overSubkey, overUser } from '../../playground/openpgp/keys/signatures.ts'
import { TAG } from '../../playground/openpgp/packets.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { caseNamed, inputOf } from './cases.ts'
import { forged, packetsOf } from './garbage.ts'

/** More than one key may ask for. */
const MANY = 600
const DIRECT = 0x1f
const KEY_REVOCATION = 0x20
const BINDING = 0x18
const SUBKEY_REVOCATION = 0x28
const CERTIFICATION = 0x10
const SELF_CERTIFICATION = 0x13
const WITHDRAWAL = 0x30

async function subject(name: string) {
  const input = await inputOf(caseNamed(name))
  const packets = packetsOf(concatBytes(...input.keys))
  const wholes = packets.map(({ whole }) => whole)
  const { blocks } = await readKeyBlocks(concatBytes(...wholes))
  return { input, packets, wholes, blocks, was: await verifyOpenpgp(input) }
}
type Subject = Awaited<ReturnType<typeof subject>>

/** Who is said to have made the heap: the key itself, or the second key of the file (its revoker or certifier). */
type By = 'owner' | 'other'

function heap({ blocks, input }: Subject, type: number, by: By, count: number, on = blocks[0]): Uint8Array[] {
  const maker = (by === 'owner' ? on : blocks[1])?.part
  const made = on && overOf(on, type)
  if (maker === undefined || made === undefined) throw new Error('heap: the case has no such key')
  const seconds = Math.floor(input.policy.now.getTime() / 1000)
  return Array.from({ length: count }, (_, i) => {
    const created = seconds - (i % 2)
    const hollow = i >= 4
    const signed = { type, issuer: maker.keyId, over: made, created, rightPrefix: true, hollow }
    return forged(maker, signed, chance(type, i, 'buried'))
  })
}

function overOf({ part, users, subkeys }: KeyBlock, type: number): Uint8Array | undefined {
  const [[user], [subkey]] = [users, subkeys]
  if (type === KEY_REVOCATION || type === DIRECT) return part.hashed
  if (type === BINDING || type === SUBKEY_REVOCATION)
    return subkey && concatBytes(...overSubkey(part, subkey.part)(4))
  return user && concatBytes(...overUser(part, user)(4))
}

/** Where the first signature of this type stands among the packets. */
function placeOf({ packets }: Subject, type: number): number {
  const at = packets.findIndex(({ tag, body }) => tag === TAG.signature && body[0] === 4 && body[1] === type)
  if (at < 0) throw new Error('placeOf: the case has no such signature')
  return at
}

/** With the withdrawal behind what it withdraws: whoever looks at too little finds only the latter. */
function withdrawnLast(one: Subject): Subject {
  const [from, to] = [placeOf(one, WITHDRAWAL), placeOf(one, CERTIFICATION)]
  const moved = <T>(list: readonly T[]) => [
    ...list.slice(0, from),
    ...list.slice(from + 1, to + 1),
    ...list.slice(from, from + 1),
    ...list.slice(to + 1),
  ]
  return { ...one, packets: moved(one.packets), wholes: moved(one.wholes) }
}

function verifyWith({ input, wholes }: Subject, more: readonly Uint8Array[], at: number) {
  return verifyOpenpgp({
    ...input,
    keys: [concatBytes(...wholes.slice(0, at), ...more, ...wholes.slice(at))],
  })
}

function trustOf({ checks }: OpenpgpReport): string | undefined {
  return checks.find(({ id }) => id === 'key-trust')?.status
}

/** gpg's words as they were, or none. */
function expectGpg(is: OpenpgpReport, was: OpenpgpReport): void {
  if (is.gpg !== undefined) expect(is.gpg).toEqual(was.gpg)
}

describe.each([
  ['key-revoked-compromised', KEY_REVOCATION, KEY_REVOCATION, 'owner'],
  ['key-revoked-compromised', KEY_REVOCATION, DIRECT, 'owner'],
  ['key-revoked-compromised', KEY_REVOCATION, WITHDRAWAL, 'owner'],
  ['key-revoked-compromised', KEY_REVOCATION, SELF_CERTIFICATION, 'owner'],
  ['signing-subkey-revoked', SUBKEY_REVOCATION, SUBKEY_REVOCATION, 'owner'],
  ['signing-subkey-revoked', SUBKEY_REVOCATION, BINDING, 'owner'],
  ['signing-subkey-revoked', SUBKEY_REVOCATION, KEY_REVOCATION, 'owner'],
  ['signing-subkey-revoked', SUBKEY_REVOCATION, DIRECT, 'owner'],
  ['key-revoked-by-another', KEY_REVOCATION, KEY_REVOCATION, 'other'],
  ['key-revoked-by-another', KEY_REVOCATION, KEY_REVOCATION, 'owner'],
  ['key-revoked-by-another', KEY_REVOCATION, DIRECT, 'owner'],
] as const)('%s, its revocation (%i) in a heap of type %i by its %s', (name, real, type, by) => {
  test.each(['before', 'behind'] as const)('which stands %s it: not verified', async (where) => {
    const one = await subject(name)
    expect([one.was.verdict, one.was.gpg?.status]).toEqual(['rejected', ['REVKEYSIG']])
    const at = placeOf(one, real) + (where === 'behind' ? 1 : 0)
    const report = await verifyWith(one, heap(one, type, by, MANY), at)
    expect(['rejected', 'undecided']).toContain(report.verdict)
    const check = report.checks.find(({ id }) => id === 'signing-key-valid')
    expect(check?.status).toBe(report.verdict === 'rejected' ? 'failed' : 'skipped')
    expectGpg(report, one.was)
  })
})

describe.each([
  [KEY_REVOCATION, 'by a key that it names as its revoker'],
  [DIRECT, 'over itself'],
  [SELF_CERTIFICATION, 'over its user id'],
] as const)('a heap of type %i on the revoker of a key, %s', (type, _by) => {
  test('leaves the key revoked, or undecided', async () => {
    const one = await subject('key-revoked-by-another')
    const [, revoker] = one.blocks
    const at = one.packets.findLastIndex(({ tag }) => tag === TAG.publicKey) + 1
    const report = await verifyWith(one, heap(one, type, 'owner', MANY, revoker), at)
    expect(['rejected', 'undecided']).toContain(report.verdict)
    // Whether gpg would have the revoker at all has not been looked at.
    expect(report.gpg).toBeUndefined()
  })
})

describe.each([
  [WITHDRAWAL, 'other'],
  [CERTIFICATION, 'other'],
  [SELF_CERTIFICATION, 'owner'],
  [WITHDRAWAL, 'owner'],
] as const)('a certification that is withdrawn, in a heap of type %i by its %s', (type, by) => {
  test.each(['before', 'behind'] as const)('which stands %s the withdrawal: no trust', async (where) => {
    const one = withdrawnLast(await subject('certification-revoked'))
    expect([one.was.verdict, trustOf(one.was)]).toEqual(['verified', 'skipped'])
    const at = placeOf(one, WITHDRAWAL) + (where === 'behind' ? 1 : 0)
    const report = await verifyWith(one, heap(one, type, by, MANY), at)
    expect(trustOf(report)).toBe('skipped')
    expect(report.verdict).not.toBe('rejected')
    expectGpg(report, one.was)
  })
})

describe.each([
  ['ed25519-sha256-armored', [KEY_REVOCATION, WITHDRAWAL]],
  ['signing-subkey', [KEY_REVOCATION, SUBKEY_REVOCATION, WITHDRAWAL]],
  ['certified-key', [KEY_REVOCATION, WITHDRAWAL]],
] as const)('%s, under a heap of revocations that nobody made', (name, types) => {
  test.each(types.flatMap((type) => [[type, 'front'] as const, [type, 'end'] as const]))(
    'of type %i at the %s: not rejected, and its revocation is nobody’s',
    async (type, where) => {
      const one = await subject(name)
      expect(one.was.verdict).toBe('verified')
      const [primary = 0, next = one.packets.length] = one.packets.flatMap(({ tag }, i) =>
        tag === TAG.publicKey ? [i] : [],
      )
      const at = where === 'front' ? primary + 1 : next
      const report = await verifyWith(one, heap(one, type, 'owner', MANY), at)
      expect(['verified', 'undecided']).toContain(report.verdict)
      expect(report.signatures[0]?.key?.revocation).toBeUndefined()
      expectGpg(report, one.was)
    },
  )
})

test('as few as are looked at change nothing', async () => {
  for (const name of ['key-revoked-compromised', 'signing-subkey-revoked', 'key-revoked-by-another']) {
    const one = await subject(name)
    const type = name.startsWith('signing') ? SUBKEY_REVOCATION : KEY_REVOCATION
    const report = await verifyWith(one, heap(one, type, 'owner', 40), placeOf(one, type))
    expect([report.verdict, report.gpg]).toEqual(['rejected', one.was.gpg])
  }
})

test('what others say of keys takes nothing from what keys say of themselves', async () => {
  const one = await subject('certified-by-a-full-friend')
  const [certifier, ...others] = one.blocks
  const [last] = others.slice(-1)
  if (certifier === undefined || last === undefined) throw new Error('the case has too few keys')
  // The certifier's word over each of the keys before the last.
  const file = one.packets.flatMap(({ tag, whole }, i) => {
    const behind = one.packets[i - 1]?.tag === TAG.publicKey && tag === 13
    const of = behind
      ? one.blocks[one.packets.slice(0, i).filter((packet) => packet.tag === TAG.publicKey).length - 1]
      : undefined
    if (of === undefined || of === certifier || of === last) return [whole]
    const over = overOf(of, CERTIFICATION)
    if (over === undefined) return [whole]
    const signed = {
      type: CERTIFICATION,
      issuer: certifier.part.keyId,
      over,
      created: of.part.created,
      rightPrefix: true,
      hollow: true,
    }
    const more = Array.from({ length: MANY }, (_, n) =>
      forged(certifier.part, signed, chance(i, n, 'others')),
    )
    return [whole, ...more]
  })
  const { keys } = await describeKeys([concatBytes(...file)], one.input.policy.now)
  expect(keys.map(({ state }) => state)).toEqual(one.blocks.map(() => 'valid'))
  const standings = keys.map(({ userIds }) => userIds.flatMap(({ certifications }) => certifications))
  expect(standings.flat().filter(({ standing }) => standing === 'too-much').length).toBeGreaterThan(0)
})
