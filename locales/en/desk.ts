/** The words around an answer: which claim is about which file, and what is left open. */
import type { desk as ja } from '../ja/desk.ts'
import type { Same } from '../same.ts'

export const desk: Same<typeof ja> = {
  handed: 'Handed over',
  readable: 'What verify recognizes:',
  because: {
    digest: 'the digest of this file is in it',
    name: 'its name points to this file',
    alone: 'no other file fits',
    'by-hand': 'you chose it',
    said: 'The digest you expect',
    itself: 'a signature that should be in the file itself',
  },
  expectations: {
    digest: 'digest',
    fingerprint: 'OpenPGP fingerprint',
    key: 'minisign or signify public key',
    principal: 'SSH principal',
    identity: 'Sigstore identity',
    issuer: 'Sigstore issuer',
    'source-repository': 'Sigstore source repository',
    'source-ref': 'Sigstore source ref',
    type: 'statement type',
  },
  /** How is told in the answer for that file. */
  restsOn: (name, verdict) => `About ${name} itself: ${verdict} (the answer for ${name} says how)`,
  /** In UTF-16 or behind a byte order mark. */
  rewritten: (name) =>
    `${name} is in UTF-16 or begins with a byte order mark. It was read here as UTF-8; as it is, the tool may read nothing, or something else, in it, so what the tool would print is not shown`,
  /** Beyond what is looked at. */
  unlooked: (n) =>
    `${n.toLocaleString('en-US')} more ${n === 1 ? 'signature or list was' : 'signatures or lists were'} not looked at: there are too many`,
  /** Over which a method broke off. */
  broken: (n) =>
    `Work on ${n.toLocaleString('en-US')} ${n === 1 ? 'signature or list' : 'signatures or lists'} broke off here, so ${n === 1 ? 'it is' : 'they are'} not decided`,
  unclaimed: 'Nothing handed over is known to be about this file and can be compared here',
  /** A claim that was compared with no file. */
  left: (name) =>
    `${name}: nothing handed over is known to be the file it is about, so it was not judged. Hand that file over with it, under its own name`,
  /** A list in a text that is signed in clear. */
  leftWithin: (name) =>
    `The list in ${name}: nothing handed over is known to be a file in it, so it was compared with none. Hand the files in it over too, under their own names`,
  /** Of a folder that was handed over. */
  unreadable: (name, why) => `${name}: ${why}. What is in it was not looked at`,
  unreadableFor: {
    gone: 'what it links to is not there',
    'no-file': 'neither a file nor a folder',
    'no-utf8': 'its name is not UTF-8',
    'no-room': 'it is too large, together with what came before it',
    other: (code) => `cannot be read (${code})`,
  },
  /** A folder that is there by another name too. */
  again: (name) => `${name}: this folder was looked at under another name`,
  unused: (what) => `Expected ${what}: compared with nothing that was verified`,
  unbelieved: (name) =>
    `${name}: not believed, because nobody said to believe it (to believe it, hand it over with --trust)`,
  /** Believed before anybody says so. */
  shipped: 'The trusted root of the Sigstore public instance is believed from the beginning.',
  /** In place of it, a person's own. */
  ownRoots: (names) =>
    `The only trusted ${names.length === 1 ? 'root' : 'roots'} believed: ${names.join(', ')}. The one of the public instance is not believed (to believe it as well, hand it over and say so).`,
  all: 'Overall',
}
