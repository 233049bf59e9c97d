/** Whose signature it has to be, where a person said it. */
import type { Source } from '../report.ts'
import { normaliseFingerprint, type OpenpgpPolicy } from './input.ts'
import { readKeyBlocks } from './keys/block.ts'

interface Wanted {
  readonly names: ReadonlySet<string>
  /** What was said and is no fingerprint. */
  readonly unread: readonly string[]
  readonly source: Source
}

/** @returns `undefined` where nobody is expected */
export function expectedIn({ fingerprint = [] }: OpenpgpPolicy): Wanted | undefined {
  const said = typeof fingerprint === 'string' ? [fingerprint] : fingerprint
  if (said.length === 0) return undefined
  return {
    names: new Set(said.flatMap((one) => normaliseFingerprint(one) ?? [])),
    unread: said.filter((one) => normaliseFingerprint(one) === undefined),
    source: typeof fingerprint === 'string' ? 'policy' : 'trust',
  }
}

/** @returns the fingerprints of the primary keys in a key file; none where it cannot be read */
export async function primariesIn(file: Uint8Array): Promise<string[]> {
  const { blocks } = await readKeyBlocks(file)
  return [...new Set(blocks.map(({ part }) => part.fingerprint))]
}
