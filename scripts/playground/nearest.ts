/** Which of the words that there are somebody may have meant. */

/** @returns the one that the fewest letters differ from; the first of equals */
export function nearest(typed: string, words: readonly string[]): string {
  const distances = words.map((word) => distance(typed.slice(0, MOST), word))
  return words[distances.indexOf(Math.min(...distances))] ?? ''
}
/** Characters: no option is longer. */
const MOST = 80

/** Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, its] of [...other].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === its ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
