/** The handout: A4, contents, and each slide with what the speaker says about it. */
import { readFileSync } from 'node:fs'
import { createMarkdownExit } from 'markdown-exit'
import { edition } from '#words'
import { outlineOf } from './deck.ts'
import type { Deck, Placed } from './deck.ts'
import { inspectPdf } from './inspect.ts'
import { finishPdf } from './outline.ts'
import { bare } from './faults.ts'
import { checked } from './print.ts'
import type { Printed } from './print.ts'
import type { PrintPage, ShownPage } from './print-page.ts'

interface HandoutSlide {
  readonly number: number
  readonly chapter: string | undefined
  /** HTML; empty if nothing is said. */
  readonly note: string
}

const css = new URL('handout.css', import.meta.url)
const markdown = createMarkdownExit({ html: true, linkify: true })

/**
 * @param printPage shows the deck in the light theme; it shows the handout afterwards
 * @param site where the deck is published
 * @throws {Error} one sentence that names every fault
 */
export async function printHandout(printPage: PrintPage, deck: Deck, site?: string): Promise<Printed> {
  const { page } = printPage
  const shown = await printPage.shown()
  const slides = deck.slides.map(({ number, chapter, note }): HandoutSlide => ({
    number,
    chapter,
    note: noteHtml(note),
  }))
  await page.addStyleTag({ content: readFileSync(css, 'utf8') + runningHeads(deck) })
  const notes = await page.evaluate(layOut, { site, words: edition.paper, slides })
  await page.evaluate(
    loadFaces,
    [deck.title, edition.paper.handout, ...chaptersOf(deck)].join('') + '0123456789/ ',
  )
  await printPage.settle()

  const placed = await places(printPage, shown)
  await page.evaluate(numberContents, placed)
  const outline = outlineOf(deck, placed)
  const pdf = finishPdf(await printPage.pdf(), {
    title: `${deck.title} ${edition.paper.handout}`,
    author: deck.author,
    outline,
  })
  const said = notes.map((letters, i): ShownPage => ({ slide: i + 1, heading: '', letters, links: [] }))
  return checked(pdf, { shown: [...shown, ...said], flowing: true, outline })
}

/** Where the slide moves on is a mark in the margin. */
function noteHtml(note: string): string {
  return markdown.render(note.replace(/\[click(?::\d+)?\]\s*/gi, '<span class="handout__click"></span>'))
}

function chaptersOf({ slides }: Deck): string[] {
  return [...new Set(slides.flatMap(({ chapter }) => chapter ?? []))]
}

/** The page of each chapter has its name above. */
function runningHeads(deck: Deck): string {
  const box = (side: string, text: string) =>
    `@top-${side} { content: ${JSON.stringify(text)}; font: 400 8pt "Noto Sans JP"; color: #565c62; white-space: nowrap }`
  return chaptersOf(deck)
    .map((chapter, i) => `@page chapter-${i} { ${box('left', deck.title)} ${box('right', chapter)} }`)
    .join('\n')
}

/**
 * Which page each slide came to stand on: the file itself tells, by links that are drawn only for this.
 *
 * @throws {Error} if the file does not tell
 */
async function places(printPage: PrintPage, shown: readonly ShownPage[]): Promise<Placed[]> {
  const { page } = printPage
  const slides = shown.filter(({ slide }, i) => shown[i - 1]?.slide !== slide)
  await page.evaluate(
    (anchors) => {
      const links = document.createElement('nav')
      links.id = 'handout-places'
      links.style.cssText = 'position: absolute; top: 0; left: 0; width: 100%; font-size: 4px; line-height: 1'
      for (const anchor of anchors) {
        const link = document.createElement('a')
        link.href = `#${anchor}`
        link.textContent = '.'
        link.style.display = 'block'
        links.append(link)
      }
      document.querySelector('.handout__front')?.append(links)
    },
    slides.map(({ slide }) => `handout-${slide}`),
  )
  const { pages } = inspectPdf(await printPage.pdf())
  await page.evaluate(() => document.getElementById('handout-places')?.remove())
  const targets = (pages[0]?.links ?? []).filter((link) => /^#\d+$/.test(link)).slice(-slides.length)
  return slides.map(({ slide, heading }, i) => {
    const number = Number(targets[i]?.slice(1))
    if (!bare(pages[number - 1]?.text ?? '').includes(bare(heading)))
      throw new Error(`The handout does not tell where slide ${slide} is; nothing was written.`)
    return { slide, heading, page: number }
  })
}

/**
 * Runs in the page: takes the slides out of the deck and puts them on paper.
 *
 * @returns for each slide, every letter of its note once
 */
function layOut({
  site,
  words,
  slides,
}: {
  readonly site: string | undefined
  readonly words: typeof edition.paper
  readonly slides: readonly HandoutSlide[]
}): string[] {
  const make = (tag: string, name: string, text = '') => {
    const element = document.createElement(tag)
    if (name !== '') element.className = name
    element.textContent = text
    return element
  }
  const sheet = make('main', 'handout')
  const front = make('section', 'handout__front')
  const contents = make('ol', 'handout__contents')
  sheet.append(front)

  let chapter: { readonly name: string; readonly section: HTMLElement } | undefined
  let chapters = 0
  const letters = slides.map(({ number, chapter: name, note }) => {
    const prefix = String(number).padStart(3, '0')
    const picture = document.querySelector(`.print-slide-container[id^="${prefix}-"]`)
    const said = make('div', 'handout__note')
    said.innerHTML = note
    const anchor = `handout-${number}`
    if (name === undefined) {
      front.id = anchor
      if (picture) front.append(picture)
      front.append(make('h1', '', words.handout), said)
    } else {
      if (chapter?.name !== name) {
        const section = make('section', 'handout__chapter')
        section.style.setProperty('page', `chapter-${chapters++}`)
        section.append(make('h2', '', name))
        sheet.append(section)
        chapter = { name, section }
        const line = make('a', '') as HTMLAnchorElement
        line.href = `#${anchor}`
        line.append(make('span', '', name), make('b', '', '00'))
        const item = make('li', '')
        item.append(line)
        contents.append(item)
      }
      const article = make('article', 'handout__slide')
      article.id = anchor
      const body = make('div', '')
      if (picture) body.append(picture)
      body.append(said)
      article.append(make('span', 'handout__number', String(number)), body)
      chapter.section.append(article)
    }
    return [...new Set((said.textContent ?? '').replace(/\s/g, ''))].join('')
  })
  const legend = make('p', 'handout__legend')
  legend.append(make('i', 'handout__click'), words.click)
  front.append(legend)
  if (site !== undefined) {
    const link = make('a', '', site) as HTMLAnchorElement
    link.href = site
    const online = make('p', 'handout__legend', words.online)
    online.append(link)
    front.append(online)
  }
  front.append(make('h2', '', words.contents), contents)
  document.body.append(sheet)
  return letters
}

/** Runs in the page: the contents say on which page each chapter begins. */
function numberContents(placed: readonly { readonly slide: number; readonly page: number }[]): void {
  for (const { slide, page } of placed) {
    const number = document.querySelector(`.handout__contents a[href="#handout-${slide}"] b`)
    if (number) number.textContent = String(page)
  }
}

/** Runs in the page: what stands in the margin of a page does not load its face by itself. */
async function loadFaces(text: string): Promise<void> {
  await document.fonts.load('400 8pt "Noto Sans JP"', text)
}
