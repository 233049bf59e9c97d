/** A detached signature of minisign or signify: their second line is Base64 that begins `RU` or `RW`. */
import { readSignature } from '../../minisign/reading/signature.ts'
import { kind } from '../kind.ts'
import { isMinisign } from './minisign-lines.ts'

export const minisignSignature = kind({
  id: 'minisign-signature',
  source: 'claim',
  recognise: (sight) =>
    isMinisign(sight) && !('code' in readSignature(sight.plain)) ? 'by-bytes' : undefined,
  parts: ({ plain: bytes }) => [{ method: 'minisign', role: 'signature', bytes }],
})
