/** What cosign 1 and 2 write with `--bundle`: rewrapped as a bundle v0.1, behind which stands the log's promise alone. */
import { utf8 } from '../../bytes.ts'
import { fromCosign, isCosignBundle } from '../../sigstore/forms/cosign.ts'
import { kind } from '../kind.ts'

export const cosignBundle = kind({
  id: 'cosign-bundle',
  source: 'claim',
  recognise: ({ json }) => (json && 'value' in json && isCosignBundle(json.value) ? 'by-bytes' : undefined),
  parts: ({ json }) => {
    const text = json && 'value' in json ? fromCosign(json.value) : undefined
    return text === undefined ? undefined : [{ method: 'sigstore', role: 'bundle', bytes: utf8(text) }]
  },
})
