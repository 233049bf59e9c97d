/** A signature over a key is a matter of keys: a revocation counts in whatever file, armor or name it lies on the desk. */
import { armor as armored, enums } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { identify } from '../../playground/intake/identify.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { hashedKey, keyWith, overUserId, signedBy, sub } from '../openpgp/by-hand.ts'
import { keyOf, secondsAgo } from '../openpgp/raw-signatures.ts'
import { ask } from './desk.ts'

const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('v', 'curve25519')
const name = utf8('v <v@example.org>')
const keys = await keyWith(key, secondsAgo(800_000), name)
const say = (type: number, over: Uint8Array, ...hashed: readonly Uint8Array[]) =>
  signedBy(key, { type, over, created: secondsAgo(1000), hashed })
const signature = await say(0, artifact)
const revocation = await say(0x20, hashedKey(key), sub(29, Uint8Array.of(2)))
const inArmor = (bytes: Uint8Array, kind: string) => {
  const text: string = armored(enums.armor.publicKey, bytes)
  return utf8(text.replaceAll('PUBLIC KEY BLOCK', kind))
}
const asText = (...all: readonly Uint8Array[]) => utf8(all.map((one) => fromUtf8(one)).join('\n'))
const files = { file: artifact, 'file.asc': signature, 'victim.gpg': keys }
const ofDesk = async (more: Readonly<Record<string, Uint8Array>>) =>
  (await ask({ ...files, ...more }, { believed: ['victim.gpg'], now })).standing

const ARMORS = ['PUBLIC KEY BLOCK', 'SIGNATURE', 'MESSAGE', 'ARMORED FILE']
const REVOKING: readonly (readonly [string, string, Uint8Array])[] = [
  ...['victim.rev', 'revocation.gpg', 'revocation.sig', 'revocation', 'file.sig'].map(
    (file) => [file, 'binary', revocation] as const,
  ),
  ...ARMORS.map((kind) => ['victim.rev.asc', kind, inArmor(revocation, kind)] as const),
  ['file.asc', 'a signature before it', concatBytes(signature, revocation)],
  [
    'file.asc',
    'an armor behind a signature’s',
    asText(inArmor(signature, 'SIGNATURE'), inArmor(revocation, 'PUBLIC KEY BLOCK')),
  ],
  [
    'file.asc',
    'another signature armor behind a signature’s',
    asText(inArmor(signature, 'SIGNATURE'), inArmor(revocation, 'SIGNATURE')),
  ],
  ['KEYS', 'behind keys', asText(inArmor(keys, 'PUBLIC KEY BLOCK'), inArmor(revocation, 'SIGNATURE'))],
]

test('without it the desk is green', async () => expect(await ofDesk({})).toBe('verified'))

test.each(REVOKING)('a revocation as %s, %s, counts', async (file, _, bytes) => {
  expect(await ofDesk({ [file]: bytes })).toBe('rejected')
})

test('in front of a signature gpg checks it alone, and nothing of the file is decided', async () => {
  expect(await ofDesk({ 'file.asc': concatBytes(revocation, signature) })).toBe('undecided')
})

test.each([0x10, 0x11, 0x12, 0x13, 0x18, 0x1f, 0x20, 0x28, 0x30])(
  'a file of nothing but class %i is one of keys',
  async (type) => {
    const bytes = await say(type, overUserId(key, name))
    expect(identify(sightOf('a.sig', bytes)).id).toBe('openpgp-keys')
    expect(identify(sightOf('a.asc', inArmor(bytes, 'SIGNATURE'))).id).toBe('openpgp-keys')
  },
)
