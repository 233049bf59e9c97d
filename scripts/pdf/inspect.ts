/**
 * Looks into a PDF as Chromium writes it, to tell a good export from a blank one: pages, whether each shows text,
 * fonts. Not a reader for any PDF: object streams and encryption are not understood (ISO 32000-1, 7.5.7 and 7.6).
 */
import { inflateSync } from 'node:zlib'

export interface PdfSummary {
  /** For each page in order, whether it shows any text. */
  readonly pagesWithText: readonly boolean[]
  /** Names of the fonts without their subset prefix, each with its type (ISO 32000-1, table 110). */
  readonly fonts: readonly { readonly name: string; readonly type: string; readonly embedded: boolean }[]
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: () => string
}

type Objects = ReadonlyMap<number, PdfObject>

const TEXT_SHOWN = /\bT[jJ]\b/
const REFERENCE = /(\d+) 0 R/g

/**
 * @param bytes a whole PDF file
 * @returns what is in it; no pages at all if it is not a PDF that Chromium wrote
 */
export function inspectPdf(bytes: Uint8Array): PdfSummary {
  const objects = objectsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const root = [...objects.values()].find(({ dictionary }) => /\/Type\s*\/Catalog\b/.test(dictionary))
  const top = root === undefined ? undefined : /\/Pages\s+(\d+) 0 R/.exec(root.dictionary)?.[1]
  const pages = top === undefined ? [] : pagesBelow(objects, Number(top))
  return { pagesWithText: pages.map((page) => showsText(objects, page, new Set())), fonts: fontsOf(objects) }
}

function objectsOf(file: Buffer): Objects {
  const text = file.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const start = /(?:^|[\r\n])(\d+) 0 obj\b/g
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const from = start.lastIndex
    const end = text.indexOf('endobj', from)
    const streamAt = text.slice(from, end).search(/stream\r?\n/)
    const dictionary = text.slice(from, streamAt < 0 ? end : from + streamAt)
    objects.set(Number(found[1]), {
      dictionary,
      stream: () => (streamAt < 0 ? '' : streamOf(file, text, from + streamAt, dictionary)),
    })
    if (streamAt >= 0) start.lastIndex = text.indexOf('endstream', from + streamAt)
  }
  return objects
}

function streamOf(file: Buffer, text: string, keyword: number, dictionary: string): string {
  const from = text.indexOf('\n', keyword) + 1
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
  const content = file.subarray(from, from + length)
  return (/\/FlateDecode\b/.test(dictionary) ? inflateSync(content) : content).toString('latin1')
}

function pagesBelow(objects: Objects, id: number): PdfObject[] {
  const node = objects.get(id)
  if (node === undefined) return []
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.dictionary)?.[1]
  return kids === undefined ? [node] : references(kids).flatMap((kid) => pagesBelow(objects, kid))
}

function references(text: string): number[] {
  return [...text.matchAll(REFERENCE)].map(([, id]) => Number(id))
}

/** Text may stand in the page itself or in a form that it draws (ISO 32000-1, 8.10). */
function showsText(objects: Objects, holder: PdfObject, seen: Set<number>): boolean {
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(holder.dictionary)?.[1]
  const own = contents === undefined ? [holder] : references(contents).flatMap((id) => objects.get(id) ?? [])
  if (own.some((object) => TEXT_SHOWN.test(object.stream()))) return true
  const forms = /\/XObject\s*<<([^>]*)>>/.exec(holder.dictionary)?.[1] ?? ''
  return references(forms).some((id) => {
    const form = objects.get(id)
    if (form === undefined || seen.has(id) || !/\/Subtype\s*\/Form\b/.test(form.dictionary)) return false
    seen.add(id)
    return showsText(objects, form, seen)
  })
}

function fontsOf(objects: Objects): PdfSummary['fonts'] {
  const fonts = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Font\b(?!\w)/.test(dictionary))
  return fonts.flatMap(({ dictionary }) => {
    const type = /\/Subtype\s*\/(\w+)/.exec(dictionary)?.[1] ?? ''
    if (type === 'Type0') return []
    const name = /\/BaseFont\s*\/(\S+)/.exec(dictionary)?.[1] ?? '(no name)'
    const descriptor = /\/FontDescriptor\s+(\d+) 0 R/.exec(dictionary)?.[1]
    const embedded =
      descriptor !== undefined && /\/FontFile[23]?\b/.test(objects.get(Number(descriptor))?.dictionary ?? '')
    return [{ name: name.replace(/^[A-Z]{6}\+/, ''), type, embedded: embedded || type === 'Type3' }]
  })
}
