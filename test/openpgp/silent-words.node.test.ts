/**
 * A newer word of the key itself that does not say what an older one granted: then the next word is asked, which may
 * grant less. Whoever hides it, in bytes that nobody signed or in a copy without user ids, leaves the key open.
 */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import {
  askBoth,
  type ByHand,
  hashedKey,
  overUserId,
  primaryOf,
  signedBy,
  sub,
  userPacket,
} from './by-hand.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('p', 'rsa')
const [FIRST, SECOND] = ['p <p@example.org>', 'p <p@example.com>'].map((text) => utf8(text)) as [
  Uint8Array,
  Uint8Array,
]
const [OLDEST, OLD, NEW] = [900_000, 800_000, 700_000].map(secondsAgo) as [number, number, number]
const flags = (value: number) => sub(27, Uint8Array.of(value))
const lasting = (seconds: number) => sub(9, uint32(seconds))
const HIDING = { unhashed: [sub(100 | 0x80, Uint8Array.of(1))] }

type Fields = readonly Uint8Array[]
const direct = (created: number, hashed: Fields, more: Partial<ByHand> = {}) =>
  signedBy(key, { type: enums.signature.key, over: hashedKey(key), created, hashed, ...more })
const on =
  (name: Uint8Array) =>
  (created: number, hashed: Fields, more: Partial<ByHand> = {}) =>
    signedBy(key, {
      type: enums.signature.certPositive,
      over: overUserId(key, name),
      created,
      hashed,
      ...more,
    })
const [onFirst, onSecond] = [on(FIRST), on(SECOND)]

async function judged(...keys: readonly Uint8Array[]) {
  const type = enums.signature.binary
  const signature = await signedBy(key, { type, over: artifact, created: secondsAgo(60) })
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
  if (gpg !== undefined && lines !== undefined)
    expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  const check = ours.checks.find(({ id }) => id === 'signing-key-valid')
  return [ours.verdict, check?.status === 'passed' ? undefined : check && 'code' in check && check.code]
}

const OPEN = ['undecided', 'perhaps-withdrawn']
const VERIFIED = ['verified', undefined]

/** What an older word grants, what the oldest leaves, and what is then said of the key. */
const KINDS = {
  'when it ends': {
    granting: [flags(3), lasting(99_000_000)],
    leaving: [flags(3), lasting(200_000)],
    silent: [[], [flags(3)], [sub(11, Uint8Array.of(9))]],
    code: 'signed-after-key-expiry',
  },
  'what it is for': {
    granting: [flags(3), lasting(99_000_000)],
    leaving: [flags(1), lasting(99_000_000)],
    silent: [[], [lasting(99_000_000)]],
    code: 'not-a-signing-key',
  },
}

describe.each(
  Object.entries(KINDS).flatMap(([name, { silent, ...kind }]) =>
    silent.map((says, i) => ({ name, ...kind, says, words: i })),
  ),
)('a word that does not say $name ($words)', ({ granting, leaving, says, code }) => {
  const head = primaryOf(key)
  const [first, second] = [userPacket(FIRST), userPacket(SECOND)]

  test('on all of the key', async () => {
    const [oldest, old] = [await onFirst(OLDEST, leaving), await direct(OLD, granting)]
    const word = await direct(NEW, says)
    expect(await judged(concatBytes(head, old, word, first, oldest))).toEqual(['rejected', code])
    const hidden = await direct(NEW, says, HIDING)
    expect(await judged(concatBytes(head, old, hidden, first, oldest))).toEqual(OPEN)
    const [bare, full] = [concatBytes(head, word), concatBytes(head, old, first, oldest)]
    expect(await judged(full, bare)).toEqual(['rejected', code])
    expect(await judged(bare, full)).toEqual(OPEN)
  })

  test('on a user id', async () => {
    const [oldest, old] = [await onSecond(OLDEST, leaving), await onFirst(OLD, granting)]
    const whole = async (more: Partial<ByHand>) =>
      concatBytes(head, first, old, await onFirst(NEW, says, more), second, oldest)
    expect(await judged(await whole({}))).toEqual(['rejected', code])
    expect(await judged(await whole(HIDING))).toEqual(OPEN)
  })

  test('on both, where each alone takes nothing back', async () => {
    const [oldest, old] = [await onSecond(OLDEST, leaving), await onFirst(OLD, granting)]
    const parts = [head, await direct(OLD, granting), await direct(NEW, says, HIDING), first, old]
    const both = [...parts, await onFirst(NEW, says, HIDING), second, oldest]
    expect(await judged(concatBytes(...both))).toEqual(OPEN)
    expect(await judged(concatBytes(...parts, second, oldest))).toEqual(VERIFIED)
  })

  test('that is older than what grants', async () => {
    const [oldest, old] = [await onFirst(OLDEST, leaving), await direct(NEW, granting)]
    const hidden = await direct(OLD, says, HIDING)
    expect(await judged(concatBytes(head, hidden, old, first, oldest))).toEqual(VERIFIED)
  })

  test('after which the next word grants as much', async () => {
    const [oldest, old] = [await onFirst(OLDEST, granting), await direct(OLD, granting)]
    const hidden = await direct(NEW, says, HIDING)
    expect(await judged(concatBytes(head, old, hidden, first, oldest))).toEqual(VERIFIED)
  })

  test('on a user id that is left out with it', async () => {
    const [oldest, newest] = [await onFirst(OLDEST, granting), await onSecond(NEW, leaving, HIDING)]
    const whole = concatBytes(head, first, oldest, second, await onSecond(NEW, leaving))
    expect(await judged(whole)).toEqual(['rejected', code])
    expect(await judged(concatBytes(head, first, oldest, second, newest))).toEqual(OPEN)
  })
})
