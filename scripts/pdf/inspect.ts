/** Looks into a PDF as Chromium writes it, to tell a good export from a bad one: pages, text, links, fonts, outline. */
import { catalogOf, entry, pagesOf, readObjects, references, textEntry } from './objects.ts'
import type { PdfObject, PdfObjects } from './objects.ts'
import { textReader } from './text.ts'

export interface PdfPage {
  /** What can be searched and copied, in drawing order. */
  readonly text: string
  /** Where its links lead: an address, or `#7` for the file's own page 7. */
  readonly links: readonly string[]
}

export interface PdfFont {
  /** Without its subset prefix. */
  readonly name: string
  /** ISO 32000-1, table 110; of a composite font, its descendant's. */
  readonly type: string
  readonly embedded: boolean
  /** The pages that show text in it, from 1. */
  readonly pages: readonly number[]
  /** What it sets on them. */
  readonly text: string
}

export interface PdfBookmark {
  readonly title: string
  /** From 1; 0 if it leads nowhere. */
  readonly page: number
  readonly children: readonly PdfBookmark[]
}

export interface PdfSummary {
  readonly title: string
  readonly pages: readonly PdfPage[]
  readonly fonts: readonly PdfFont[]
  readonly outline: readonly PdfBookmark[]
}

/**
 * @param bytes a whole PDF file
 * @returns what is in it; no pages at all if it is not a PDF that Chromium wrote
 */
export function inspectPdf(bytes: Uint8Array): PdfSummary {
  const objects = readObjects(bytes)
  const pages = pagesOf(objects)
  const pageNumber = destinations(objects, pages)
  const texts = pages.map(textReader(objects))
  const info = [...objects.values()].findLast(({ dictionary }) => /\/Producer\b/.test(dictionary))
  return {
    title: textEntry(info?.dictionary ?? '', 'Title')?.text ?? '',
    pages: pages.map((page, i) => ({
      text: texts[i]?.text ?? '',
      links: linksOf(objects, page, pageNumber),
    })),
    fonts: fontsOf(
      objects,
      texts.map(({ byFont }) => byFont),
    ),
    outline: bookmarks(
      objects,
      entry(objects.get(entry(catalogOf(objects), 'Outlines') ?? 0), 'First'),
      pageNumber,
    ),
  }
}

/** Reads the page number out of a dictionary that has a destination (ISO 32000-1, 12.3.2). */
function destinations(
  objects: PdfObjects,
  pages: readonly PdfObject[],
): (dictionary: string) => number | undefined {
  const numbers = new Map(pages.map(({ id }, i) => [id, i + 1]))
  const named = objects.get(entry(catalogOf(objects), 'Dests') ?? 0)?.dictionary ?? ''
  const explicit = (text: string) => numbers.get(references(text)[0] ?? 0)
  return (dictionary) => {
    const [, array, name] = /\/(?:Dest|D)\s*(?:\[([^\]]*)\]|\/([^\s/>\]]+))/.exec(dictionary) ?? []
    if (array !== undefined) return explicit(array)
    if (name === undefined) return undefined
    const at = named.indexOf(`/${name} `)
    return at < 0 ? undefined : explicit(named.slice(at))
  }
}

function linksOf(
  objects: PdfObjects,
  page: PdfObject,
  pageNumber: (dictionary: string) => number | undefined,
): string[] {
  const annotations = /\/Annots\s*\[([^\]]*)\]/.exec(page.dictionary)?.[1] ?? ''
  return references(annotations).flatMap((id) => {
    const dictionary = objects.get(id)?.dictionary ?? ''
    if (!/\/Subtype\s*\/Link\b/.test(dictionary)) return []
    const uri = textEntry(dictionary, 'URI')?.text
    return [uri ?? `#${pageNumber(dictionary) ?? 'nowhere'}`]
  })
}

function fontsOf(objects: PdfObjects, texts: readonly ReadonlyMap<number, string>[]): PdfFont[] {
  const fonts = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Font\b(?!\w)/.test(dictionary))
  const composite = fonts.filter(({ dictionary }) => /\/Subtype\s*\/Type0\b/.test(dictionary))
  const inside = new Set(composite.flatMap(({ dictionary }) => descendants(dictionary)))
  return fonts
    .filter(({ id }) => !inside.has(id))
    .map((font) => {
      const own = objects.get(descendants(font.dictionary)[0] ?? 0) ?? font
      const type = /\/Subtype\s*\/(\w+)/.exec(own.dictionary)?.[1] ?? ''
      const name = /\/BaseFont\s*\/(\S+)/.exec(own.dictionary)?.[1] ?? '(no name)'
      const descriptor = objects.get(entry(own, 'FontDescriptor') ?? 0)?.dictionary ?? ''
      return {
        name: name.replace(/^[A-Z]{6}\+/, ''),
        type,
        embedded: type === 'Type3' || /\/FontFile[23]?\b/.test(descriptor),
        pages: texts.flatMap((byFont, i) => (byFont.has(font.id) ? [i + 1] : [])),
        text: texts.map((byFont) => byFont.get(font.id) ?? '').join(''),
      }
    })
}

function descendants(dictionary: string): number[] {
  return references(/\/DescendantFonts\s*\[([^\]]*)\]/.exec(dictionary)?.[1] ?? '')
}

function bookmarks(
  objects: PdfObjects,
  first: number | undefined,
  pageNumber: (dictionary: string) => number | undefined,
): PdfBookmark[] {
  const siblings: PdfBookmark[] = []
  const seen = new Set<number>()
  for (let id = first; id !== undefined && !seen.has(id);) {
    seen.add(id)
    const item = objects.get(id)
    if (item === undefined) break
    siblings.push({
      title: textEntry(item.dictionary, 'Title')?.text ?? '',
      page: pageNumber(item.dictionary) ?? 0,
      children: bookmarks(objects, entry(item, 'First'), pageNumber),
    })
    id = entry(item, 'Next')
  }
  return siblings
}
