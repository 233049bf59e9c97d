/** What is said of a log that is read as tiles: its checks, and the scene in which a client looks an entry up. */
import type { tiles as ja } from '../ja/tiles.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

export const tiles: Same<typeof ja> = {
  checks: {
    checkpoint: {
      title: 'Form of the checkpoint',
      proves: "The log's name, its number of entries and its root hash can be read",
    },
    'log-signature': {
      title: 'Signature of the log',
      proves: 'The checkpoint is signed with the key of the log that the client knows',
    },
    cosignatures: {
      title: 'Cosignature of a witness',
      proves: 'As many witnesses as the client wants have seen this checkpoint and signed it',
    },
    tiles: {
      title: 'Tiles that fit',
      proves:
        'Full tiles fit those above them, and those at the right edge together make the root hash of the checkpoint',
    },
    entry: { title: 'Hash of the entry', proves: 'The hash of the entry stands in the tile of level 0' },
    inclusion: {
      title: 'Inclusion proof',
      proves: 'The proof made from tiles leads from the entry to the root hash of the checkpoint',
    },
  },
  failures: {
    'file-missing': 'This file did not come.',
    'checkpoint-unreadable': 'It cannot be read as a checkpoint.',
    'origin-mismatch': 'It has another name than the log that the client knows.',
    'log-unsigned': 'There is no signature with the key of the log that the client knows.',
    'log-signature-invalid':
      'A signature under the name and the key ID of the known log does not match this checkpoint.',
    'cosignature-invalid':
      'A signature under the name and the key ID of a known witness does not match this checkpoint.',
    'cosignatures-too-few': 'There are fewer valid cosignatures than needed.',
    'tile-malformed': 'It cannot be read as a tile of as many hashes as there have to be.',
    'root-mismatch': 'The tiles at the right edge make another root hash than that of the checkpoint.',
    'tile-mismatch': 'The tile makes another hash than the one that stands in the tile above it.',
    'bundle-malformed': 'It cannot be read as a file of as many entries as there have to be.',
    'entry-mismatch': 'The entry has another hash than the one that stands in the tile of level 0.',
    'index-outside-tree': 'The index lies behind the last entry of the log.',
    'inclusion-mismatch': 'The proof makes another root hash than that of the checkpoint.',
  },
  missing: {},
  skips: { waived: { cosignatures: 'This client asks for no signature of a witness.' } },
  evidence: {
    origin: "the log's name (origin)",
    size: 'number of entries in the checkpoint',
    root: 'root hash in the checkpoint',
    'log-key': 'key of the known log',
    witness: 'key of the known witness',
    'witnessed-at': 'when the witness looked',
    needed: 'cosignatures wanted',
    counted: 'valid cosignatures',
    tile: 'tile',
    'said-hash': 'hash in the tile above',
    'tile-hash': 'hash made from this tile',
    'tiles-root': 'root hash made from the tiles at the right edge',
    file: 'file',
    entry: 'entry',
    leaf: 'hash made from the entry',
    'tile-leaf': 'hash in the tile of level 0',
    index: 'index of the entry',
    'proof-length': 'hashes in the proof',
    'reached-root': 'root hash made from the proof',
  },
  pick: 'What happens to the log',
  honest: 'No attack',
  honestStory: (index, size) => `Entry ${index} of a log of ${size}, checked from its index alone.`,
  attacks: {
    tampered: {
      title: 'Change 1 bit of a tile',
      story: 'mallory stands between, and changes 1 bit in one hash of a tile on its way.',
    },
    forked: {
      title: 'Show another tree',
      story:
        'To this client alone, the log shows another tree of the same size. Only the entry looked at differs.',
    },
    borrowed: {
      title: 'Another tree, copied cosignature',
      story:
        'Behind the checkpoint of the other tree stands the signature that the witness gave to the genuine one.',
    },
    rewritten: {
      title: 'Replace an old entry',
      story: 'The log replaces an entry that was there before, adds 8 more, and shows that to everybody.',
    },
  },
  entry: 'Entry to check',
  index: 'Index of the entry',
  first: 'First',
  middle: 'Middle',
  last: 'Last',
  needs: 'Cosignatures wanted',
  needed: { one: 'of 1 witness', none: 'none' },
  number: (count) => count.toLocaleString('en-US'),
  level: (level) => `level ${level}`,
  counted: (full, partial) =>
    full === 0 ? 'the edge' : `${full.toLocaleString('en-US')}${partial > 0 ? ' + edge' : ''}`,
  strip: (level) => `Which tiles of level ${level} are fetched`,
  fits: 'fits',
  differs: 'does not fit',
  unknown: 'could not be compared',
  fetched: (tiles, kilobytes, whole) =>
    `Fetched: ${counted(tiles, 'tile')} and 1 bundle of entries, ${kilobytes} kB. The hashes of all entries alone would be ${whole} MB.`,
  proof: (count, parts) => `${counted(count, 'hash', 'hashes')} of proof: ${parts}`,
  part: (count, from) => `${count} from ${from}`,
  edge: 'tiles at the right edge',
  reached: 'root from the entry',
  said: 'root in the checkpoint',
  log: "log's signature",
  witness: "witness's signature",
  unasked: 'not asked',
  included: (index) => `Entry ${index} is in the log`,
  fooled: 'It takes an entry of another tree for one of the log',
  fooledByPast: 'It takes a replaced entry for the one that was there before',
  unwatched: 'This client asks for no signature of a witness',
  stopped: (check) => `Not accepted: ${check}`,
  open: (check) => `Not decided: ${check}`,
  cosigned: (size) => `Witness: it only adds to the ${size} seen before, so it is signed`,
  refusals: {
    'split-view': (size) => `Witness: ${size} entries as before, and another root hash, so it refuses`,
    'earlier-root-mismatch': (size) => `Witness: it does not extend the ${size} seen before, so it refuses`,
  },
  steps: {
    checkpoint: { title: 'checkpoint', detail: 'Check the signatures of log and witness' },
    tiles: { title: 'tiles', detail: 'Tie them by their hashes, from the root to the leaf' },
    proof: { title: 'proof', detail: 'Compute from the entry to the root hash' },
  },
  path: 'The way of the proof',
  note: 'The checkpoint as it came',
  columns: { level: 'height', sibling: 'hash beside', from: 'from which tile', result: 'both together' },
  left: 'left',
  right: 'right',
  simulated:
    'A simulated log. Tree, signatures and verification are real, in the form of C2SP tlog-tiles 0.1.0, tlog-checkpoint 1.0.0, signed-note 1.0.0 and tlog-cosignature 1.0.1 (Ed25519). An entry is a line of text. In the real Rekor v2 it is a hashedrekord.',
}
