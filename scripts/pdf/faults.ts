/** The gate of the export: a PDF with one of these faults is not handed out. */
import type { PdfBookmark, PdfSummary } from './inspect.ts'
import type { ShownPage } from './print-page.ts'
import { UNREADABLE } from './text.ts'

export interface Wanted {
  /** What the browser showed, page by page; of a handout, whose pages flow, only what must be somewhere in it. */
  readonly shown: readonly ShownPage[]
  readonly flowing?: boolean
  readonly outline: readonly PdfBookmark[]
}

/** In bytes: what still goes through a mail. */
const LARGEST = 15e6
/** Our own faces, as the font files name themselves. */
const OURS = /^(Noto(Sans|Serif)JP|JetBrainsMono)/
const JAPANESE = /^Noto(Sans|Serif)JP/

/**
 * @param pdf what is in the file
 * @param bytes how large it is
 * @param wanted what should be in it
 * @returns what is wrong with it, one sentence each
 */
export function faultsOf(pdf: PdfSummary, bytes: number, wanted: Wanted): string[] {
  return [
    ...(bytes > LARGEST ? [`it has ${(bytes / 1e6).toFixed(1)} MB, more than ${LARGEST / 1e6}`] : []),
    ...pageFaults(pdf, wanted),
    ...fontFaults(pdf),
    ...outlineFaults(pdf.outline, wanted.outline),
  ]
}

function pageFaults({ pages }: PdfSummary, { shown, flowing = false }: Wanted): string[] {
  if (pages.length === 0) return ['it has no pages']
  if (!flowing && pages.length !== shown.length)
    return [`it has ${pages.length} pages where the browser showed ${shown.length}`]
  const whole = { text: pages.map(({ text }) => text).join(''), links: pages.flatMap(({ links }) => links) }
  return [
    ...pages.flatMap(({ text, links }, i) => {
      const place = `page ${i + 1}`
      if (bare(text) === '') return [`${place} shows no text`]
      return [
        ...(text.includes(UNREADABLE) ? [`${place} has letters that cannot be searched`] : []),
        ...links.filter(isDead).map((link) => `${place} has a link to ${link}`),
      ]
    }),
    ...shown.flatMap((page, i) => missingFrom(flowing ? whole : pages[i], page)),
  ]
}

function missingFrom(
  page: { readonly text: string; readonly links: readonly string[] } | undefined,
  { slide, heading, letters, links }: ShownPage,
): string[] {
  const text = bare(page?.text ?? '')
  // A blank page is a fault of its own.
  if (text === '') return []
  const lost = [...letters].filter((letter) => !text.includes(letter)).join('')
  return [
    ...(text.includes(bare(heading))
      ? []
      : [`the heading of slide ${slide} (${heading}) cannot be searched`]),
    ...(lost === '' ? [] : [`slide ${slide} has lost ${lost}`]),
    ...links
      .filter((link) => !page?.links.includes(link))
      .map((link) => `slide ${slide} has lost its link to ${link}`),
  ]
}

/** @returns a text as it is compared: without spaces and what has no width */
export function bare(text: string): string {
  return text.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
}

/** A PDF is read on other machines than the one that made it. */
function isDead(link: string): boolean {
  return link === '#nowhere' || /^\w+:\/\/(localhost|127\.|\[::1\])/.test(link) || link.startsWith('file:')
}

function fontFaults({ fonts }: PdfSummary): string[] {
  const used = fonts.filter(({ pages }) => pages.length > 0)
  const where = ({ text, pages }: (typeof used)[number]) =>
    `page ${[...new Set(pages)].join(', ')}: ${[...text].slice(0, 20).join('')}`
  return [
    ...used
      .filter(({ type }) => type === 'Type3')
      .map((font) => `letters are drawn as a Type 3 font (${where(font)})`),
    ...used
      .filter(({ embedded }) => !embedded)
      .map((font) => `the font ${font.name} is not in the file (${where(font)})`),
    ...used
      .filter(({ type, name }) => type !== 'Type3' && !OURS.test(name))
      .map((font) => `the font ${font.name} is not the deck's own (${where(font)})`),
    ...(used.some(({ name }) => JAPANESE.test(name)) ? [] : ['it has no Japanese font']),
  ]
}

function outlineFaults(found: readonly PdfBookmark[], wanted: readonly PdfBookmark[]): string[] {
  if (found.length === 0) return ['it has no outline']
  const lines = (bookmarks: readonly PdfBookmark[], depth = 0): string[] =>
    bookmarks.flatMap(({ title, page, children }) => [
      `${'  '.repeat(depth)}${title} … ${page}`,
      ...lines(children, depth + 1),
    ])
  const [have, want] = [lines(found), lines(wanted)]
  const at = Array.from({ length: Math.max(have.length, want.length) }).findIndex(
    (_, i) => have[i] !== want[i],
  )
  const line = (of: readonly string[]) => of[at]?.trim() ?? 'nothing'
  return at < 0 ? [] : [`its outline has "${line(have)}" where "${line(want)}" should be`]
}
