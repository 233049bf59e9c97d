/** A certificate by itself: PEM, DER, or Base64 of PEM as cosign writes it. Of several the first is the signer's. */
import { utf8 } from '../../bytes.ts'
import { publicKeyIn } from '../../sigstore/forms/key-material.ts'
import { kind } from '../kind.ts'
import { keyMaterialOf } from '../key-material.ts'

export const certificate = kind({
  id: 'certificate',
  source: 'claim',
  command: 'cosign bundle create --artifact FILE --signature SIG --certificate CERT --out BUNDLE',
  recognise: (sight) => (keyMaterialOf(sight)?.what === 'certificate' ? 'by-bytes' : undefined),
  parts: (sight) => {
    const found = keyMaterialOf(sight)
    const [leaf] = found?.what === 'certificate' ? (found.blocks ?? []) : []
    const pem = leaf && publicKeyIn(leaf)
    return pem === undefined ? undefined : [{ method: 'sigstore', role: 'public-key', bytes: utf8(pem) }]
  },
})
