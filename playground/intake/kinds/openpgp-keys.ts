/** OpenPGP public keys, armored with whatever stands around them (a `KEYS` file, a keyserver's page) or binary: RFC 9580 section 10.1. */
import { kind } from '../kind.ts'
import { binaryKeys } from './openpgp-packets.ts'
import { isOnlyOnKeys } from './openpgp-words-on-keys.ts'

export const openpgpKeys = kind({
  id: 'openpgp-keys',
  source: 'claim',
  recognise: (sight) =>
    sight.armors[0] === 'PGP PUBLIC KEY BLOCK' || isOnlyOnKeys(sight) ? 'by-bytes' : binaryKeys(sight),
  // What else is in it of keys, or all where it is nothing but words on them, is found in any file.
  parts: (sight) =>
    isOnlyOnKeys(sight) || sight.armors.length > 0
      ? []
      : [{ method: 'openpgp', role: 'keys', bytes: sight.plain }],
})
