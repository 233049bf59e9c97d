import type { cosignScene as ja } from '../ja/cosign-scene.ts'
import type { Same } from '../same.ts'

/** What the scene of signing with a key of one's own says around its steps, and what its parts are there for. */
export const cosignScene: Same<typeof ja> = {
  parts: {
    'private-key': 'Once it is known, anybody can sign with this key.',
    password: 'Used to open cosign.key.',
    salt: 'Random numbers, mixed in so that the same password gives another key.',
    'box-nonce': 'A value that is new for each encryption.',
    'cosign-key': 'The private key, encrypted with the password.',
    'cosign-pub': 'The public key, to hand to the verifier.',
    answer: 'Cosign goes on only where y was typed.',
    'trusted-root': "It has the log's public key. It is obtained beforehand, apart from the bundle.",
    verdict: 'What came of verifying.',
  },
  /** Where a key is kept, some parts are not what they are where it is thrown away. */
  kept: {
    command: { title: 'command', says: 'In this step, this one line is all that is typed.' },
    'public-key': {
      title: 'public key',
      says: 'The log, too, shows this key as it is. It has no name in it.',
    },
    'artifact-digest': {
      title: 'digest of the artifact',
      says: 'What goes into the log is not the file, but this SHA-256.',
    },
    signature: { title: 'signature', says: 'Made with the private key in cosign.key.' },
    'entry-request': {
      title: 'request to record',
      says: 'Signature, public key and digest are sent. The artifact is not.',
    },
    bundle: {
      title: 'bundle',
      says: 'It has the signature, and the evidence that it is in the log. The public key is in the log entry as well, but what verifies is the cosign.pub that was handed over separately.',
    },
  },
  begin: 'Make a key, and sign',
  make: 'Make a key',
  open: 'Open the key',
  show: 'Show',
  hide: 'Hide',
  keyFile: 'key file',
  own: (name) => `Type the password of ${name}.`,
  generated: 'Make a new key',
  history:
    'In 2023 Cosign printed the signature and the log index on the screen. In v3, --bundle is required, and both go into the bundle. --signature, for verifying, is deprecated too, since v3.1.',
  lead: 'Choose a password and press Enter: you get a key in the very form that Cosign uses. The computing and the files are real.',
  bad: 'The file changed in one place',
  takeAway: 'Take it away and verify it with the real Cosign',
  tooLarge: (name) => `${name} is too large. A file to sign may have up to 16 MiB.`,
}
