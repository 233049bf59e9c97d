/** The deck's faces: static ones, because a variable font becomes Type 3 in a PDF. */
import { ASCII } from './text.ts'
import type { DeckText } from './text.ts'

export interface Face {
  readonly family: string
  readonly weight: number
  /** The @fontsource package that has it. */
  readonly package: string
  /** Its file with all the kanji in one piece, if it has one; what is missing there is looked for in the slices. */
  readonly whole?: string
  /** All it sets. */
  readonly deck: (text: DeckText) => ReadonlySet<string>
  /** What of it slide 1 waits for: a file of its own. */
  readonly first: (text: DeckText) => ReadonlySet<string>
}

const SANS = {
  family: 'Noto Sans JP',
  package: '@fontsource/noto-sans-jp',
  whole: 'japanese',
  deck: ({ all }: DeckText) => all,
}
const SERIF = {
  family: 'Noto Serif JP',
  package: '@fontsource/noto-serif-jp',
  whole: 'japanese',
  deck: ({ headings }: DeckText) => headings,
}
const MONO = {
  family: 'JetBrains Mono',
  package: '@fontsource/jetbrains-mono',
  deck: ({ all }: DeckText) => all,
}
const nothing = () => new Set<string>()

/** Letters are kerned within one file only, so the proportional faces never split them. */
function withItsLetters(characters: ReadonlySet<string>): Set<string> {
  const others = [...characters].filter((character) => !ASCII.has(character))
  const letters = [...characters].some((character) => /[A-Za-z]/.test(character)) ? ASCII : []
  return new Set([...letters, ...others])
}

const letters = (characters: ReadonlySet<string>) =>
  new Set([...characters].filter((character) => ASCII.has(character)))

export const FACES: readonly Face[] = [
  { ...SANS, weight: 400, first: ({ first }) => withItsLetters(first.all) },
  { ...SANS, weight: 700, first: nothing },
  { ...SERIF, weight: 600, first: ({ first }) => withItsLetters(first.headings) },
  { ...MONO, weight: 400, first: ({ first }) => letters(first.all) },
  { ...MONO, weight: 700, first: nothing },
]
