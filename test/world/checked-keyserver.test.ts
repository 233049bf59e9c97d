/** A keyserver that mails a link to the address in a user id: what it shows, and what it cannot know. */
import { expect, test } from 'vitest'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { grafted } from '../../playground/missions/openpgp/grafted.ts'
import { utf8 } from '../../playground/bytes.ts'
import {
  addressOf,
  byAddress,
  type CheckedKeyserver,
  createCheckedKeyserver,
  openLink,
  submitKeys,
} from '../../playground/world/checked-keyserver.ts'
import { made } from '../openpgp/made.ts'

const CREATED = new Date('2025-04-01T09:00:00Z')
const NOW = new Date('2025-06-01T09:00:00Z')
const holder = createKeyHolder()

async function newKey(byte: number, userId: string) {
  const seed = new Uint8Array(32).fill(byte)
  return made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED, seed }))
}

async function shown(keyserver: CheckedKeyserver, address: string) {
  const file = byAddress(keyserver, address)
  const [key] = file ? (await describeKeys([file], NOW)).keys : []
  return key && [key.fingerprint, ...key.userIds.map(({ text }) => text)]
}

test.each([
  ['Alice <alice@example.com>', 'alice@example.com'],
  ['Alice <Alice@Example.COM>', 'alice@example.com'],
  ['alice@example.com', 'alice@example.com'],
  ['Alice', undefined],
  ['<alice@example.com> Alice', undefined],
  ['Alice <alice>', undefined],
  ['', undefined],
])('the address of %j is %j', (userId, address) => expect(addressOf(userId)).toBe(address))

test('its name never resolves', () => {
  expect(createCheckedKeyserver().host).toBe('keys.shomei-lab.invalid')
})

test('nobody finds a key before its link was opened', async () => {
  const alice = await newKey(1, 'Alice <alice@example.com>')
  const sent = await submitKeys(createCheckedKeyserver(), alice.publicKey, NOW)
  expect(sent.mails).toEqual([
    { to: 'alice@example.com', fingerprint: alice.fingerprint, userId: 'Alice <alice@example.com>' },
  ])
  expect(await shown(sent.keyserver, 'alice@example.com')).toBeUndefined()
  const opened = sent.mails.reduce(openLink, sent.keyserver)
  expect(await shown(opened, ' ALICE@example.com ')).toEqual([alice.fingerprint, 'Alice <alice@example.com>'])
  expect(await shown(opened, 'alice')).toBeUndefined()
  expect(await shown(opened, 'constructor')).toBeUndefined()
  // What it was before, it still is.
  expect(await shown(sent.keyserver, 'alice@example.com')).toBeUndefined()
})

test('of one address it has one key: the one confirmed last', async () => {
  const [first, second] = [
    await newKey(1, 'Alice <alice@example.com>'),
    await newKey(2, 'Another <alice@example.com>'),
  ]
  let keyserver = createCheckedKeyserver()
  for (const { publicKey } of [first, second]) {
    const sent = await submitKeys(keyserver, publicKey, NOW)
    keyserver = sent.mails.reduce(openLink, sent.keyserver)
  }
  expect(await shown(keyserver, 'alice@example.com')).toEqual([
    second.fingerprint,
    'Another <alice@example.com>',
  ])
})

test('a user id that the key does not certify gets no mail', async () => {
  const [own, other] = [
    await newKey(1, 'Mallory <mallory@example.net>'),
    await newKey(2, 'Alice <alice@example.com>'),
  ]
  const sent = await submitKeys(createCheckedKeyserver(), grafted(own.publicKey, other.publicKey), NOW)
  expect(sent.mails).toEqual([])
})

test('a name without an address gets no mail, and what is no key is not kept', async () => {
  const nameless = await newKey(3, 'Alice')
  expect((await submitKeys(createCheckedKeyserver(), nameless.publicKey, NOW)).mails).toEqual([])
  const nothing = await submitKeys(createCheckedKeyserver(), utf8('no key'), NOW)
  expect([nothing.mails, nothing.keyserver.kept]).toEqual([[], {}])
  const mail = { to: 'alice@example.com', fingerprint: nameless.fingerprint, userId: 'Alice' }
  expect(openLink(nothing.keyserver, mail)).toBe(nothing.keyserver)
})
