/** CSS `unicode-range`, in both directions. */

/**
 * @param characters single characters
 * @returns the exact range, in order: `U+20-7E,U+3042`
 */
export function unicodeRange(characters: Iterable<string>): string {
  const points = [...characters].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last !== undefined && point <= last.to + 1) last.to = point
    else runs.push({ from: point, to: point })
  }
  return runs.map(({ from, to }) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}

/**
 * @param range as in CSS, without wildcards
 * @returns whether a character is in it
 */
export function inUnicodeRange(range: string): (character: string) => boolean {
  const runs = range.split(',').map((run) => {
    const [from = '', to = from] = run.trim().replace(/^U\+/i, '').split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
  })
  return (character) => {
    const point = character.codePointAt(0) ?? 0
    return runs.some(({ from, to }) => from <= point && point <= to)
  }
}

const hex = (point: number) => point.toString(16).toUpperCase()
