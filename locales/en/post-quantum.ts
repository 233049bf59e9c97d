/** What is said of signatures after the quantum computer: the checks, and the scene in which a key is handed over. */
import type { postQuantum as ja } from '../ja/post-quantum.ts'
import type { Same } from '../same.ts'

export const postQuantum: Same<typeof ja> = {
  checks: {
    signature: {
      title: 'Arithmetic of the signature',
      proves: 'This file was signed with the private key that belongs to this public key',
    },
    'key-expected': {
      title: 'Expected key',
      proves: "It is alice's key, whose fingerprint was known from another channel",
    },
    'digest-expected': {
      title: 'Expected digest',
      proves: 'It is the file whose digest was known from another channel',
    },
    'logged-before': {
      title: 'Recorded before the day',
      proves:
        'In the log whose root hash was remembered before the day, there is an entry that this key signed this file',
    },
  },
  failures: {
    'key-malformed': 'It cannot be read as a public key of this algorithm.',
    'signature-malformed': 'It is not as long as signatures by this algorithm are.',
    'signature-mismatch':
      'With this public key and this file, the arithmetic of the signature does not come out.',
    'key-mismatch': 'It is another key than the expected one.',
    'digest-mismatch': 'It is not the expected digest.',
    'proof-missing': 'No proof of an entry came along, so there is nothing to compare.',
    'proof-malformed': 'The proof is not as long as the remembered log needs it, so it leads nowhere.',
    'root-mismatch': 'The root hash that it leads to is not the remembered one.',
  },
  missing: {
    'digest-expected': 'Not asked here.',
    'logged-before': 'Not asked here.',
  },
  evidence: {
    algorithm: 'signature algorithm',
    engine: 'computed by',
    'public-key': 'public key',
    signature: 'signature',
    'key-digest': 'SHA-256 of the public key',
    digest: 'SHA-256 of the file',
    root: 'root hash of the log',
  },
  pick: 'What to look at',
  scenes: {
    signed: {
      title: 'Four signatures',
      story: 'alice signed one file with four keys. Keys and signatures were made just now, in this page.',
    },
    changed: {
      title: 'Change one byte',
      story:
        'In each of the four, one bit was changed of the byte with the same number (beyond the end, counting begins anew).',
    },
    forged: {
      title: 'Hand over the private keys',
      story:
        "Shor's algorithm would compute the private keys of P-256 and Ed25519 from the public ones. There is no such computer here, so mallory was handed these two of alice's.",
    },
    'forged-digest': {
      title: 'Compare the digest, too',
      story: 'The verifier knows the digest of the genuine file from another channel.',
    },
    'forged-logged': {
      title: 'Compare with an older log',
      story:
        "The verifier remembers the log's root hash from before the private keys were known. The way to it is computed with hashes alone.",
    },
    bundle: {
      title: 'What a bundle weighs',
      story:
        'The bundle of the Sigstore chapter: same structure, each signature and key replaced with ML-DSA. A computed estimate.',
    },
  },
  algorithm: 'Checks shown for',
  part: 'Where to change it',
  parts: { file: 'the file', signature: 'the signature' },
  at: 'Which byte (from 0)',
  falls: 'quantum breaks it',
  stands: 'made to withstand it',
  handedOver: 'key handed over',
  ownKey: "mallory's own key",
  by: (engine) => `by ${engine}`,
  publicKey: (bytes) => `public key ${bytes}`,
  signature: (bytes) => `signature ${bytes}`,
  bytes: (count) => `${count} bytes`,
  outcome: {
    verified: 'Verified',
    fooled: 'Forgery passed',
    rejected: 'Rejected',
    undecided: 'Undecided',
    'nobody-expected': 'Arithmetic is right',
  },
  all: {
    verified: 'All four verify',
    rejected: 'All four are rejected',
  },
  fooled: (names) => `By ${names} the forgery passes: the arithmetic is right`,
  mixed: 'The answer depends on the algorithm',
  genuineHolds: 'Asked the same, the genuine file and its signatures pass, all four',
  genuineFails: 'Asked the same, not all of the genuine signatures pass either',
  today: 'Today',
  then: (algorithm) => `With ${algorithm}`,
  times: (factor) => `${factor} times`,
  kinds: { signatures: 'signatures', keys: 'public key', rest: 'all else' },
  counted: (signatures, keys, copies) =>
    `${signatures} kinds of signatures and ${keys} public key. The signature and the certificate are in the log entry as well, so they stand in ${copies} places`,
  weighed: {
    'artifact-signature': 'signature of the file',
    'signer-key': "the certificate's public key",
    'ca-signature': "the CA's signature of the certificate",
    sct: "SCT (the CT log's signature)",
    promise: "SET (the log's signature)",
    checkpoint: 'signature of the checkpoint',
    timestamp: 'signature of the timestamp',
  },
  copies: (count) => `× ${count}`,
  notThePlan: "Sigstore's plan (2026-10-02) does not keep this structure: it does without the certificate.",
  notWeighed: 'A bundle of this form is not weighed here.',
  simulated:
    'The owners of the keys and the log are simulated. Keys, signatures and hashes are really computed, the private keys from a fixed seed in this page.',
}
