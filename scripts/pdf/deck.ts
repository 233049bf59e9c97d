/** What the deck's own files say about it: its title, its chapters, the speaker's notes. */
import { loadTold } from '../talks/load.ts'
import { readSpeaker } from '../talks/speaker.ts'
import type { PdfBookmark } from './inspect.ts'

export interface DeckSlide {
  /** From 1. */
  readonly number: number
  /** Undefined before the first chapter. */
  readonly chapter: string | undefined
  readonly title: string
  /** Markdown. */
  readonly note: string
}

export interface Deck {
  readonly title: string
  readonly author: string
  readonly slides: readonly DeckSlide[]
}

/** @returns the deck as this talk tells it */
export async function readDeck(): Promise<Deck> {
  const { slides, headmatter } = await loadTold()
  let chapter: string | undefined
  return {
    title: String(headmatter.title),
    author: readSpeaker()?.name ?? String(headmatter.author),
    slides: slides.map(({ frontmatter, title, note }, i) => {
      if (typeof frontmatter.chapter === 'string') chapter = frontmatter.chapter
      return { number: i + 1, chapter, title: title ?? '', note: note ?? '' }
    }),
  }
}

/** A slide as it came out on paper. */
export interface Placed {
  readonly slide: number
  readonly heading: string
  /** From 1. */
  readonly page: number
}

/**
 * The chapters with their slides beneath. A slide before the first chapter stands beside them, and one that only
 * announces its chapter is the chapter.
 *
 * @param placed where each slide begins, in telling order
 */
export function outlineOf({ slides }: Deck, placed: readonly Placed[]): PdfBookmark[] {
  const chapters: { title: string; page: number; children: PdfBookmark[] }[] = []
  let current: string | undefined
  for (const { slide, heading, page } of placed) {
    const chapter = slides[slide - 1]?.chapter
    const bookmark = { title: heading, page, children: [] }
    if (chapter === undefined) chapters.push(bookmark)
    else {
      if (chapter !== current) chapters.push({ title: chapter, page, children: [] })
      if (chapter !== heading) chapters.at(-1)?.children.push(bookmark)
    }
    current = chapter
  }
  return chapters
}
