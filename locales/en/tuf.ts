/** What is said of The Update Framework: its checks, and the scene in which a repository is attacked. */
import type { tuf as ja } from '../ja/tuf.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

export const tuf: Same<typeof ja> = {
  checks: {
    'root-start': {
      title: 'Root in hand',
      proves: 'The root in hand can be read, and as many as needed of the holders it names have signed it',
    },
    'root-chain': {
      title: 'Handover of the root',
      proves: 'Each newer root is signed by as many as needed: of the holders before, and of its own',
    },
    'root-version': { title: 'Numbers of the roots', proves: 'They follow one another, and none is skipped' },
    'root-expiry': { title: 'Expiry of the root', proves: 'The newest root has not expired' },
    'timestamp-signatures': {
      title: 'Signature of timestamp',
      proves: 'It is signed with the key that the root names for it',
    },
    'timestamp-rollback': {
      title: 'Rollback of timestamp',
      proves: 'It is not older than the one seen before',
    },
    'timestamp-expiry': { title: 'Expiry of timestamp', proves: 'It has not expired' },
    'snapshot-digest': {
      title: 'Digest of snapshot',
      proves: 'It is as timestamp says: version, digest, length',
    },
    'snapshot-signatures': {
      title: 'Signature of snapshot',
      proves: 'It is signed with the key that the root names for it',
    },
    'snapshot-version': { title: 'Number of snapshot', proves: 'It has the number that timestamp gives' },
    'snapshot-rollback': {
      title: 'Rollback of targets',
      proves: 'The targets seen before are still there, and not with an older number',
    },
    'snapshot-expiry': { title: 'Expiry of snapshot', proves: 'It has not expired' },
    'targets-digest': {
      title: 'Digest of targets',
      proves: 'It is as snapshot says: version, digest, length',
    },
    'targets-signatures': {
      title: 'Signatures of targets',
      proves: 'As many as needed of the holders that the root names have signed it',
    },
    'targets-version': { title: 'Number of targets', proves: 'It has the number that snapshot gives' },
    'targets-expiry': { title: 'Expiry of targets', proves: 'It has not expired' },
    'target-listed': { title: 'Name of the file', proves: 'The wanted file is listed in targets' },
    'target-digest': {
      title: 'Digest of the file',
      proves: 'It has the digest and the length that targets gives',
    },
  },
  failures: {
    'file-missing': 'The repository does not have this file.',
    'file-too-large': 'The file is larger than anybody should go on reading.',
    'metadata-unreadable': 'It cannot be read as metadata of this kind.',
    'signatures-unknown':
      'There are signatures by kinds of keys that are not computed here, so they do not count.',
    'signatures-too-few': 'Fewer keys than needed have signed correctly.',
    'root-not-next': 'This is not the root with the next number.',
    'too-many-roots': 'There are too many roots, so the walk was given up.',
    expired: 'The update began later than it expires.',
    'rolled-back': 'Its number is older than the one seen before.',
    'list-gone': 'Targets that were listed before are not listed any more.',
    'digest-mismatch': 'This is not the file that is pointed to.',
    'digest-unknown': 'It gives only digests that are not computed here.',
    'version-mismatch': 'It does not have the number that is given.',
    'target-unlisted': 'The wanted file is not listed in targets.',
    'target-delegated':
      'It is not listed in these targets. The lists of those they delegate to are not looked at here.',
  },
  missing: {},
  evidence: {
    'root-version': 'number of the root',
    chain: 'signatures (by the holders before, by its own)',
    version: 'number served',
    'said-version': 'number given',
    'kept-version': 'number of the timestamp seen before',
    'snapshot-version': 'number of the snapshot that timestamp points to',
    'kept-snapshot-version': 'number of the snapshot that the timestamp seen before points to',
    'targets-version': 'number of targets',
    'kept-targets-version': 'number of the targets seen before',
    expires: 'expires',
    now: 'time the update began',
    threshold: 'signatures needed',
    signers: 'holders of the keys that signed',
    signatures: 'valid signatures',
    file: 'file name',
    length: 'length (bytes)',
    digest: 'SHA-256 found',
    'said-digest': 'SHA-256 given',
    target: 'wanted file',
  },
  pick: 'What mallory does to the repository',
  honest: 'No attack',
  honestStory: 'From root 1, which came with the installation, to the file of today.',
  attacks: {
    rollback: {
      title: 'Go back to an older set',
      story: 'The files of a few days ago are served as they were.',
    },
    freeze: {
      title: 'Freeze the updates',
      story: 'For 20 days the same is shown again and again. All of it is genuine.',
    },
    mixed: {
      title: 'Mix old and new',
      story: 'With the new snapshot come the targets of the version before.',
    },
    swapped: {
      title: 'Swap the file',
      story: 'The metadata stays genuine. Only trusted_root.json is replaced.',
    },
    'two-stolen': {
      title: 'Steal two keys',
      story: "With 2 stolen keys, mallory signs a root 4 that lists mallory's own.",
    },
    'three-stolen': {
      title: 'Steal three keys',
      story: "With 3 stolen keys, mallory signs a root 4 that lists mallory's own.",
    },
  },
  client: 'Client',
  clients: {
    installed: 'New client (root 1 and nothing else)',
    regular: 'Client that came yesterday, too',
  },
  holders: (version) => `Holders of root ${version}`,
  offered: (version) => `Signatures on root ${version}`,
  ratio: (count, threshold) => `${count} / ${threshold}`,
  needs: (threshold, all) => `${threshold} of ${all} needed`,
  signed: 'signed',
  unsigned: 'did not sign',
  stolen: 'key stolen',
  turnover: (version, joined, left) => `root ${version}: ${left} left, ${joined} joined`,
  roles: { root: 'root', timestamp: 'timestamp', snapshot: 'snapshot', targets: 'targets', target: 'file' },
  answers: {
    root: 'whose keys to trust',
    timestamp: 'what is newest now',
    snapshot: 'which lists belong together',
    targets: 'which files are genuine',
    target: 'the trusted root to verify with',
  },
  until: (day) => `until ${day}`,
  steps: {
    root: 'From the root in hand to the newest root',
    timestamp: 'Ask what is newest',
    snapshot: 'Learn what belongs together',
    targets: 'Get the list of files',
    target: 'Check the file',
  },
  received: {
    today: 'It takes the genuine trusted_root.json',
    before: 'It takes an old trusted_root.json',
    forged: "It takes mallory's trusted_root.json",
  },
  stopped: (check) => `Not taken: ${check}`,
  open: (check) => `Not decided: ${check}`,
  kept: 'It goes on with what it had',
  usurped: "It trusts mallory's root as the next one",
  afterwards: {
    title: 'And then',
    taken: 'This client goes back to the genuine repository',
    spared: 'The same attack, on a client that had taken the genuine root 4 first',
    refused: (check) => `Refused: ${check}`,
    accepted: 'Taken',
  },
  shipped: (version, threshold, all, day) =>
    `Sigstore's real root ${version}: ${threshold} of ${all}, until ${day}`,
  shippedWith: (version) => `From @sigstore/tuf ${version}`,
  shippedSigned: (count) => `${counted(count, 'signature')}, checked here`,
  shippedBroken: 'Fewer signatures than needed',
  shippedAlone: 'Only one: it cannot tell who joined or left',
  simulated: (day) =>
    `A simulated repository. Keys, signatures and verification are real, by section 5 of the TUF specification 1.0.37. The client's clock says ${day}.`,
}
