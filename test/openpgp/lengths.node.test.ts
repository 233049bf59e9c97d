/** Subpackets that gpg takes for none unless they are as long as their type wants: no more, no less, or no less. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { askBoth, keyWith, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const [PRIMARY, CA] = ['p <p@example.org>', 'ca <ca@example.org>'].map((text) => utf8(text)) as [
  Uint8Array,
  Uint8Array,
]
const [key, me, ca] = await Promise.all(['p', 'me', 'ca'].map((name) => keyOf(name, 'rsa')))
if (!key || !me || !ca) throw new Error('no keys')
const CREATED = secondsAgo(900_000)
const plain = await keyWith(key, CREATED, PRIMARY)
const signed = (...hashed: readonly Uint8Array[]) =>
  signedBy(key, { type: enums.signature.binary, over: artifact, created: secondsAgo(60), hashed })

/** Types with bodies, and whether gpg takes them for what they say they are, where it looks for them. */
const BODIES: readonly (readonly [string, number, readonly number[], boolean])[] = [
  ['a trust signature of one byte', 5, [1], false],
  ['a trust signature of two bytes', 5, [1, 120], true],
  ['a trust signature of three bytes', 5, [1, 120, 0], false],
  ['a primary user id of no byte', 25, [], false],
  ['a primary user id of one byte', 25, [1], true],
  ['a primary user id of two bytes', 25, [1, 1], false],
  ['a key block of 49 bytes', 38, Array<number>(49).fill(0), false],
  ['a key block of 50 bytes', 38, Array<number>(50).fill(0), true],
  ['a key block of another version', 38, [1], true],
]

describe.each(BODIES)('%s', (_, type, body, isTaken) => {
  const one = sub(type, Uint8Array.from(body))
  const hold = ({ ours, lines, gpg }: Awaited<ReturnType<typeof askBoth>>): void => {
    expect(ours.verdict).toBe(isTaken ? 'verified' : 'undecided')
    if (gpg === undefined) return
    if (isTaken) expect(gpg.code).toBe(0)
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  }

  test('in a signature over a document', async () => {
    hold(await askBoth({ artifact, signature: await signed(one), keys: [plain] }, now))
  })

  test('in what a key says of itself', async () => {
    const self = await signedBy(key, {
      type: enums.signature.certPositive,
      over: overUserId(key, PRIMARY),
      created: CREATED,
      hashed: [sub(27, Uint8Array.of(3)), one],
    })
    const file = concatBytes(primaryOf(key), userPacket(PRIMARY), self)
    hold(await askBoth({ artifact, signature: await signed(), keys: [file] }, now))
  })
})

test.each([
  ['two bytes', [1, 120], 'passed'],
  ['three bytes', [1, 120, 0], 'undecided'],
] as const)(
  'a trust signature of %s lets its key vouch for another, or does not',
  async (_, body, status) => {
    const at = secondsAgo(60)
    const grant = await signedBy(me, {
      type: enums.signature.certGeneric,
      over: overUserId(ca, CA),
      created: at,
      hashed: [sub(5, Uint8Array.from(body))],
    })
    const word = await signedBy(ca, {
      type: enums.signature.certGeneric,
      over: overUserId(key, PRIMARY),
      created: at,
    })
    const keys = [
      await keyWith(me, CREATED, utf8('me <me@example.org>')),
      concatBytes(await keyWith(ca, CREATED, CA), grant),
      concatBytes(plain, word),
    ]
    const trusted = me.getFingerprint().toUpperCase()
    const { ours, lines, gpg } = await askBoth({ artifact, signature: await signed(), keys, trusted }, now)
    const check = ours.checks.find(({ id }) => id === 'key-trust')
    expect(check?.status === 'passed').toBe(status === 'passed')
    expect(ours.proved.includes('identity')).toBe(status === 'passed')
    if (gpg !== undefined) expect(lines).toEqual(gpg.stderr)
  },
)
