/** A public key of minisign or signify, in its file or alone as `RW…`. */
import { readKey } from '../../minisign/reading/key.ts'
import { kind } from '../kind.ts'
import { isMinisign } from './minisign-lines.ts'

/** Bytes: a key alone, and blanks around it. */
const ALONE = 64

export const minisignKey = kind({
  id: 'minisign-key',
  source: 'trust',
  recognise: (sight) => {
    const { plain: bytes, isWhole } = sight
    const mayBe = isMinisign(sight) || (isWhole && bytes.length <= ALONE)
    return mayBe && !('code' in readKey(bytes, 'signify')) ? 'by-bytes' : undefined
  },
  parts: ({ plain: bytes }) => [{ method: 'minisign', role: 'public-key', bytes }],
})
