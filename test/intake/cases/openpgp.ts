import { unarmorKeys } from '../../../playground/openpgp/armor.ts'
import { keyboxOf } from '../../openpgp/keybox.ts'
import { fixture } from './case.ts'

const SAMPLES = 'public/samples/openpgp'
const key = fixture(`${SAMPLES}/demo-key.asc`, ['keys'])

export const signatures = [fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.asc`, ['signature'])]
export const cleartexts = [fixture(`${SAMPLES}/announcement.txt.asc`, ['cleartext'])]
export const keys = [
  key,
  {
    name: 'KEYS',
    roles: ['keys'],
    bytes: async () => {
      const armored = new TextDecoder().decode(await key.bytes())
      return new TextEncoder().encode(
        `This file holds the keys of who may release.\n\npub   ed25519 2026-01-01\n\n${armored}`,
      )
    },
  },
  {
    name: 'keyring.gpg',
    roles: ['keys'],
    bytes: async () => unarmorKeys(await key.bytes()).blocks[0] ?? new Uint8Array(),
  },
]
export const keyboxes = [
  {
    name: 'pubring.kbx',
    roles: ['keys'],
    bytes: async () => keyboxOf(unarmorKeys(await key.bytes()).blocks),
  },
]

const RECORDED = 'test/fixtures/openpgp'
const named = (folder: string, name: string) => ({
  ...fixture(`${RECORDED}/${folder}/message`, ['cleartext']),
  name,
})
export const messages = [
  named('clear-message-zip--GOODSIG', 'notes.txt.gpg'),
  named('clear-message-bzip2--GOODSIG', 'notes.txt.gpg'),
  named('clear-message-in-parts--GOODSIG', 'notes.txt.gpg'),
  named('clear-message-armored--GOODSIG', 'notes.txt.asc'),
  fixture('test/fixtures/openpgp-js/message.asc', ['cleartext']),
]
/** A session key for a key of nobody's, and what it is for, of no use to anybody. */
const ENCRYPTED = Uint8Array.of(0xc1, 14, 3, ...new Uint8Array(8), 1, 0, 8, 1, 2, 0xd2, 3, 1, 2, 3)
export const encrypted = [
  { name: 'secret.gpg', roles: [], bytes: () => ENCRYPTED },
  {
    name: 'secret.asc',
    roles: [],
    bytes: () => {
      const base64 = btoa(String.fromCharCode(...ENCRYPTED))
      return new TextEncoder().encode(`-----BEGIN PGP MESSAGE-----\n\n${base64}\n-----END PGP MESSAGE-----\n`)
    },
  },
]
