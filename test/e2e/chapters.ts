/** The chapters of `/study` as the tests know them, and a phone to read them on. */
import type { Browser, Page } from '@playwright/test'
import { load } from '@slidev/parser/fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/paths.ts'
import { proseOf } from '../../scripts/site/chapter-text.ts'
import { chaptersOf } from '../../scripts/site/chapters.ts'
import { SLIDES } from './deck.ts'

export const PHONE = { width: 390, height: 844 }

const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, join(ROOT, 'slides.md'))
export const CHAPTERS = chaptersOf(slides, proseOf)

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
