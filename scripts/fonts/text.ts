/** What the deck says, character by character, read from its sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deckFileOf, type Language, LANGUAGE } from '../lib/edition.ts'

export interface DeckText {
  /** All of it, the speaker's notes too. */
  readonly all: ReadonlySet<string>
  /** Headings, and every word of the interface: what the serif face sets. */
  readonly headings: ReadonlySet<string>
  /** The same of slide 1 alone. */
  readonly first: { readonly all: ReadonlySet<string>; readonly headings: ReadonlySet<string> }
}

/** Letters and signs that any text may need. */
export const ASCII: ReadonlySet<string> = new Set(
  Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)),
)

/** What Markdown's typographer writes instead of what was typed: an apostrophe, dots, dashes. */
const TYPESET = '’…–—'
/** What a browser shows of a password. */
const HIDDEN = '•'

const SHARED = ['components', 'layouts', 'setup']
/** The seal on the cover is set like a heading. */
const HEADING = /^#{1,6} .*$|<h([1-6])\b[^>]*>.*?<\/h\1>|^::seal::\s+.*$/gm

/**
 * Comments in the code count as said: a glyph too many costs a hundred bytes, one too few shows in another face.
 *
 * @param root the project's folder
 * @param language of the edition; what it does not say, no face of its deck can show
 * @param firstSlide the Markdown of slide 1, without its notes
 * @param also what else slide 1 says
 */
export function deckText(
  root: string,
  firstSlide: string,
  language: Language = LANGUAGE,
  also = '',
): DeckText {
  const own = ['pages', 'locales'].map((folder) => `${folder}/${language}`)
  const files = [...SHARED, ...own].flatMap((folder) => textFiles(join(root, folder)))
  const markdown = [join(root, deckFileOf(language)), ...files.filter((file) => file.endsWith('.md'))].map(
    read,
  )
  const words = textFiles(join(root, `locales/${language}`)).map(read)
  return {
    all: characters(...ASCII, TYPESET, HIDDEN, ...markdown, ...files.map(read), also),
    headings: characters(...ASCII, TYPESET, ...markdown.flatMap(headings), ...words),
    first: {
      all: characters(plain(firstSlide), also),
      headings: characters(...headings(firstSlide).map(plain)),
    },
  }
}

function textFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|ts|vue)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

const read = (file: string) => readFileSync(file, 'utf8')
const plain = (markdown: string) => markdown.replace(/<[^>]+>|^#+ |^::.*::$/gm, '')
const headings = (markdown: string) => markdown.replace(/<!--.*?-->/gs, '').match(HEADING) ?? []

function characters(...texts: readonly string[]): Set<string> {
  const set = new Set<string>()
  for (const text of texts) for (const character of text) if (character >= ' ') set.add(character)
  return set
}
