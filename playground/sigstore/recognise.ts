/** What a dropped file is, by its content: names and endings lie. */
import { fromUtf8 } from '../bytes.ts'
import { readJson } from './json.ts'

export interface Recognised {
  readonly kind: 'bundle' | 'attestations' | 'trusted-root' | 'public-key' | 'other'
}

export function recognise(bytes: Uint8Array): Recognised {
  const text = fromUtf8(bytes)?.trimStart()
  if (text?.startsWith('-----BEGIN') && text.includes('PUBLIC KEY-----')) return { kind: 'public-key' }
  if (!text?.startsWith('{')) return { kind: 'other' }
  const json = readJson(text)
  // Said in two ways, it is still what its reader will refuse by name.
  if ('why' in json) return { kind: json.why === 'ambiguous' ? namedIn(text) : 'other' }
  const value = json.value as Readonly<Record<string, unknown>>
  const kind = namedIn(String(value['mediaType'] ?? ''))
  if (kind !== 'other') return { kind }
  if (Object.hasOwn(value, 'verificationMaterial')) return { kind: 'bundle' }
  const isList = Object.hasOwn(value, 'attestations') && Array.isArray(value['attestations'])
  return { kind: isList ? 'attestations' : 'other' }
}

function namedIn(text: string): Recognised['kind'] {
  if (text.includes('sigstore.trustedroot')) return 'trusted-root'
  return text.includes('sigstore.bundle') || text.includes('"verificationMaterial"') ? 'bundle' : 'other'
}
