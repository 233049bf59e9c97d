/** Lines of somebody else's: a tool's, with names and user ids in them that anybody may have chosen. */
import { printable } from '../../playground/printable.ts'
import { broken } from './columns.ts'

/** Columns, the mark included: no terminal in use is narrower. */
const WIDEST = 78
/** Stands before what goes on from the line above. No line of ours begins so. */
const MARK = '+ '
const BEGINS_LIKE_A_TOOL = /^[!-~]/u

/**
 * Breaks a line, with a mark, before a terminal does it without: behind blanks enough what follows would stand alone on
 * a line, and look like one of ours. Nothing is left out of a line that somebody could read; of a longer one it is counted.
 *
 * @returns the lines to print, each of at most so many columns; one at least
 */
export function foreign(line: string): string[] {
  const [first = '', ...more] = broken(printable(line), WIDEST - MARK.length)
  const marked = more.length > 0 && !BEGINS_LIKE_A_TOOL.test(first)
  return [marked ? `${MARK}${first}` : first, ...more.map((piece) => `${MARK}${piece}`)]
}
