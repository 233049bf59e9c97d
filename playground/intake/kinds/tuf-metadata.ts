/** TUF's metadata (`root.json` and what it delegates to): by it clients fetch a trusted root; it is none. */
import { isTufMetadata } from '../../sigstore/forms/roots.ts'
import { kind } from '../kind.ts'

export const tufMetadata = kind({
  id: 'tuf-metadata',
  source: 'trust',
  recognise: ({ json }) => (json && 'value' in json && isTufMetadata(json.value) ? 'by-bytes' : undefined),
})
