/** Choices that a seed repeats: every mutation has a source of its own, so that one can be run again alone. */
import { seededRandom } from '../../playground/world/random.ts'

export interface Chance {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number
  /** One of `items`, of which there must be one. */
  of<T>(items: readonly T[]): T
}

export function chance(seed: number, index: number): Chance {
  const source = seededRandom(`sigstore fuzz ${seed}`).fork(`${index}`)
  const below = (bound: number) => {
    const [a = 0, b = 0, c = 0, d = 0] = source.bytes(4)
    return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % bound
  }
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] }
}
