/** Attestations of the Python index (PEP 740), as it hands them out (`provenance`) and as they are uploaded. */
import { utf8 } from '../../bytes.ts'
import { fromPep740, isAttestation, isProvenance } from '../../sigstore/forms/pep740.ts'
import { kind } from '../kind.ts'

export const pep740 = kind({
  id: 'pep740',
  source: 'claim',
  recognise: ({ json }) => {
    const value = json && 'value' in json ? json.value : undefined
    return isAttestation(value) || isProvenance(value) ? 'by-bytes' : undefined
  },
  parts: ({ text = '' }) =>
    fromPep740(text)?.map((one) => ({
      method: 'sigstore',
      role: 'bundle',
      bytes: utf8(one.text),
      label: one.label,
    })),
})
