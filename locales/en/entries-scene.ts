import type { entriesScene as ja } from '../ja/entries-scene.ts'
import type { Same } from '../same.ts'

/** What the scene of two log entries says. */

export const entriesScene: Same<typeof ja> = {
  steps: {
    raw: {
      title: 'As it is',
      says: 'The same file, signed with a key and signed keyless. This is all there is in the log entries (a v1 log adds an index, and the time of recording).',
    },
    fields: {
      title: 'Line up the fields',
      says: 'Side by side, only one place is of another kind. One has a public key, the other a certificate.',
    },
    signer: {
      title: 'Look inside',
      says: 'A public key has no name in it. A certificate says who, which provider checked that, and from when to when it is valid.',
    },
  },
  left: 'Signed with a key',
  right: 'Signed keyless',
  field: 'Field',
  difference: 'Difference',
  logIndex: (index) => `log index ${index.toLocaleString('en-US')}`,
  recorded: 'It is in the log',
  bent: "It was changed, and is no longer the log's",
  bend: 'Change 1 character',
  undo: 'Undo',
  noName: 'Nowhere does it say whose key this is.',
  fingerprint: 'SHA-256 of the public key',
  same: 'same',
  value: 'another value',
  kind: 'another kind',
  absent: 'none',
  certificate: 'Contents of the certificate',
  simulated: 'Entries of a simulated Rekor (Shomei lab).',
}
