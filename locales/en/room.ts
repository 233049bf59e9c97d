/** What a demo says where a whole room reads it. */
import type { room as ja } from '../ja/room.ts'
import type { Same } from '../same.ts'

export const room: Same<typeof ja> = {
  bench: 'Open the workbench',
  room: 'See it large',
  relations: { equal: '= the same', differs: '≠ different' },
  /** Of what no evidence has a name for. */
  labels: {
    keyring: 'Your keyring',
    keyserver: 'Keys on the keyserver',
    'expected-fingerprint': 'Expected fingerprint',
  },
  /** Of whom more can be said than whose bytes they are. */
  who: {
    keyring: 'the public keys you collected',
    keyserver: 'anybody can register one',
    'user-id': 'whoever made the key can write anything',
    'primary-fingerprint': 'computed from the key that came to you',
    fingerprint: 'computed from the key that came to you',
  },
  /** Where there is nothing to compare with. */
  none: {
    'expected-fingerprint': 'Not decided yet',
    identity: 'Not decided yet whose signature it has to be',
    keyring: 'The key that the signature names is not there',
  },
  nothing: 'You do not have it',
}
