/** Lines of somebody else's: a tool's, with names and user ids in them that anybody may have chosen. */
import { edition } from '#words'
import { desk } from '#words/desk'
import { printable } from '../../playground/printable.ts'
import { broken } from './columns.ts'

/** Columns, the mark included: no terminal in use is narrower. */
const WIDEST = 78
/** Stands before what goes on from the line above. No line of ours begins so. */
const MARK = '+ '
const BEGINS_LIKE_A_TOOL = /^[!-~]/u

/** A verdict's line, in any language, and a check's. */
const LIKE_OURS = /\((?:verified|rejected|undecided)\)$|^[✔✘–!?] /u
/** As an answer to a file ends, in the language of the edition. */
const ANSWERS = Object.values(edition.verdicts).map((words) => `: ${words}`)

function isLikeOurs(text: string): boolean {
  const row = text.trim()
  return LIKE_OURS.test(row) || row.startsWith(`${desk.all}: `) || ANSWERS.some((one) => row.endsWith(one))
}

/**
 * Breaks a line, with a mark, before a terminal does it without: behind blanks enough what follows would stand alone on
 * a line, and look like one of ours. What looks like one without that has the mark too. Nothing is left out of a line that somebody could read; of a longer one it is counted.
 *
 * @param own what we say behind it
 * @returns the lines to print, each of at most so many columns; one at least
 */
export function foreign(line: string, own = ''): string[] {
  const theirs = printable(line)
  const [first = '', ...more] = broken(`${theirs}${own}`, WIDEST - MARK.length)
  const isBroken = more.length > 0
  const marked = isLikeOurs(theirs) || (isBroken && (isLikeOurs(first) || !BEGINS_LIKE_A_TOOL.test(first)))
  return [marked ? `${MARK}${first}` : first, ...more.map((piece) => `${MARK}${piece}`)]
}
