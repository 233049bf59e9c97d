/** What a key says of itself twice in one second: nobody but who placed it says which of the two is the last. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
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

const now = new Date()
const artifact = utf8('a release\n')
const [key, other, friend] = await Promise.all(['p', 'q', 'f'].map((name) => keyOf(name, 'rsa')))
if (!key || !other || !friend) throw new Error('no keys')
const AT = secondsAgo(900_000)
const LATER = secondsAgo(800_000)
/** Seconds after the key was made: before it signed, and long after now. */
const [ENDED, LASTING, LONGER] = [200_000, 9_000_000, 99_000_000].map((end) => sub(9, uint32(end)))
const SIGNING = sub(27, Uint8Array.of(3))
const ONLY_CERTIFYING = sub(27, Uint8Array.of(1))
const [USER, SECOND] = ['p <p@example.org>', 'p <p@example.com>'].map((text) => utf8(text))
const over = concatBytes(hashedKey(key), hashedKey(other))
const fingerprint = key.getFingerprint().toUpperCase()
const friendly = friend.getFingerprint().toUpperCase()

type Fields = readonly (Uint8Array | undefined)[]
const kept = (fields: Fields) => fields.filter((one) => one !== undefined)
const say = (type: enums.signature, what: Uint8Array, fields: Fields, more: Partial<ByHand> = {}) =>
  signedBy(key, { type, over: what, created: AT, hashed: kept(fields), ...more })
const self = (fields: Fields = [SIGNING], more: Partial<ByHand> = {}, name = USER ?? artifact) =>
  say(enums.signature.certPositive, overUserId(key, name), fields, more)
const direct = (fields: Fields) => say(enums.signature.key, hashedKey(key), [SIGNING, ...fields])
const back = async (what = over) => {
  const whole = await signedBy(other, { type: enums.signature.keyBinding, over: what, created: AT })
  return sub(32, packetsOf(whole)[0]?.body ?? artifact)
}
const binding = async (fields: Fields, answers?: Fields) =>
  say(enums.signature.subkeyBinding, over, [...fields, ...(answers ?? [await back()])])
const withdrawn = () => say(enums.signature.certRevocation, overUserId(key, USER ?? artifact), [])

interface Tied {
  /** What stands before them, and behind them. */
  readonly before?: readonly Uint8Array[]
  readonly after?: readonly Uint8Array[]
  readonly tied: readonly Uint8Array[]
  readonly bySubkey?: boolean
}

const named = userPacket(USER ?? artifact)
const HEAD = [primaryOf(key), named]
const subkey = packet(KEY_TAG.publicSubkey, bodyOf(other))
const bound = async (...tied: readonly Uint8Array[]): Promise<Tied> => ({
  before: [...HEAD, await self(), subkey],
  tied,
  bySubkey: true,
})
const DIFFERENT: Readonly<Record<string, () => Promise<Tied>>> = {
  'a self-signature without an end and one that ended': async () => ({
    tied: [await self(), await self([SIGNING, ENDED])],
  }),
  'three of them': async () => ({
    tied: [await self(), await self([SIGNING, LASTING]), await self([SIGNING, ENDED])],
  }),
  'one for signing and one for certifying': async () => ({
    tied: [await self(), await self([ONLY_CERTIFYING])],
  }),
  'two user ids': async () => ({
    before: [primaryOf(key)],
    tied: [
      concatBytes(named, await self()),
      concatBytes(userPacket(SECOND ?? artifact), await self([ONLY_CERTIFYING], {}, SECOND)),
    ],
  }),
  'a user id that ended the key, and was taken back in that second': async () => ({
    tied: [await self([SIGNING, ENDED]), await withdrawn()],
  }),
  'two direct signatures': async () => ({
    before: [primaryOf(key)],
    tied: [await direct([]), await direct([ENDED])],
    after: [named, await self()],
  }),
  'a binding without an end and one that ended': async () =>
    bound(await binding([SIGNING]), await binding([SIGNING, ENDED])),
  'a binding for signing and one for nothing of that': async () =>
    bound(await binding([SIGNING]), await binding([sub(27, Uint8Array.of(4))])),
  'a binding that ran out and one that did not': async () =>
    bound(await binding([SIGNING]), await binding([SIGNING, sub(3, uint32(60))])),
  'a binding with an answer and one without': async () =>
    bound(await binding([SIGNING]), await binding([SIGNING], [])),
  'the key ended, and its subkey signed': async () => ({
    tied: [await self(), await self([SIGNING, ENDED])],
    after: [subkey, await binding([SIGNING])],
    bySubkey: true,
  }),
}
const ALIKE: Readonly<Record<string, () => Promise<Tied>>> = {
  'one self-signature': async () => ({ tied: [await self()] }),
  'two of other preferences': async () => ({
    tied: [await self(), await self([SIGNING, sub(11, Uint8Array.of(9))])],
  }),
  'two that both last': async () => ({
    tied: [await self([SIGNING, LASTING]), await self([SIGNING, LONGER]), await self()],
  }),
  'two, and a newer one': async () => ({
    before: [...HEAD, await self([SIGNING], { created: LATER })],
    tied: [await self(), await self([SIGNING, ENDED])],
  }),
  'one taken back in the same second': async () => ({ tied: [await self(), await withdrawn()] }),
  'one of two user ids marked, one not': async () => ({
    before: [primaryOf(key), userPacket(SECOND ?? artifact), await self([SIGNING], {}, SECOND), named],
    tied: [await self([SIGNING, sub(25, Uint8Array.of(1))]), await self()],
  }),
  'two bindings': async () => bound(await binding([SIGNING]), await binding([SIGNING, LASTING])),
  'two user ids of the same words': async () => ({
    before: [primaryOf(key)],
    tied: [
      concatBytes(named, await self()),
      concatBytes(userPacket(SECOND ?? artifact), await self([SIGNING], {}, SECOND)),
    ],
  }),
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((one, i) => orders(items.toSpliced(i, 1)).map((rest) => [one, ...rest]))
}

/** The key in each order of what is tied, with a report on what it signed. */
async function judgedIn({ before = HEAD, tied, after = [], bySubkey }: Tied) {
  const by = bySubkey === true ? other : key
  if (by === undefined) throw new Error('no key')
  const type = enums.signature.binary
  const signature = await signedBy(by, { type, over: artifact, created: secondsAgo(60) })
  const files = orders(tied).map((list) => concatBytes(...before, ...list, ...after))
  const reports = []
  for (const file of files) {
    const policy = { now, fingerprint }
    reports.push(await verifyOpenpgp({ artifact, signature, keys: [file], policy }))
  }
  return { signature, files, reports }
}
/** In whatever order: user ids are told of as they stand, and those that are tied stand in another order. */
const said = ({ verdict, checks }: Awaited<ReturnType<typeof verifyOpenpgp>>) => [
  verdict,
  checks.map(({ evidence, ...check }) => [
    check,
    evidence.map(({ label, value }) => `${label} ${String(value)}`).sort(),
  ]),
]

describe('words of one second that say different things', () => {
  test.each(Object.entries(DIFFERENT))('%s: left open in every order', async (_, make) => {
    const { files, signature, reports } = await judgedIn(await make())
    for (const report of reports) {
      expect(report.checks).toContainEqual(
        expect.objectContaining({ id: 'signing-key-valid', status: 'undecided', code: 'key-ambiguous' }),
      )
      expect(said(report)).toEqual(said(reports[0] ?? report))
    }
    for (const file of files) {
      const { lines, gpg } = await askBoth({ artifact, signature, keys: [file] }, now)
      if (gpg !== undefined && lines !== undefined) expect(lines).toEqual(gpg.stderr)
    }
  })

  test.each(Object.entries(DIFFERENT))('%s: the keyring shows nothing of it as valid', async (_, make) => {
    const { files } = await judgedIn(await make())
    for (const file of files) {
      const { keys } = await describeKeys([file], now)
      const states = keys.flatMap(({ state, subkeys }) => [state, ...subkeys.map((one) => one.state)])
      expect(states).toContain('unusable')
    }
  })
})

describe('words of one second that say the same', () => {
  test.each(Object.entries(ALIKE))('%s: verified in every order', async (_, make) => {
    const { reports } = await judgedIn(await make())
    for (const report of reports) {
      expect(report.verdict).toBe('verified')
      expect(said(report)).toEqual(said(reports[0] ?? report))
    }
  })
})

test('an answer that a subkey did not make leaves open beside one of the same second that it did', async () => {
  const answers = [await back(), await back(artifact)]
  const made = []
  for (const list of orders(answers)) made.push(await judgedIn(await bound(await binding([SIGNING], list))))
  for (const { reports } of made) for (const { verdict } of reports) expect(verdict).toBe('undecided')
})

describe('whoever certifies', () => {
  const certified = () =>
    signedBy(friend, {
      type: enums.signature.certGeneric,
      over: overUserId(key, USER ?? artifact),
      created: LATER,
    })
  const trustIn = async (keys: readonly Uint8Array[]) => {
    const type = enums.signature.binary
    const signature = await signedBy(key, { type, over: artifact, created: secondsAgo(60) })
    const policy = { now, trustedFingerprints: [friendly] }
    const { checks } = await verifyOpenpgp({ artifact, signature, keys, policy })
    return checks.find(({ id }) => id === 'key-trust')
  }

  test('one who says in one second that the key ended and that it did not: trust is left open', async () => {
    const name = utf8('f <f@example.org>')
    const word = (fields: Fields) =>
      signedBy(friend, {
        type: enums.signature.certPositive,
        over: overUserId(friend, name),
        created: AT,
        hashed: kept([SIGNING, ...fields]),
      })
    const file = concatBytes(await keyWith(key, AT, USER ?? artifact), await certified())
    for (const words of orders([await word([]), await word([ENDED])])) {
      const by = concatBytes(primaryOf(friend), userPacket(name), ...words)
      expect(await trustIn([file, by])).toMatchObject({ status: 'undecided', code: 'key-ambiguous' })
    }
  })

  test.each([
    ['the user id that is certified', () => withdrawn()],
    ['the end of the key that is certified', () => self([SIGNING, ENDED])],
  ] as const)('%s is in doubt: so is trust in it', async (_, make) => {
    const by = await keyWith(friend, AT, utf8('f <f@example.org>'))
    for (const words of orders([await self(), await make()])) {
      const file = concatBytes(...HEAD, ...words, await certified())
      expect(await trustIn([file, by])).toMatchObject({ status: 'undecided', code: 'key-ambiguous' })
    }
  })

  test('nobody’s word is in doubt for a key that nobody certified', async () => {
    const by = await keyWith(friend, AT, utf8('f <f@example.org>'))
    const doubtful = concatBytes(primaryOf(other), userPacket(USER ?? artifact))
    const file = concatBytes(await keyWith(key, AT, USER ?? artifact), await certified())
    expect(await trustIn([file, by, doubtful])).toMatchObject({ status: 'passed' })
  })
})
