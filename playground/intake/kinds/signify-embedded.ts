/** A text with its signature before it, as `signify -S -e` makes it; `signify -C` reads such lists of digests. */
import { readEmbedded, readSignature } from '../../minisign/reading/signature.ts'
import { kind } from '../kind.ts'
import { isMinisign } from './minisign-lines.ts'

export const signifyEmbedded = kind({
  id: 'signify-embedded',
  source: 'claim',
  recognise: (sight) =>
    isMinisign(sight) && 'code' in readSignature(sight.bytes) && !('code' in readEmbedded(sight.bytes))
      ? 'by-bytes'
      : undefined,
  parts: ({ bytes }) => [{ method: 'minisign', role: 'cleartext', bytes }],
})
