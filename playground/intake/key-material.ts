/** Whether a file is a key, a certificate or a signature by itself, looked at once, whichever kinds ask. */
import { type KeyMaterial, keyMaterialIn, mayBeSignature } from '../sigstore/forms/key-material.ts'
import type { Sight } from './sight.ts'

const seen = new WeakMap<Sight, KeyMaterial | 'none'>()

export function keyMaterialOf(sight: Sight): KeyMaterial | undefined {
  if (!sight.isWhole) return undefined
  const found = seen.get(sight) ?? keyMaterialIn(sight.bytes, sight.text, sight.armors) ?? 'none'
  seen.set(sight, found)
  return found === 'none' ? undefined : found
}

/** By its name and its length alone. */
export function isNamedSignature(sight: Sight): boolean {
  return sight.isWhole && /\.(?:sig|signature)$/i.test(sight.name) && mayBeSignature(sight.text)
}
