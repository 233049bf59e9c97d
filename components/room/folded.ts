import type { Run } from '../../playground/differing-runs.ts'

/** What stands for what is not shown. */
const GAP = '…'
/** Characters that stay on either side of a place where two values differ. */
const AROUND = 24

/**
 * Shortens what is the same in both, so that what differs is seen.
 *
 * @param most characters that are shown whole
 * @returns `runs` as they are if they are short enough; else with the middle of the long ones that do not differ left out
 */
export function folded(runs: readonly Run[], most: number): readonly Run[] {
  const length = runs.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= most) return runs
  const keep = runs.some(({ differs }) => differs) ? AROUND : Math.floor(most / 2)
  return runs.map((run) => {
    const letters = [...run.text]
    if (letters.length <= 2 * keep) return run
    return { ...run, text: `${letters.slice(0, keep).join('')}${GAP}${letters.slice(-keep).join('')}` }
  })
}
