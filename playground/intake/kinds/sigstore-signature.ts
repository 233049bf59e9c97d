/** A signature by itself, as Base64 (`cosign sign-blob --output-signature`) or as the bytes it is. */
import { kind } from '../kind.ts'
import { isNamedSignature, keyMaterialOf } from '../key-material.ts'

export const sigstoreSignature = kind({
  id: 'sigstore-signature',
  source: 'claim',
  command: 'cosign bundle create --artifact FILE --signature SIG --certificate CERT --out BUNDLE',
  recognise: (sight) => {
    const found = keyMaterialOf(sight)
    if (found) return found.what === 'signature' ? 'by-bytes' : undefined
    return isNamedSignature(sight) ? 'by-name' : undefined
  },
})
