import type { Claim } from './item.ts'

/** On one desk. */
export const MOST_CLAIMS = 1000
/** Each time a claim is held against a file, it is read and judged anew. */
const MOST_PAIRS = 2000
/** Bytes of claims that are read for all of them; of lists, every line costs. */
const MOST_READ = { list: 16 * 1024 * 1024, other: 256 * 1024 * 1024 }

/** What one desk may cost, whoever put what on it. */
export function budgetOf() {
  const left = { pairs: MOST_PAIRS, ...MOST_READ }
  return {
    takes({ part: { role, bytes } }: Claim): boolean {
      const of = role === 'list' ? 'list' : 'other'
      if (left.pairs < 1 || left[of] < bytes.length) return false
      left.pairs -= 1
      left[of] -= bytes.length
      return true
    },
  }
}
