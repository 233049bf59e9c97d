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
  const whole = [{ text, differs: false }]
  if (other === undefined || text === other) return whole
  if (text.length === other.length) {
    const count = [...text].filter((character, i) => character !== other[i]).length
    if (count <= text.length / 4) return byCharacter(text, other)
  }
  let start = 0
  while (start < text.length && text[start] === other[start]) start++
  let end = 0
  const shorter = Math.min(text.length, other.length) - start
  while (end < shorter && text.at(-1 - end) === other.at(-1 - end)) end++
  if (start + end < text.length / 4) return whole
  return [
    { text: text.slice(0, start), differs: false },
    { text: text.slice(start, text.length - end), differs: true },
    { text: text.slice(text.length - end), differs: false },
  ].filter((run) => run.text !== '')
}

function byCharacter(text: string, other: string): Run[] {
  const runs: { text: string; differs: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const differs = text[i] !== other[i]
    const last = runs.at(-1)
    if (last?.differs === differs) last.text += text.charAt(i)
    else runs.push({ text: text.charAt(i), differs })
  }
  return runs
}
