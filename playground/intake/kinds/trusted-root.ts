/** Whom a Sigstore instance's verifiers believe (sigstore_trustroot.proto): to be believed only by a person's own word. */
import { member } from '../../sigstore/json.ts'
import { kind } from '../kind.ts'

export const trustedRoot = kind({
  id: 'trusted-root',
  source: 'trust',
  recognise: ({ json, text }) => {
    if (json && 'why' in json)
      return json.why === 'ambiguous' && text?.includes('sigstore.trustedroot') ? 'by-bytes' : undefined
    const mediaType = member(json?.value, 'mediaType')
    return typeof mediaType === 'string' && mediaType.includes('sigstore.trustedroot')
      ? 'by-bytes'
      : undefined
  },
  parts: ({ bytes }) => [{ method: 'sigstore', role: 'trusted-root', bytes }],
})
