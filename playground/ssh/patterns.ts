/** Patterns as ssh_config(5) has them under PATTERNS: `*`, `?`, lists with commas, and `!` for what may not be. */

/** Characters of one pattern in a list; OpenSSH takes a list with a longer one for matching nothing. */
const MOST_PATTERN = 1022

/** Characters compared with patterns: as many as the longest list of signers has, for a name of twenty. */
export const MOST_COMPARED = 80_000_000

/** How many characters may be compared, all patterns of a verification together. */
export class Budget {
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  get spent(): boolean {
    return this.#left < 0
  }

  take(steps: number): boolean {
    this.#left -= steps
    return this.#left >= 0
  }
}

/** Whether the whole of `text` fits; case counts. Of a spent budget, nothing does. */
export function matchesPattern(text: string, pattern: string, budget: Budget): boolean {
  let [at, next, star, from] = [0, 0, -1, 0]
  while (at < text.length) {
    if (!budget.take(1)) return false
    const wanted = pattern[next]
    if (wanted === '*') {
      star = next++
      from = at
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      at++
      next++
    } else if (star >= 0) {
      // The last star takes one more.
      next = star + 1
      at = ++from
    } else {
      return false
    }
  }
  while (pattern[next] === '*') next++
  return next === pattern.length
}

/**
 * Whether a list lets `text` pass: one of its patterns fits, and none that is negated.
 *
 * @param list patterns with commas between them
 */
export function matchesList(text: string, list: string, budget: Budget): boolean {
  let fits = false
  // A comma at the end begins no further pattern.
  const patterns = list.endsWith(',') ? list.slice(0, -1) : list
  for (const one of list === '' ? [] : patterns.split(',')) {
    const negated = one.startsWith('!')
    const pattern = negated ? one.slice(1) : one
    if (pattern.length > MOST_PATTERN) return false
    if (!matchesPattern(text, pattern, budget)) continue
    if (negated) return false
    fits = true
  }
  return fits
}
