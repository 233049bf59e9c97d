import type { openpgpDemo as ja } from '../ja/openpgp-demo.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'
import { signedWords } from './signed-words.ts'

/** What the OpenPGP demos say around their reports. */
export const openpgpDemo: Same<typeof ja> = {
  /** Of the key that a learner makes in the page. */
  ownUserId: 'A learner at Shomei (key of this page only) <me@example.com>',
  lamps: { integrity: 'Arithmetic', key: 'Whose key', trust: 'Trust' },
  lampStates: {
    on: 'confirmed',
    right: 'right',
    off: 'does not match',
    unknown: 'not checked',
    warned: 'warning',
  },
  scenarios: {
    sample: 'Sample',
    clearsigned: 'Signed in clear',
    log4j: 'log4j 2.21.0',
  },
  steps: {
    'no-key': 'No key',
    fetch: 'Get the key',
    good: 'Verify',
    bad: 'Another file',
  },
  stepsTitle: 'The four steps',
  fingerprint: 'Expected fingerprint',
  fingerprintPlaceholder: 'known through another channel, such as the official site',
  pin: "Expect the sample's",
  tabs: { words: 'Text', checks: 'Checks', keyring: 'Keyring', keyserver: 'Keyserver' },
  keyring: {
    title: 'keyring',
    empty: 'You have no public key yet.',
    tooMuch: 'The key files are too large and were not read.',
    files: (count) => `(${counted(count, 'file')})`,
    keys: (count) => `(${counted(count, 'key')})`,
    search: 'Search a keyserver',
    certify: 'Certify with my key',
    certified: 'Certified with my key',
    drop: 'Remove the keys',
    from: {
      keyserver: 'from the keyserver',
      file: 'from a file',
      link: 'from the link',
      own: 'your own key, made on this page',
    },
    who: {
      keyserver: 'anybody can put a key with any user ID on a keyserver that takes everything',
      file: 'whoever gave you the file can put another key in it',
      link: 'the author of the link can put in a key with any user ID',
      own: 'only you can use it (it is gone once the page is closed)',
    },
    userIds: 'user ID (as it claims to be)',
    unsigned: 'user ID (without a valid signature by the key itself)',
    fingerprint: 'fingerprint',
    certifiedBy: (who) => `certified by ${who}`,
    forever: 'no expiry',
    today: 'today',
    revoked: 'revoked',
    weak: 'short key',
    unreadable: (count) => `Could not be read: ${count.toLocaleString('en-US')}`,
    states: {
      valid: 'valid',
      'perhaps-revoked': 'perhaps revoked',
      expired: 'expired',
      revoked: 'revoked',
      unusable: 'not known to be usable',
      'too-much': 'unknown, too many signatures',
    },
    trust: {
      undefined: 'not known to be certified by anybody you trust',
      unknown: 'not known to be certified by anybody you trust',
      marginal: 'certified to a degree',
      full: 'certified by you',
      ultimate: 'your own key',
    },
    subkeys: 'subkey',
    usage: { certify: 'certify keys', sign: 'sign', encrypt: 'encrypt', authenticate: 'authenticate' },
  },
  keyserver: {
    host: 'simulated keyserver',
    query: 'Fingerprint, key ID, or part of a user ID',
    search: 'Search',
    import: 'Import',
    imported: 'Imported',
    none: 'There is no such key.',
    many: 'Several keys have the same user ID. The name does not tell which one to choose.',
    note: 'A simulated keyserver. As on SKS servers, anybody can register a key with any user ID.',
    other: (asked) =>
      `The key that came back is not the one that was asked for (${asked}). Computing its fingerprint showed it, so it is not imported.`,
    noKey: 'What came back is not a public key.',
    tooMuch:
      'The key that came back has too many signatures to look at. It is not imported, so get the key from another place.',
    revoked: 'a revocation is there',
  },
  noKey:
    'The key that signed is not among the keys that were read, so nobody can say whether the signature is right or wrong.',
  noKeyOfSome:
    'There are several signatures, and for some of them you do not have the key. Nobody can say whether those are right or wrong.',
  goodIsNotWho: 'What is missing: a fingerprint known through another channel',
  terminal: 'What gpg 2.2 prints',
  languages: { en: 'English', ja: '日本語' },
  noTranscript: 'What gpg says of this file cannot be reproduced here.',
  bring: {
    log4j:
      'Get log4j-core-2.21.0.jar and its .asc from Maven Central, and the public key from a keyserver or the KEYS file. Drop them here.',
    own: 'Drop the file that is signed, and its signature (.asc or .sig).',
    signature: 'Drop the signature of this file as well (.asc or .sig).',
    artifact: 'Drop the file that was signed with this signature as well.',
  },
  clearsigned: 'text signed in clear',
  words: signedWords,
  /** What one would search the lab's keyserver for. */
  labAddress: 'maintainer@example.com',
}
