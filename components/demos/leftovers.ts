/** What of the deck's own files still stands beside somebody's: a verdict about both at once needs a word about it. */
import { edition } from '#words'
import { joins } from '#words/joins'
import type { DemoFile } from './demo-file.ts'

/** Whether it came with the deck, whatever was changed in it since. */
export const isDecks = ({ sample, from }: DemoFile) => sample !== undefined || from === 'registry'

/**
 * @param parts what is judged together, by what each is called
 * @returns the sentence, if some of them are the deck's and others are not
 */
export function leftovers(
  parts: readonly (readonly [name: string, file: DemoFile | undefined])[],
): string | undefined {
  const there = parts.filter((part): part is readonly [string, DemoFile] => part[1] !== undefined)
  const decks = there.filter(([, file]) => isDecks(file)).map(([name]) => name)
  return decks.length > 0 && decks.length < there.length
    ? edition.demos.leftover(joins.both([...new Set(decks)]))
    : undefined
}
