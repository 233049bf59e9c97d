/** The whole deck as its files have it, whatever of it a talk tells. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseRangeString, parseSync } from '@slidev/parser/fs'
import { deckFileOf, type Language, LANGUAGE } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'

export interface WholeSlide {
  /** By which a talk lists it, and a link leads to it; undefined if it has none. */
  readonly name: string | undefined
  readonly title: string
  readonly content: string
  /** Where it stands, from the project's root. */
  readonly file: string
  /** The chapter's, on each of its slides; undefined before the first. */
  readonly chapter: string | undefined
  /** Told only by a talk that lists it. */
  readonly isSpare: boolean
  readonly isOpening: boolean
}

type Frontmatter = Readonly<Record<string, unknown>>

export const COVER = 'cover'
/** The slide that leads to all others of the appendix. */
export const APPENDIX = 'appendix'

/** @returns the name of a slide: by `routeAlias` it can be linked to, by `slide` only listed */
export function nameOf({ routeAlias, slide, layout }: Frontmatter): string | undefined {
  if (layout === COVER) return COVER
  return typeof routeAlias === 'string' ? routeAlias : typeof slide === 'string' ? slide : undefined
}

/** @returns every slide in order, those too that only some talk tells */
export function wholeDeck(language: Language = LANGUAGE, root = ROOT): WholeSlide[] {
  const deck = join(root, deckFileOf(language))
  return slidesIn(deck).flatMap(({ frontmatter, ...slide }) => {
    if (typeof frontmatter.src !== 'string') return [wholeSlide(root, { frontmatter, ...slide }, undefined)]
    const [path = '', range] = frontmatter.src.split('#')
    const file = join(dirname(deck), path)
    if (!existsSync(file)) return []
    const all = slidesIn(file)
    const chapter = all[0]?.frontmatter.chapter
    return parseRangeString(all.length, range).flatMap((no) => {
      const one = all[no - 1]
      return one === undefined
        ? []
        : [wholeSlide(root, one, typeof chapter === 'string' ? chapter : undefined)]
    })
  })
}

function slidesIn(file: string): ReturnType<typeof parseSync>['slides'] {
  return parseSync(readFileSync(file, 'utf8'), file).slides
}

function wholeSlide(
  root: string,
  { frontmatter, title = '', content, filepath }: ReturnType<typeof slidesIn>[number],
  chapter: string | undefined,
): WholeSlide {
  return {
    name: nameOf(frontmatter),
    title,
    content,
    file: relative(root, filepath).replaceAll('\\', '/'),
    chapter,
    isSpare: frontmatter.hide === true,
    isOpening: frontmatter.layout === 'section',
  }
}
