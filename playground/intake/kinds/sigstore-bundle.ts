/** A Sigstore bundle (sigstore_bundle.proto), by its media type or its verification material. */
import { member } from '../../sigstore/json.ts'
import { kind } from '../kind.ts'

export const sigstoreBundle = kind({
  id: 'sigstore-bundle',
  source: 'claim',
  recognise: ({ json, text }) => {
    if (json && 'why' in json) return json.why === 'ambiguous' && isNamed(text ?? '') ? 'by-bytes' : undefined
    const mediaType = member(json?.value, 'mediaType')
    const isOne =
      typeof mediaType === 'string'
        ? mediaType.includes('sigstore.bundle')
        : member(json?.value, 'verificationMaterial') !== undefined
    return isOne ? 'by-bytes' : undefined
  },
  parts: ({ bytes }) => [{ method: 'sigstore', role: 'bundle', bytes }],
})

const isNamed = (text: string) => text.includes('sigstore.bundle') && !text.includes('sigstore.trustedroot')
