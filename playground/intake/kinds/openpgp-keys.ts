/** OpenPGP public keys, armored with whatever stands around them (a `KEYS` file, a keyserver's page) or binary: RFC 9580 section 10.1. */
import { kind } from '../kind.ts'
import { binaryKeys } from './openpgp-packets.ts'

export const openpgpKeys = kind({
  id: 'openpgp-keys',
  source: 'claim',
  recognise: (sight) => (sight.armors[0] === 'PGP PUBLIC KEY BLOCK' ? 'by-bytes' : binaryKeys(sight)),
  parts: ({ plain: bytes }) => [{ method: 'openpgp', role: 'keys', bytes }],
})
