/** The chapters of `/study` as the tests know them, and a phone to read them on. */
import type { Browser, Page } from '@playwright/test'
import { load } from '@slidev/parser/fs'
import { DECK } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { study as say } from '#words/study'
import { proseOf, textOf } from '../../scripts/site/chapter-text.ts'
import { chaptersOf } from '../../scripts/site/chapters.ts'
import { SLIDES } from './deck.ts'

export const PHONE = { width: 390, height: 844 }

const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)
export const CHAPTERS = chaptersOf(slides, proseOf)

const { outcomes, answers: ratings } = say.walk

const WORDS = [...Object.values(outcomes), ...Object.values(ratings)]

/** @returns the verdict that an answer's first sentence names, in the demo's own words; undefined if it names none */
export function namedFirst(answer: string, before: string | undefined): string | undefined {
  const [first = ''] = answer.split('。')
  if (first.includes('判定は変わりません')) return before
  if (/^<p>拒否され/.test(first)) return outcomes.rejected
  if (/^<p>検証でき(?:ました|てしまい)/.test(first)) return outcomes.verified
  // A verdict may be two sentences.
  return WORDS.filter((words) => answer.slice(0, first.length + 1 + words.length).includes(`「${words}`))[0]
}

/** Demos that are read about step by step. */
export const WALKS = CHAPTERS.flatMap((chapter) =>
  Object.entries(textOf(chapter, proseOf(chapter.id) ?? '', CHAPTERS).slides).flatMap(([no, { steps }]) =>
    steps.length > 0 ? [{ chapter, no: Number(no), steps }] : [],
  ),
)

/** @returns the slide that has this in it, and the page it stands on */
export const chapterOf = (content: string) => {
  const number = SLIDES.find((slide) => slide.content.includes(content))?.number ?? 0
  const chapter = CHAPTERS.find(({ slides: all }) => all.some(({ no }) => no === number))
  return { number, path: `study/${chapter?.id}` }
}

/** Somebody else's phone. */
export async function elsewhere(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}
