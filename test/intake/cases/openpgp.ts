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
