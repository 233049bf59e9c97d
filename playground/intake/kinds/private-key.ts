/** Somebody's private key, of whatever tool and encrypted or not: it is for nobody else, and nothing is verified with it. */
import { kind } from '../kind.ts'
import { keyMaterialOf } from '../key-material.ts'

export const privateKey = kind({
  id: 'private-key',
  source: 'trust',
  recognise: (sight) => (keyMaterialOf(sight)?.what === 'private-key' ? 'by-bytes' : undefined),
})
