/** What a dropped file is, by its content: names and endings lie. */
import { fromUtf8 } from '../bytes.ts'
import { type Attestation, readAttestations } from './npm.ts'

export type Recognised =
  | { readonly kind: 'bundle' | 'trusted-root' | 'public-key' | 'other' }
  | { readonly kind: 'attestations'; readonly attestations: readonly Attestation[] }

export function recognise(bytes: Uint8Array): Recognised {
  const text = fromUtf8(bytes)?.trimStart()
  if (text?.startsWith('-----BEGIN') && text.includes('PUBLIC KEY-----')) return { kind: 'public-key' }
  if (!text?.startsWith('{')) return { kind: 'other' }
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>
    const mediaType = String(value['mediaType'] ?? '')
    if (mediaType.includes('sigstore.trustedroot')) return { kind: 'trusted-root' }
    if (mediaType.includes('sigstore.bundle') || 'verificationMaterial' in value) return { kind: 'bundle' }
  } catch {
    // Not JSON after all: then it is an artifact that happens to begin like it.
    return { kind: 'other' }
  }
  const attestations = readAttestations(bytes)
  if (attestations) return { kind: 'attestations', attestations }
  return { kind: 'other' }
}
