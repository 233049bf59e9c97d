export interface Run {
  readonly text: string
  readonly differs: boolean
}

/**
 * Splits `text` where it differs from `other`, so that a look-alike is seen at the very character.
 *
 * Two digests of different files differ nearly everywhere, and marking everything marks nothing: then one unmarked
 * run comes back.
 */
export function differingRuns(text: string, other: string | undefined): Run[] {
  if (other === undefined || text === other) return runs([...text], () => false)
  // By code point: half a surrogate pair is no character.
  const mine = [...text]
  const theirs = [...other]
  const differs = (i: number) => mine[i] !== theirs[i]
  if (mine.length === theirs.length) {
    const count = mine.filter((_, i) => differs(i)).length
    if (count <= mine.length / 4) return runs(mine, differs)
  }
  let start = 0
  while (start < mine.length && mine[start] === theirs[start]) start++
  let end = 0
  const shorter = Math.min(mine.length, theirs.length) - start
  while (end < shorter && mine.at(-1 - end) === theirs.at(-1 - end)) end++
  const alike = start + end >= mine.length / 4
  return runs(mine, (i) => alike && i >= start && i < mine.length - end)
}

function runs(characters: readonly string[], differs: (i: number) => boolean): Run[] {
  const found: { text: string; differs: boolean }[] = []
  for (const [i, character] of characters.entries()) {
    const last = found.at(-1)
    if (last?.differs === differs(i)) last.text += character
    else found.push({ text: character, differs: differs(i) })
  }
  return found
}
