/** What lines come to with the digests at hand: one that was known by its length is of the algorithm that it holds under. */
import { toHex } from '../bytes.ts'
import { type AnyAlgorithm, isStanding } from './algorithms.ts'
import type { Reading } from './entry.ts'

export type SomeOf = Readonly<Partial<Record<AnyAlgorithm, Uint8Array>>>

/** A list may name every length of BLAKE2b, and each is as much work as the file is long. */
export const MOST_ON_DEMAND = 8

/** @returns no more of those on demand than are computed for one list */
export function bounded(algorithms: Iterable<AnyAlgorithm>): AnyAlgorithm[] {
  let onDemand = 0
  return [...new Set(algorithms)].filter((one) => isStanding(one) || ++onDemand <= MOST_ON_DEMAND)
}

/** @param files the digests of each file that could be read */
export function settler(files: readonly SomeOf[]): <Read extends Reading>(reading: Read) => Read {
  const known = new Map<AnyAlgorithm, ReadonlySet<string>>()
  const digestsBy = (algorithm: AnyAlgorithm) => {
    const before = known.get(algorithm)
    if (before) return before
    const all = new Set(files.flatMap((file) => (file[algorithm] ? [toHex(file[algorithm])] : [])))
    known.set(algorithm, all)
    return all
  }
  const atHand = new Map<AnyAlgorithm, boolean>()
  const isAtHand = (algorithm: AnyAlgorithm) => {
    const before = atHand.get(algorithm)
    if (before !== undefined) return before
    const all = files.every((file) => file[algorithm] !== undefined)
    atHand.set(algorithm, all)
    return all
  }
  return (reading) => {
    const { open, algorithm } = reading
    const hex = open && toHex(reading.digest)
    const which = open?.find((one) => digestsBy(one).has(hex ?? ''))
    if (which !== undefined) {
      const { open: _, ...settled } = reading
      return { ...settled, algorithm: which, by: which === algorithm ? 'length' : 'match' } as typeof reading
    }
    // What a list asks for is computed, unless it is too much.
    const isComputed = algorithm === undefined || isStanding(algorithm) || isAtHand(algorithm)
    return isComputed ? reading : { ...reading, algorithm: undefined }
  }
}

/** @returns those of an open line's algorithms that nobody has computed yet */
export function moreOf(lines: readonly Pick<Reading, 'open'>[], files: readonly SomeOf[]): AnyAlgorithm[] {
  const lacking = (one: AnyAlgorithm) => !isStanding(one) && files.some((file) => file[one] === undefined)
  return bounded(lines.flatMap(({ open = [] }) => open.filter(lacking)))
}

/** What differs in no more than these digits from a digest of the file is that digest, mistyped or made to look like it. */
const MOST_DIGITS = 4

/** Whether a digest that does not hold may be right by an algorithm that was not meant. */
export function isGuess({
  open,
  expected,
  actual,
}: {
  readonly open?: readonly AnyAlgorithm[]
  readonly expected: Uint8Array
  readonly actual?: Uint8Array | undefined
}): boolean {
  if (!open || !actual) return open !== undefined
  const [one, other] = [toHex(expected), toHex(actual)]
  let differing = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differing++
  return differing > MOST_DIGITS
}
