/** Whom a trust signature lets another key vouch for: as gpg reads its expression, or for nobody. */
import { beforeAll, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { scopeOf } from '../../playground/openpgp/keys/scope.ts'
import { askBoth, hashedKey, keyWith, overUserId, signedBy, sub } from './by-hand.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const CA = utf8('ca <ca@example.com>')
const STANDARD = String.raw`<[^>]+[@.]example\.com>$`
const bytes = (...parts: readonly (string | number)[]) =>
  concatBytes(...parts.map((part) => (typeof part === 'string' ? utf8(part) : Uint8Array.of(part))))

const terminated = (text: string) => bytes(text, 0)

type Text = Uint8Array | string
let vouched: (expression: Text, userId: Text, limits?: readonly Uint8Array[]) => ReturnType<typeof askBoth>
beforeAll(async () => {
  const [me, ca, signer] = await Promise.all(['me', 'ca', 'signer'].map((name) => keyOf(name, 'rsa')))
  if (!me || !ca || !signer) throw new Error('no keys')
  const created = secondsAgo(900_000)
  const mine = await keyWith(me, created, utf8('me <me@example.org>'))
  const theirs = await keyWith(ca, created, CA)
  const at = secondsAgo(60)
  const signature = await signedBy(signer, { type: 0, over: artifact, created: at })
  vouched = async (expression, userId, limits) => {
    const [scope, named] = [expression, userId].map((one) => (typeof one === 'string' ? utf8(one) : one))
    if (!scope || !named) throw new Error('no case')
    const trust = sub(5, Uint8Array.of(1, 120))
    const limit = sub(6, scope, Uint8Array.of(0))
    const hashed = limits ?? (scope.length === 0 ? [trust] : [trust, limit])
    const grant = await signedBy(me, { type: 0x10, over: overUserId(ca, CA), created: at, hashed })
    const word = await signedBy(ca, { type: 0x10, over: overUserId(signer, named), created: at })
    const keys = [mine, concatBytes(theirs, grant), concatBytes(await keyWith(signer, created, named), word)]
    const trusted = me.getFingerprint().toUpperCase()
    return askBoth({ artifact, signature, keys, trusted }, now)
  }
  expect(hashedKey(me).length).toBeGreaterThan(100)
})

/** `yes` and `no` are gpg's, `unsaid` is nobody's: not vouched for, and no words in gpg's name. */
const CASES: readonly (readonly [
  string,
  string | Uint8Array,
  string | Uint8Array,
  'yes' | 'no' | 'unsaid',
])[] = [
  ['no expression', '', 'bob <bob@example.com>', 'yes'],
  ['its own domain', STANDARD, 'bob <bob@example.com>', 'yes'],
  ['a domain below it', STANDARD, 'bob <bob@mail.example.com>', 'yes'],
  ['another domain', STANDARD, 'bob <bob@evil.com>', 'no'],
  ['the domain within another', STANDARD, 'bob <bob@example.com.evil.com>', 'no'],
  ['capitals', STANDARD, 'bob <bob@EXAMPLE.COM>', 'yes'],
  ['a line end behind it', STANDARD, 'bob <bob@example.com>\n', 'no'],
  ['a domain behind a NUL', STANDARD, '<m@evil.com>\0<a@example.com>', 'no'],
  ['a domain before a NUL', STANDARD, '<a@example.com>\0<m@evil.com>', 'yes'],
  ['a name in Latin-1', STANDARD, bytes(0xe9, '<a@example.com>'), 'yes'],
  ['a name of Japanese letters', STANDARD, '松 <matsu@example.com>', 'yes'],
  ['a byte order mark', STANDARD, bytes(0xef, 0xbb, 0xbf, '<a@example.com>'), 'yes'],
  ['letters that are classes elsewhere', String.raw`<[^>]+[@.]wsdb\.com>$`, 'bob <bob@wsdb.com>', 'yes'],
  ['a plain domain', 'example.com', 'bob <bob@example.com>', 'yes'],
  ['a plain domain, and any letter for its dot', 'example.com', 'bob <bob@exampleXcom>', 'yes'],
  ['a line end for its dot', 'example.com', 'bob <bob@example\ncom>', 'yes'],
  ['signs that mean nothing here', 'a*b', 'a*b', 'yes'],
  ['signs that mean nothing here, and what they mean elsewhere', 'a*b', 'aaab', 'no'],
  ['an escaped escape', String.raw`a\\$`, 'xa\\', 'no'],
  ['an escape at the end', 'a\\', 'a', 'no'],
  ['an escape of a letter', String.raw`<[^>]+[@.]\bx\.com>$`, 'bob <bob@x.com>', 'unsaid'],
  ['an escape of a letter that is a class', String.raw`<[^>]+[@.]\w\.com>$`, 'bob <bob@x.com>', 'unsaid'],
  ['an escape of a digit', String.raw`a\1`, 'a1', 'unsaid'],
  ['an escape of the last bracket', String.raw`<[^>]+[@.]x\>$`, 'bob <bob@x>', 'unsaid'],
  ['an expression that is no text', bytes('a', 0xff), 'bob <bob@example.com>', 'unsaid'],
  ['a letter whose capital is another’s', String.raw`<[^>]+[@.]s\.com>$`, 'bob <bob@\u017f.com>', 'unsaid'],
]

test.each(CASES)('%s', async (_, expression, userId, expected) => {
  const { ours, lines, gpg } = await vouched(expression, userId)
  const trust = ours.checks.find(({ id }) => id === 'key-trust')?.status
  expect(trust === 'passed').toBe(expected === 'yes')
  if (expected === 'unsaid') expect(lines).toBeUndefined()
  else if (gpg !== undefined) expect(lines).toEqual(gpg.stderr)
})

test.each([
  ['a domain', STANDARD, 'no'],
  ['any other expression', 'jpeg', 'unclear'],
] as const)('an attribute, which gpg names itself: %s', (_, expression, expected) => {
  const attribute = {
    bytes: utf8('<a@example.com>'),
    attribute: true,
    behindSubkeys: false,
    signatures: [],
    dropped: [],
  }
  expect(scopeOf(terminated(expression))?.covers(attribute)).toBe(expected)
})

test.each([
  ['in ASCII', 'x@', 'no'],
  ['with a letter that is none of ASCII', 'é', 'unclear'],
] as const)('a user id that is no text: an expression %s', (_, expression, expected) => {
  const user = { bytes: bytes(0xe9), attribute: false, behindSubkeys: false, signatures: [], dropped: [] }
  expect(scopeOf(terminated(expression))?.covers(user)).toBe(expected)
})

test('an expression with nothing in it limits nothing', () => {
  expect(scopeOf(Uint8Array.of(0))).toBeUndefined()
})

const TRUST = sub(5, Uint8Array.of(1, 120))
const OPEN_END = sub(6, utf8(STANDARD))
test.each([
  ['with a policy behind it', [TRUST, OPEN_END, sub(26, utf8('https://policy.example/'))]],
  ['before the trust', [OPEN_END, TRUST]],
  ['at the end', [TRUST, OPEN_END]],
  ['with nothing in it', [TRUST, sub(6)]],
] as const)('an expression without an end, %s, which gpg reads beyond it', async (_, limits) => {
  const { ours, lines } = await vouched('', 'bob <bob@example.com>', limits)
  expect(ours.checks.find(({ id }) => id === 'key-trust')?.status).not.toBe('passed')
  expect(ours.proved).not.toContain('identity')
  expect(lines).toBeUndefined()
})
