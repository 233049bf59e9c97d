/** How long a certifier's word lasts, and what another makes of it: an end after no seconds is one for gpg. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { askBoth, type ByHand, keyWith, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const [USER, CA, ME] = ['p <p@example.org>', 'ca <ca@example.org>', 'me <me@example.org>'].map((text) =>
  utf8(text),
) as [Uint8Array, Uint8Array, Uint8Array]
const [key, me, ca] = await Promise.all(['p', 'me', 'ca'].map((name) => keyOf(name, 'rsa')))
if (!key || !me || !ca) throw new Error('no keys')
const [CREATED, OLD, LATER] = [900_000, 9000, 8000].map(secondsAgo) as [number, number, number]
const [plain, mine, theirs] = [
  await keyWith(key, CREATED, USER),
  await keyWith(me, CREATED, ME),
  await keyWith(ca, CREATED, CA),
]
const signature = await signedBy(key, { type: 0, over: artifact, created: secondsAgo(60) })
const trusted = me.getFingerprint().toUpperCase()
const grant = sub(5, Uint8Array.of(1, 120))

const end = (seconds: number) => sub(3, uint32(seconds))
const FOR_GOOD = sub(7, Uint8Array.of(0))
/** What gpg 2.2 makes of them, where there is nothing else. */
const ENDS: Readonly<Record<string, readonly [counts: boolean, fields: readonly Uint8Array[]]>> = {
  'no end': [true, []],
  'an end after no seconds': [false, [end(0)]],
  'an end that has come': [false, [end(60)]],
  'an end to come': [true, [end(9_000_000)]],
  'an end after no seconds, and another': [false, [end(0), end(9_000_000)]],
  'an end to come, and one after no seconds': [true, [end(9_000_000), end(0)]],
  'an end after no seconds, with a byte more': [false, [sub(3, uint32(0), Uint8Array.of(1))]],
  'no end, for good': [true, [FOR_GOOD]],
  'an end after no seconds, for good': [false, [end(0), FOR_GOOD]],
}
const NAMES = Object.keys(ENDS)
const PAIRS = NAMES.flatMap((one) => NAMES.map((other) => [one, other] as const))

const word = (
  by: typeof me,
  over: Uint8Array,
  created: number,
  hashed: readonly Uint8Array[],
  more: Partial<ByHand> = {},
) => signedBy(by, { type: 0x10, over, created, hashed, ...more })
const [onKey, onCa] = [overUserId(key, USER), overUserId(ca, CA)]

async function identified(...keys: readonly Uint8Array[]): Promise<boolean> {
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [mine, ...keys], trusted }, now)
  if (gpg !== undefined) {
    if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
    if (ours.proved.includes('identity')) expect(gpg.stderr.join()).toContain('[full]')
  }
  return ours.proved.includes('identity')
}

describe.each(NAMES)('a word with %s', (name) => {
  const [counts, fields] = ENDS[name] ?? [false, []]

  test('by a key of one’s own, or by one that it lets vouch', async () => {
    const vouched = concatBytes(plain, await word(me, onKey, LATER, fields))
    expect(await identified(vouched)).toBe(counts)
    const [granting, vouching] = [await word(me, onCa, LATER, [grant]), await word(ca, onKey, LATER, fields)]
    expect(await identified(concatBytes(theirs, granting), concatBytes(plain, vouching))).toBe(counts)
    const limited = [
      await word(me, onCa, LATER, [grant, ...fields]),
      await word(ca, onKey, LATER, []),
    ] as const
    expect(await identified(concatBytes(theirs, limited[0]), concatBytes(plain, limited[1]))).toBe(counts)
    const { keys } = await describeKeys([mine, vouched], now, { trusted: [trusted] })
    const view = keys.find(({ fingerprint }) => fingerprint !== trusted)
    expect(view?.userIds[0]?.certifications.map((one) => one.trusted)).toEqual([counts])
  })

  test('later, in words that nobody signed: as it would count', async () => {
    const hidden = await word(me, onKey, LATER, fields, { unhashed: [sub(0x80 | 100, Uint8Array.of(1))] })
    const keys = concatBytes(plain, await word(me, onKey, OLD, []), hidden)
    if (!counts) expect(await identified(keys)).toBe(false)
    else await identified(keys)
  })

  test('of the key itself: as ever', async () => {
    const self = { type: 0x13, over: onKey, created: LATER, hashed: [sub(27, Uint8Array.of(3)), ...fields] }
    const file = concatBytes(primaryOf(key), userPacket(USER), await signedBy(key, self))
    const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [file] }, now)
    expect(ours.verdict).toBe('verified')
    if (gpg !== undefined && lines !== undefined) expect(lines).toEqual(gpg.stderr)
  })
})

test.each(PAIRS)('a word with %s, and then one with %s: no more than gpg', async (before, after) => {
  const [one, other] = [before, after].map((name) => ENDS[name]?.[1] ?? [])
  const words = [await word(me, onKey, OLD, one ?? []), await word(me, onKey, LATER, other ?? [])]
  await identified(concatBytes(plain, ...words))
})
