/** A text that is signed in clear, for the terminal: whose each line is stands before it. */
import { signedWords as say } from '#words/signed-words'
import type { CleartextReport } from '../../playground/openpgp/index.ts'
import { shown, type ShownPart } from '../../playground/openpgp/shown.ts'
import { escaped } from '../../playground/printable.ts'
import { broken } from './columns.ts'

/**
 * A backslash of the text's own is doubled: then what is named cannot be confused with it. A tab is named as well, before
 * the columns are counted.
 */
function spelled(parts: readonly ShownPart[]): string {
  return parts.map(({ text, named }) => (named ? text : escaped(text.replaceAll('\\', '\\\\')))).join('')
}

/** Columns of a line's own text. A longer one is broken here, with its mark: a terminal that wraps it shows none. */
const WIDEST = 64

/** `|` before a line, `+` before what goes on from the line above. */
function marked(mark: string, bytes: Uint8Array, most?: number): string[] {
  const { lines, left } = shown(bytes, most)
  return [
    ...lines.flatMap((parts) =>
      broken(spelled(parts), WIDEST).map((piece, i) => `${mark}${i === 0 ? '|' : '+'} ${piece}`),
    ),
    ...(left > 0 ? [`${mark}: ${say.left(left)}`] : []),
  ]
}

/**
 * @param withText whether the signed text itself is asked for; what stands outside is told in any case
 * @param most bytes of it that are printed; all, if it is left out
 */
export function signedWordsLines(
  { text, outside, verdict }: Pick<CleartextReport, 'text' | 'outside' | 'verdict'>,
  withText: boolean,
  most?: number,
): string[] {
  const lines: string[] = []
  if (withText && text !== undefined) {
    const kind = verdict === 'verified' ? 'signed' : 'notSigned'
    lines.push(`${say[kind]}:`, ...marked(say.marks[kind], text, most), '')
  }
  if (outside === undefined || outside.count === 0) return lines
  lines.push(`${say.outside}:`)
  for (const { place, lines: at, bytes, start, end } of outside.passages) {
    lines.push(`${say.marks.outside}: ${say.lines(at.first, at.last)} (${say.places[place]})`)
    lines.push(...marked(say.marks.outside, bytes))
    if (end - start > bytes.length)
      lines.push(`${say.marks.outside}: ${say.left(end - start - bytes.length)}`)
  }
  if (outside.count > outside.passages.length) lines.push(say.more(outside.count - outside.passages.length))
  return [...lines, '']
}
