/** A public key of minisign or signify, in its file or alone as `RW…`. */
import { latin1 } from '../../bytes.ts'
import { readKey } from '../../minisign/reading/key.ts'
import { TOOLS } from '../../minisign/reading/signature.ts'
import { kind } from '../kind.ts'
import { isMinisign } from './minisign-lines.ts'

/** Bytes: two lines as long as the tools read them. */
const LONGEST = 2048

export const minisignKey = kind({
  id: 'minisign-key',
  source: 'trust',
  readsMark: true,
  recognise: (sight) => {
    const { plain: bytes, isWhole } = sight
    if (!isWhole || bytes.length > LONGEST) return undefined
    // minisign reads a key below whatever line, and whatever is behind it: with neither it is a text about one.
    const mayBe = isMinisign(sight) || latin1(bytes).trim().split('\n').length <= 2
    return mayBe && TOOLS.some((tool) => !('code' in readKey(bytes, tool))) ? 'by-bytes' : undefined
  },
  parts: ({ plain: bytes }) => [{ method: 'minisign', role: 'public-key', bytes }],
})
