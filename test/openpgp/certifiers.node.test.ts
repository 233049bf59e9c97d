/** What a certifier says of a key more than once: the newer word counts, in sight or not, and of one second neither. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { askBoth, type ByHand, keyWith, overUserId, signedBy, sub } from './by-hand.ts'
import { keyOf, secondsAgo, uint32 } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const CA = utf8('ca <ca@example.org>')
const SIGNER = utf8('a <a@example.org>')
const [me, ca, signer, crowd] = await Promise.all(['me', 'ca', 'a', 'c'].map((name) => keyOf(name, 'rsa')))
if (!me || !ca || !signer || !crowd) throw new Error('no keys')
const CREATED = secondsAgo(900_000)
const AT = secondsAgo(9000)
const LATER = secondsAgo(8000)
/** More than checks that one key may ask for. */
const MANY = 600

const mine = await keyWith(me, CREATED, utf8('me <me@example.org>'))
const [theirs, plain] = [await keyWith(ca, CREATED, CA), await keyWith(signer, CREATED, SIGNER)]
const signature = await signedBy(signer, { type: 0, over: artifact, created: secondsAgo(60) })
const vouching = await signedBy(ca, { type: 0x10, over: overUserId(signer, SIGNER), created: LATER })
const trusted = me.getFingerprint().toUpperCase()

type Fields = readonly Uint8Array[]
const trust = (depth: number, amount: number) => sub(5, Uint8Array.of(depth, amount))
const scope = (domain: string) => sub(6, utf8(String.raw`<[^>]+[@.]${domain}>$`), Uint8Array.of(0))
const say = (hashed: Fields, more: Partial<ByHand> = {}) =>
  signedBy(me, { type: enums.signature.certGeneric, over: overUserId(ca, CA), created: AT, hashed, ...more })
const FULL = trust(1, 120)

async function trustIn(...onCa: readonly Uint8Array[]) {
  const keys = [mine, concatBytes(theirs, ...onCa), concatBytes(plain, vouching)]
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys, trusted }, now)
  if (gpg !== undefined && lines !== undefined) expect(lines).toEqual(gpg.stderr)
  const check = ours.checks.find(({ id }) => id === 'key-trust')
  if (check?.status !== 'passed') expect(ours.proved).not.toContain('identity')
  return check?.status === 'passed' ? 'passed' : check && 'code' in check ? check.code : check?.status
}

const LESS: Readonly<Record<string, Fields>> = {
  'one that grants nothing': [],
  'one that grants too little': [trust(1, 10)],
  'one that grants half': [trust(1, 60)],
  'one of no depth': [trust(0, 120)],
  'one for another domain': [FULL, scope('other\\.org')],
}
const AS_MUCH: Readonly<Record<string, Fields>> = {
  'the same': [FULL],
  'one of more depth': [trust(2, 120)],
  'one of a greater amount': [trust(1, 255)],
}
const HIDDEN: Readonly<Record<string, Fields>> = {
  'that demands the unknown': [sub(0x80 | 100, Uint8Array.of(1))],
  'that is for its own keyring': [sub(4, Uint8Array.of(0))],
}

describe.each(Object.entries(LESS))('after a trust signature %s', (_, fields) => {
  test('in sight: nobody vouches', async () => {
    expect(await trustIn(await say([FULL]), await say(fields, { created: LATER }))).not.toBe('passed')
  })

  test.each(Object.entries(HIDDEN))('%s, unsigned: left open', async (_, unhashed) => {
    const later = await say(fields, { created: LATER, unhashed })
    expect(await trustIn(await say([FULL]), later)).toBe('perhaps-withdrawn')
    expect(await trustIn(later, await say([FULL]))).toBe('perhaps-withdrawn')
  })

  test('hidden, and older: as ever', async () => {
    const older = await say(fields, { unhashed: HIDDEN['that demands the unknown'] ?? [] })
    expect(await trustIn(older, await say([FULL], { created: LATER }))).toBe('passed')
  })

  test('of one second: left open in either order', async () => {
    const [one, other] = [await say([FULL]), await say(fields)]
    expect(await trustIn(one, other)).toBe('key-ambiguous')
    expect(await trustIn(other, one)).toBe('key-ambiguous')
  })
})

describe.each(Object.entries(AS_MUCH))('after a trust signature %s', (_, fields) => {
  test.each(Object.entries(HIDDEN))('%s, unsigned: as ever', async (_, unhashed) => {
    expect(await trustIn(await say([FULL]), await say(fields, { created: LATER, unhashed }))).toBe('passed')
  })
})

test('one that is taken back in the same second: left open in either order', async () => {
  const [one, other] = [await say([FULL]), await say([], { type: enums.signature.certRevocation })]
  const answers = [await trustIn(one, other), await trustIn(other, one)]
  expect(answers).toEqual(['key-ambiguous', 'key-ambiguous'])
})

test('the same twice in one second, in other words: as ever', async () => {
  const [one, other] = [await say([FULL]), await say([FULL, sub(26, utf8('https://policy.example/'))])]
  expect([await trustIn(one, other), await trustIn(other, one)]).toEqual(['passed', 'passed'])
})

test('one for whom hundreds of others vouch later as well: as ever', async () => {
  const over = overUserId(ca, CA)
  const words = await Promise.all(
    Array.from({ length: MANY }, (_, i) => signedBy(crowd, { type: 0x10, over, created: LATER + i })),
  )
  expect(await trustIn(await say([FULL]), ...words)).toBe('passed')
})

test('the keyring: of one second, one that ended and one that did not: ended, in either order', async () => {
  const words = [await say([]), await say([sub(3, uint32(60))])]
  for (const list of [words, words.toReversed()]) {
    const { keys } = await describeKeys([mine, concatBytes(theirs, ...list)], now, { trusted: [trusted] })
    const view = keys.find(({ fingerprint }) => fingerprint === ca.getFingerprint().toUpperCase())
    expect(view?.userIds[0]?.certifications.map(({ standing }) => standing)).toEqual(['expired'])
  }
})

test.each(Object.entries(HIDDEN))('one of less depth later, %s, unsigned: left open', async (_, unhashed) => {
  const later = await say([FULL], { created: LATER, unhashed })
  expect(await trustIn(await say([trust(2, 120)]), later)).toBe('perhaps-withdrawn')
})
