import type { cosignKey as ja } from '../ja/cosign.ts'
import type { Same } from '../same.ts'

/** What the scene of signing with a key of one's own says; the parts it shares with keyless runs are named there. */
export const cosignKey: Same<typeof ja> = {
  steps: {
    generate: {
      title: 'Make a key',
      story: 'You run cosign generate-key-pair. A key is made only once.',
    },
    'key-pair': {
      title: 'Private and public key',
      story: 'Here is a P-256 key pair. From now on, it is you who keeps the private key safe.',
    },
    password: {
      title: 'Choose a password',
      story:
        'Before the private key goes into a file, you choose a password. Forget it, and you cannot get the key out again.',
    },
    lock: {
      title: 'Encrypt the private key',
      story:
        'scrypt makes a key from the password, and with it the private key is encrypted. It uses 64 MiB of memory, and time, on purpose: to slow down brute force.',
    },
    'key-files': {
      title: 'Write the files',
      story:
        'cosign.key is the encrypted private key, cosign.pub the public key. Only cosign.pub is handed out.',
    },
    'sign-command': {
      title: 'Ask for a signature',
      story: 'You give cosign sign-blob the key and the file.',
    },
    unlock: {
      title: 'Open the key with the password',
      story: 'Each time you sign, you type the password, which gets the private key out of cosign.key.',
    },
    'privacy-warning': {
      title: 'A warning that it becomes public',
      story:
        'In 2023 Cosign warned here, and asked y/N. By default, v3 up to v3.1.3 shows no warning when it signs with a key. After that it was changed to ask again. The digest and the public key go into a log that anybody can read, and you cannot take them back yourself. The contents of the file are not sent.',
    },
    consent: {
      title: 'y or N',
      story:
        'Cosign goes on only where you answer y. Enter without typing anything means N, and nothing is sent.',
    },
    sign: { title: 'Sign', story: 'The private key signs the digest of the file.' },
    'log-entry': {
      title: 'Record it in Rekor',
      story:
        'Signature, digest and public key are sent to Rekor, and the evidence that they are recorded (SET and inclusion proof) comes back.',
    },
    bundle: {
      title: 'Write a bundle',
      story:
        'Signature and log evidence are put together in one file. Of the key to verify with, it has only a hint.',
    },
    verify: {
      title: 'Verify',
      story:
        'Whoever receives it verifies with the file, the bundle, and the cosign.pub they obtained beforehand.',
    },
    'verify-tampered': {
      title: 'If the file was changed',
      story:
        'The file is changed in just one place, and verified again. The signature does not match, so it is rejected.',
    },
  },
  parts: {
    'private-key': 'private key (PKCS#8)',
    password: 'password',
    salt: 'salt (scrypt)',
    'box-nonce': 'nonce (secretbox)',
    'cosign-key': 'cosign.key',
    'cosign-pub': 'cosign.pub',
    answer: 'answer',
    'trusted-root': 'trusted root',
    verdict: 'verdict',
  },
  fields: {
    'scrypt-n': 'N (cost of the repetition)',
    'scrypt-r': 'r (block size)',
    'scrypt-p': 'p (parallelism)',
    'scrypt-memory': 'memory used (bytes)',
  },
  ended: {
    declined: 'It stopped here. Nothing was signed, and nothing was sent to the log.',
    'not-a-cosign-key':
      'This is not a key file of Cosign. Hand over a cosign.key (up to 64 KiB) that begins with ENCRYPTED SIGSTORE PRIVATE KEY.',
    'file-unreadable': 'The contents of cosign.key cannot be read in the prescribed format.',
    'unknown-kdf': 'The way to make a key from the password is not scrypt, so it cannot be opened.',
    'kdf-out-of-bounds': 'The cost of scrypt is not one that Cosign opens. It is not opened here either.',
    'unknown-cipher': 'The cipher is not nacl/secretbox, so it cannot be opened.',
    'wrong-password':
      'The password is wrong, or the contents of the file are not what they were. The two cannot be told apart.',
    'key-unreadable':
      'It was opened, but the contents cannot be read as a private key in the form that Cosign writes.',
    'key-unsupported': 'It was opened, but it is not a P-256 key. Only P-256 can be used here.',
  },
  verifier: 'verifier',
  /** cosign's own words where a blob was verified. */
  verifiedOk: 'Verified OK',
  password: 'Password',
  passwordAgain: 'Password for signing',
  ownKeyFile: 'Use your own cosign.key',
  question: 'Continue? [y/N]',
  yes: 'y (continue)',
  no: 'N (stop)',
  deriving: 'Making a key from the password',
  simulation: 'A key for practice. It is sent nowhere, and is gone when this page is closed.',
  own: 'The key you chose is sent nowhere. When you close this page, it is gone from the page.',
}
