/** A Sigstore bundle (sigstore_bundle.proto), by its media type or its verification material. */
import { utf8 } from '../../bytes.ts'
import { isBundle, labelOf } from '../../sigstore/forms/label.ts'
import { kind } from '../kind.ts'

export const sigstoreBundle = kind({
  id: 'sigstore-bundle',
  source: 'claim',
  recognise: ({ json, text }) => {
    if (json && 'why' in json) return json.why === 'ambiguous' && isNamed(text ?? '') ? 'by-bytes' : undefined
    return isBundle(json?.value) ? 'by-bytes' : undefined
  },
  parts: ({ bytes, text, json }) => {
    const label = json && 'value' in json ? labelOf(json.value) : 'bundle'
    return [{ method: 'sigstore', role: 'bundle', bytes: text === undefined ? bytes : utf8(text), label }]
  },
})

const isNamed = (text: string) => text.includes('sigstore.bundle') && !text.includes('sigstore.trustedroot')
