/** English as American dictionaries have it; what they lack and the field has stands in `words.txt`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import dictionary from 'dictionary-en'
import nspell from 'nspell'
import { ROOT } from '../lib/paths.ts'
import type { Prose } from './prose.ts'

const LIST = join(ROOT, 'scripts', 'text', 'words.txt')

/** The field's words, one a line; what follows a number sign says whose they are. */
export const FIELD: readonly string[] = readFileSync(LIST, 'utf8')
  .split('\n')
  .map((line) => line.replace(/#.*/, '').trim())
  .filter(Boolean)

const known = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) })
for (const word of FIELD) known.add(word)

/** Not words: code, addresses, paths, files, options, digests. */
const NOT_WORDS = [
  /^```[\s\S]*?^```/gm,
  /`[^`\n]*`/g,
  /\]\([^)\s]*\)/g,
  /\{[^}\n]*\}/g,
  /<[^>\n]*>/g,
  /\bhttps?:\S+/g,
  /[\w.-]*[/@_][\w./@:-]*/g,
  /\b[\w-]+\.[\w.-]+/g,
  /(?:^|\s)--?[a-z][\w-]*/g,
]

/** @returns the words of each line, bare of what holds them together */
export function wordsOf(text: string): string[][] {
  const prose = NOT_WORDS.reduce(
    (rest, not) => rest.replace(not, (found) => found.replace(/[^\n]/g, ' ')),
    text,
  )
  return prose
    .split('\n')
    .map((line) =>
      Array.from(line.matchAll(/(?<!\w)[A-Za-z][A-Za-z'’]*(?!\w)/g), ([found]) => bare(found)).filter(isWord),
    )
}

/** @returns one line a word that nobody knows */
export function misspelt({ path, text }: Pick<Prose, 'path' | 'text'>): string[] {
  return wordsOf(text).flatMap((words, i) =>
    words
      .filter((word) => !known.correct(word))
      .map(
        (word) => `${path}:${i + 1}: ${word} is no word that the dictionary or words.txt knows (spelling)`,
      ),
  )
}

const bare = (found: string) => found.replaceAll('’', "'").replace(/(?:'s|')$/, '')
/** Letters in capitals are names or abbreviations, and so is a single one. */
const isWord = (word: string) => word.length > 1 && !/[A-Z]/.test(word.slice(1))
