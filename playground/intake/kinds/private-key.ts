/** Somebody's private key, of whatever tool and encrypted or not: it is for nobody else, and nothing is verified with it. */
import { isSecretKey } from '../../minisign/reading/key.ts'
import { kind } from '../kind.ts'
import { keyMaterialOf } from '../key-material.ts'
import type { Sight } from '../sight.ts'

export const privateKey = kind({
  id: 'private-key',
  source: 'trust',
  recognise: (sight) =>
    keyMaterialOf(sight)?.what === 'private-key' || isOfMinisign(sight) ? 'by-bytes' : undefined,
})

/** Bytes: one of minisign's or signify's, and a comment. */
const LONGEST = 2048

const isOfMinisign = ({ plain, isWhole }: Sight) => isWhole && plain.length <= LONGEST && isSecretKey(plain)
