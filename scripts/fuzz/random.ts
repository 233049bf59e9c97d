/** Choices that a seed repeats: every mutation has a source of its own, so that one can be run again alone. */
import { seededRandom } from '../../playground/world/random.ts'

export interface Chance {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number
  /** One of `items`, of which there must be one. */
  of<T>(items: readonly T[]): T
}

/** @param label keeps the choices of one fuzzer apart from another's */
export function chance(seed: number, index: number, label = 'sigstore fuzz'): Chance {
  const source = seededRandom(`${label} ${seed}`).fork(`${index}`)
  const below = (bound: number) => {
    const [a = 0, b = 0, c = 0, d = 0] = source.bytes(4)
    return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % bound
  }
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] }
}
