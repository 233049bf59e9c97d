/** Where a Sigstore client goes to sign (`signing_config.json`): nobody is believed by it. */
import { isSigningConfig } from '../../sigstore/forms/roots.ts'
import { kind } from '../kind.ts'

export const signingConfig = kind({
  id: 'signing-config',
  source: 'trust',
  recognise: ({ json }) => (json && 'value' in json && isSigningConfig(json.value) ? 'by-bytes' : undefined),
})
