/** The edition at work: the one of the language in which `#words` speaks here. */
import { join } from 'node:path'
import { ROOT } from './paths.ts'

export type Language = 'ja' | 'en'

/** Where a language is not asked for by name. */
export const FIRST: Language = 'ja'
/** Of each language, the condition by which `imports` of package.json finds its words. */
export const CONDITIONS: Readonly<Record<Language, readonly string[]>> = { ja: [], en: ['english'] }
export const LANGUAGES = Object.keys(CONDITIONS) as Language[]

/** Said to this Node: what loads modules in its own way (jiti, Vite) would not always find the same words. */
export const LANGUAGE: Language =
  LANGUAGES.find((language) =>
    CONDITIONS[language].some((condition) => process.execArgv.includes(`--conditions=${condition}`)),
  ) ?? FIRST
/** The deck's first file, from which Slidev finds all others. */
export const deckFileOf = (language: Language): string =>
  language === FIRST ? 'slides.md' : `slides.${language}.md`
export const DECK_FILE = deckFileOf(LANGUAGE)
export const DECK = join(ROOT, DECK_FILE)
/** One file a chapter. */
export const PAGES = join(ROOT, 'pages', LANGUAGE)
/** What is read beside them, one file a chapter. */
export const READING = join(PAGES, 'reading')

/** @returns where an edition stands below the site: nothing, or its language and a slash */
export const folderOf = (language: Language): string => (language === FIRST ? '' : `${language}/`)

/** @returns Node's arguments with which a script, and all that it starts, speaks that language */
export const nodeArguments = (language: Language): string[] =>
  CONDITIONS[language].map((condition) => `--conditions=${condition}`)
