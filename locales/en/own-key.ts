import type { ownKey as ja } from '../ja/own-key.ts'
import type { Same } from '../same.ts'

/** What the demo of a key of one's own says. */
export const ownKey: Same<typeof ja> = {
  me: 'Me (practice key) <me@example.com>',
  userId: 'User ID (write what you like: nobody checks it)',
  algorithm: 'Kind of key',
  make: 'Make a key',
  sign: 'Sign',
  revocation: 'Revocation',
  reason: 'Reason for the revocation',
  revoke: 'Revoke it',
  takeAway: 'Take it away and try it with the real gpg',
  secret: 'The private key is only in this page, and is gone when you close it.',
  yours: 'You made this key, so you decided yourself to expect its fingerprint and to trust it.',
  waitingToMake: 'Begin with "Make a key".',
  waitingToSign: 'You have a key. The next thing is to sign.',
  reasons: {
    compromised: 'it leaked',
    superseded: 'replaced by a new key',
    retired: 'no longer used',
    none: 'no reason given',
  },
  refused: {
    'unsupported-algorithm': 'This kind of key cannot be made. Choose one from the list.',
    platform: 'This browser cannot make this kind of key. Try ed25519.',
    'empty-user-id': 'The user ID is empty. Write a name, or a name and an address.',
    'long-user-id': 'The user ID is too long. It may have up to 2,048 bytes.',
    'unprintable-user-id': 'The user ID has characters that cannot be shown. Remove them.',
    'date-out-of-range': "OpenPGP has no way to write this date and time. Check your computer's clock.",
    'expires-too-early': 'It expires before the time it is made.',
    'unsupported-digest': 'It cannot sign with this digest.',
    'short-digest': 'This digest is too short for this key.',
    'no-secret-key':
      'The private key of this key is not in this page (it may have been made in another window, or the page may have been reloaded since). Make one again.',
    'unsupported-reason': 'It cannot be revoked for this reason.',
    'long-comment': 'The explanation of the revocation is too long. It may have up to 2,048 bytes.',
    'not-text': 'This is not text, so it cannot become a text signed in clear.',
    'not-one-key': 'This is not a file with one public key and nothing else in it.',
    'own-key': 'This is your own key. Choose a key of somebody else to certify.',
    'key-revoked': 'A revoked key cannot be certified.',
    'no-such-user-id': 'This key has no such user ID.',
  },
}
