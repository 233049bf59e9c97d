/** A detached OpenPGP signature (`.asc`, `.sig`), one or several: RFC 9580 section 10.4. */
import { kind } from '../kind.ts'
import { binarySignatures } from './openpgp-packets.ts'
import { isOnlyOnKeys } from './openpgp-words-on-keys.ts'

export const openpgpSignature = kind({
  id: 'openpgp-signature',
  source: 'claim',
  recognise: (sight) => {
    if (isOnlyOnKeys(sight)) return undefined
    return sight.armors[0] === 'PGP SIGNATURE' ? 'by-bytes' : binarySignatures(sight)
  },
  parts: ({ plain: bytes }) => [{ method: 'openpgp', role: 'signature', bytes }],
})
