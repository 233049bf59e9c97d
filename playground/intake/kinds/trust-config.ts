/** A Sigstore client's configuration (`ClientTrustConfig`), which holds a trusted root: sigstore-python's `--trust-config`. */
import { isTrustConfig, rootInConfig } from '../../sigstore/forms/roots.ts'
import { kind } from '../kind.ts'

export const trustConfig = kind({
  id: 'trust-config',
  source: 'trust',
  recognise: ({ json }) => (json && 'value' in json && isTrustConfig(json.value) ? 'by-bytes' : undefined),
  parts: ({ text = '' }) => {
    const bytes = rootInConfig(text)
    return bytes && [{ method: 'sigstore', role: 'trusted-root', bytes }]
  },
})
