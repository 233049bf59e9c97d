/** What was signed beside signatures, in other forms than in clear, in every order: gpg's words or none, and no green. */
import { enums } from 'openpgp'
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { armored } from '../../playground/openpgp/make/armored.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, keyWith, signedBy } from './by-hand.ts'
import { packet } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo } from './raw-signatures.ts'

const { sha256, sha512, md5 } = enums.hash
const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('p', 'rsa')
const keyId = fromHex(key.getFingerprint().slice(-16)) ?? artifact
const bytes = (...list: readonly number[]) => Uint8Array.from(list)

const signed = (type: enums.signature, over: Uint8Array, hash = sha512) =>
  signedBy(key, { type, over, created: secondsAgo(60), hash })
const announcing = (version: number, hash: number, length = 13) =>
  packet(4, concatBytes(bytes(version, 0, hash, 1), keyId, bytes(1, 1)).subarray(0, length))
const literal = (mode: string, nameLength: number, ...more: readonly Uint8Array[]) =>
  packet(11, concatBytes(utf8(mode), bytes(nameLength), ...more))
const dated = concatBytes(bytes(0, 0, 0, 0), artifact)

const PARTS: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  signature: () => signed(enums.signature.binary, artifact),
  'over-text': () => signed(enums.signature.text, utf8('a release\r\n')),
  'over-sha256': () => signed(enums.signature.binary, artifact, sha256),
  'cut-signature': () => packet(TAG.signature, bytes(4, 0)),
  'newer-signature': () => packet(TAG.signature, concatBytes(bytes(10), new Uint8Array(40))),
  'signature-of-class-2': () => signed(enums.signature.standalone, artifact),
  'signature-of-class-16': () => signed(enums.signature.certGeneric, artifact),
  'signature-of-class-64': () => signed(enums.signature.timestamp, artifact),
  announced: () => announcing(3, sha512),
  'announced-in-version-10': () => announcing(10, sha512),
  'announced-over-md5': () => announcing(3, md5),
  'announced-over-nothing-known': () => announcing(3, 136),
  'announced-too-short': () => announcing(3, sha512, 12),
  'announced-too-long': () => announcing(3, sha512, 14),
  literal: () => literal('b', 0, dated),
  'literal-text': () => literal('t', 2, utf8('ab'), dated),
  'literal-cut': () => literal('b', 200, utf8('ab')),
  'literal-of-nothing': () => literal('b', 0),
}
const CONTENT = Object.keys(PARTS).filter((name) => !name.includes('signature') && !name.startsWith('over'))
const TAILS = [
  '',
  'signature',
  'signature signature',
  'signature over-text',
  'signature over-sha256',
  'literal',
]
const MORE = [
  'literal signature cut-signature',
  'literal newer-signature',
  'announced announced literal signature signature',
  'announced literal signature announced literal signature',
  'announced literal signature over-text',
  'literal signature literal signature',
  'signature literal signature',
  'literal over-text signature signature',
  ...[2, 16, 64].flatMap((type) => {
    const one = `signature-of-class-${type}`
    const orders = [one, `${one} ${one}`, `${one} signature`, `signature ${one}`]
    return [...orders.map((order) => `literal ${order}`), `${one} literal`, `announced literal ${one}`]
  }),
]
const ORDERS = [
  ...CONTENT.flatMap((one) =>
    ['', 'literal', 'announced'].flatMap((before) => TAILS.map((tail) => `${before} ${one} ${tail}`)),
  ),
  ...MORE,
].map((order) => order.trim())

let ring: Uint8Array
let parts: ReadonlyMap<string, Uint8Array>
beforeAll(async () => {
  ring = await keyWith(key, secondsAgo(900_000), utf8('p <p@example.org>'))
  const made = Object.entries(PARTS).map(async ([name, make]) => [name, await make()] as const)
  parts = new Map(await Promise.all(made))
})
const fileOf = (order: string) => concatBytes(...order.split(' ').map((name) => parts.get(name) ?? artifact))

async function hold(signature: Uint8Array): Promise<void> {
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [ring] }, now)
  expect(ours.verdict).toBe('undecided')
  if (gpg !== undefined && lines !== undefined)
    expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
}

test('the plain ones have gpg’s words', async () => {
  for (const order of ['literal', 'literal signature signature', 'announced literal signature']) {
    const asked = { artifact, signature: fileOf(order), keys: [ring] }
    expect((await askBoth(asked, now)).lines).toBeDefined()
  }
})

test.each(ORDERS)('%s', (order) => hold(fileOf(order)))

const text = 'a release\n'
const inClear = async (...names: readonly string[]) =>
  concatBytes(
    utf8(`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${text}`),
    armored('SIGNATURE', concatBytes(...names.map((name) => parts.get(name) ?? artifact))),
  )

test.each([
  ['signature'],
  ['newer-signature'],
  ['cut-signature'],
  ['newer-signature', 'signature'],
  ['signature', 'newer-signature'],
  ['announced', 'signature'],
])('a text signed in clear, where a signature alone is wanted, with %s %s', async (...names) =>
  hold(await inClear(...names.filter((name) => typeof name === 'string'))),
)

describe('behind the wrong checksum of an armor', () => {
  const damaged = (body: Uint8Array) => {
    const whole = new TextDecoder().decode(armored('SIGNATURE', body))
    return utf8(whole.replace(/\n=..../, (line) => `\n=${line === '\n=AAAA' ? 'BBBB' : 'AAAA'}`))
  }
  test.each(['key', 'subkey', 'literal', 'announced', 'literal signature'])('%s', async (what) => {
    const tag = { key: KEY_TAG.publicKey, subkey: KEY_TAG.publicSubkey }[what]
    await hold(damaged(tag === undefined ? fileOf(what) : packet(tag, bodyOf(key))))
  })
})
