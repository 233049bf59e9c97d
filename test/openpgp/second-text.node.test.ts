/** What stands behind the end of what gpg checks: nothing is verified, and what is printed is what gpg prints. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { armored } from '../../playground/openpgp/make/armored.ts'
import { askBothAlone, keyWith, signedBy } from './by-hand.ts'
import { packet } from './garbage.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const key = await keyOf('p', 'rsa')
const body = await signedBy(key, { type: 1, over: utf8('a release'), created: secondsAgo(60), hash: 10 })
const block = fromUtf8(armored('SIGNATURE', body)) ?? ''
const [begin = '', ...rest] = block.split('\n')
const headed = (...headers: readonly string[]) => [begin, ...headers, ...rest].join('\n')
const clear = (signature: string, ...headers: readonly string[]) =>
  ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', ...headers, '', 'a release', signature].join('\n')
const FIRST = clear(block)

let both: Awaited<ReturnType<typeof askBothAlone>>
beforeAll(async () => {
  both = await askBothAlone([await keyWith(key, secondsAgo(9000), utf8('p <p@example.org>'))], now)
})
afterAll(() => both.end())

const SECONDS: Readonly<Record<string, string>> = {
  whole: FIRST,
  'with the wrong checksum': clear(block.replace(/\n=..../, '\n=AAAA')),
  'with a header that is none': clear(headed('bad')),
  'with a header that is not known': clear(headed('Foo: x')),
  'with a header of its text that is none': clear(block, 'Foo: x'),
  'with bytes that are none': clear(block.replace(/\n\n/, '\n\n!!!!')),
  'without a signature': clear(''),
  'with the end of it cut': FIRST.slice(0, -60),
  'with an empty signature': clear(`${begin}\n\n-----END PGP SIGNATURE-----\n`),
  'and a third': FIRST + FIRST,
  'and a signature': FIRST + block,
  'and words': `${FIRST}words\n`,
  'with a dash': FIRST.replace('a release', '-a release'),
  'with an armor in it': FIRST.replace('a release', '-----BEGIN PGP MESSAGE-----'),
  'with a long line': FIRST.replace('a release', 'x'.repeat(20_100)),
}

test.each(Object.keys(SECONDS))('a second text %s', async (name) => {
  const { ours, lines, gpg } = await both.ask(concatBytes(utf8(FIRST), utf8(SECONDS[name] ?? '')))
  expect(ours.verdict).toBe('undecided')
  if (gpg === undefined) return
  expect(gpg.code).not.toBe(0)
  if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  if (name === 'whole') expect(lines).toBeDefined()
})

test.each(Object.keys(SECONDS))('behind a packet at which gpg stops, one %s', async (name) => {
  const spoiled = clear(fromUtf8(armored('SIGNATURE', concatBytes(body, packet(10, utf8('PGQ'))))) ?? '')
  for (const behind of [
    SECONDS[name] ?? '',
    (SECONDS[name] ?? '').replace(/^[^]*?(?=-----BEGIN PGP SIGNATURE)/, ''),
  ]) {
    const { ours, lines, gpg } = await both.ask(utf8(spoiled + behind))
    expect(ours.verdict).toBe('undecided')
    if (gpg !== undefined && lines !== undefined)
      expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  }
})
