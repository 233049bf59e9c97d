/** The roots that `@sigstore/tuf` begins with: its `seeds.json`. */
import { decodeBase64 } from '../platform/base64.ts'

interface Seed {
  readonly 'root.json'?: unknown
}

/** @param seeds parsed, one seed a repository @returns a root of each, as bytes */
export function shippedRoots(seeds: unknown): readonly Uint8Array[] {
  if (seeds === null || typeof seeds !== 'object') return []
  return Object.values(seeds as Readonly<Record<string, Seed | null>>).flatMap((seed) => {
    const root = seed?.['root.json']
    return typeof root === 'string' ? [decodeBase64(root)] : []
  })
}
