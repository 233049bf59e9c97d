/** A demo's outcome in the words of its banner. */
import { edition } from '#words'
import { joins } from '#words/joins'
import { stageCheck as say } from '#words/stage-check'

const wordOf = (verdict: string) => edition.verdicts[verdict as keyof typeof edition.verdicts] ?? verdict

/** @param verdicts separated by spaces */
export function inWords(verdicts: string): string {
  return joins.list(verdicts.split(' ').map(wordOf))
}

/** A verdict is expected; a verified one is also told as one of which nobody knows whose it is. */
export function wrongInWords(expected: string): string {
  const told = (verdict: string) =>
    (verdict === 'verified' ? [verdict, 'nobody-expected'] : [verdict]).map(wordOf)
  return say.demos.wrong(expected.split(' ').map(told))
}
