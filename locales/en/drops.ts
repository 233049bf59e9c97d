import type { drops as ja } from '../ja/drops.ts'
import type { Same } from '../same.ts'

/** What became of each file that was handed over, and why one was left aside. */
export const drops: Same<typeof ja> = {
  title: 'Your files',
  as: (role) => `used as ${role}`,
  asWell: (role, what) => `used as ${role}. ${what}`,
  asked: (role) => `this is ${role}. Whether to use it is asked above the verdict`,
  key: 'added to the keyring as a public key',
  justOne: (role) => `not used: only one ${role} is looked at`,
  oneQuestion: 'not used: what to believe is asked one at a time, so hand it over again later',
  inClear: 'not used: a text signed in clear is verified by itself',
  detached: 'not used: hand over a text signed in clear and a separate signature one after the other',
  other: (what) => `not used. ${what}`,
  pair: 'not used: two are compared',
  unused: 'not used: only the artifact is needed here',
  tooLarge: 'not used: it is too large',
  left: 'set aside: the file you handed over after it is looked at now',
  samples: (roles) => `the sample ${roles} was set aside`,
  folder: {
    bounded: (files, depth) =>
      `Of a folder, ${files.toLocaleString('en-US')} files down to ${depth} levels are taken. Hand the rest over in parts.`,
    unread: 'Something in the folder could not be read. Make it readable and hand it over again.',
    empty: 'There was no file in the folder. Hand over a file.',
  },
}
