/** Public keys: SubjectPublicKeyInfo or PKCS#1, in PEM or DER. To be believed only by a person's own word. */
import { utf8 } from '../../bytes.ts'
import { publicKeyIn } from '../../sigstore/forms/key-material.ts'
import { kind } from '../kind.ts'
import { keyMaterialOf } from '../key-material.ts'

export const publicKey = kind({
  id: 'public-key',
  source: 'trust',
  recognise: (sight) => (keyMaterialOf(sight)?.what === 'public-key' ? 'by-bytes' : undefined),
  parts: (sight) => {
    const found = keyMaterialOf(sight)
    const keys = found?.what === 'public-key' ? (found.blocks ?? []).map(publicKeyIn) : []
    const whole = keys.filter((pem) => pem !== undefined)
    if (whole.length === 0 || whole.length < keys.length) return undefined
    return whole.map((pem) => ({ method: 'sigstore', role: 'public-key', bytes: utf8(pem) }))
  },
})
