/** Lines no longer than a terminal is wide: one that wraps looks like two, and the second is whose its writer likes. */

/** What a terminal may show in two columns: in East Asia many show letters so that elsewhere have one. */
const WIDE = /[^ -~]/u

/** @returns the pieces of `line`, each of at most so many columns; one at least */
export function broken(line: string, most: number): string[] {
  if (!WIDE.test(line)) return line.match(new RegExp(`.{1,${most}}`, 'g')) ?? [line]
  const pieces: string[] = []
  let piece = ''
  let columns = 0
  for (const letter of line) {
    const width = WIDE.test(letter) ? 2 : 1
    if (columns + width > most) {
      pieces.push(piece)
      piece = ''
      columns = 0
    }
    piece += letter
    columns += width
  }
  return [...pieces, piece]
}
