/** What a learner says of a scene, held against what was found out by computing. */
import { picksIn, sortedIn } from './define.ts'

/**
 * The first thing that is wrong about rows put into bins. A wrong row is named, for only then can its own words say why
 * it belongs elsewhere: whoever moves each row that is named gets there, and has read those words on the way. Nothing is
 * said before every row is in a bin, so that a guess at one row alone tells nothing; random clicks do not get there.
 *
 * @param right the bin of every row, in the order in which mistakes are named
 * @returns the row that is in a wrong bin; `unsorted` while one is in none; `undefined` if all is right
 */
export function misplaced<R extends string>(
  value: string,
  right: Readonly<Record<R, string>>,
): R | 'unsorted' | undefined {
  const said = sortedIn(value)
  const rows = Object.keys(right) as R[]
  if (rows.some((row) => !said.has(row))) return 'unsorted'
  return rows.find((row) => said.get(row) !== right[row])
}

/**
 * What is wrong about things picked.
 *
 * @returns the first one picked that should not be; `unanswered` if nothing is picked, `one-missing` if not everything
 *   is; `undefined` if all is right
 */
export function mispicked<I extends string>(
  value: string,
  right: readonly I[],
): { readonly wrong: string } | 'unanswered' | 'one-missing' | undefined {
  const picked = picksIn(value)
  if (picked.length === 0) return 'unanswered'
  const wrong = picked.find((pick) => !right.some((one) => one === pick))
  if (wrong !== undefined) return { wrong }
  return picked.length < right.length ? 'one-missing' : undefined
}
