/**
 * The objects of a PDF as Chromium writes it. Not a reader for any PDF: object streams, cross-reference streams and
 * encryption are not understood (ISO 32000-1, 7.5.7, 7.5.8 and 7.6).
 */
import { inflateSync } from 'node:zlib'

export interface PdfObject {
  readonly id: number
  readonly dictionary: string
  /** What its stream holds, inflated, each byte one character. */
  readonly stream: () => string
}

export type PdfObjects = ReadonlyMap<number, PdfObject>

/**
 * @param bytes a whole PDF file
 * @returns its objects by number, the newest version of each; none if it is not a PDF that Chromium wrote
 */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = file.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const start = /(?:^|[\r\n])(\d+) 0 obj\b/g
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const id = Number(found[1])
    const from = start.lastIndex
    const end = text.indexOf('endobj', from)
    const streamAt = text.slice(from, end).search(/stream\r?\n/)
    const dictionary = text.slice(from, streamAt < 0 ? end : from + streamAt)
    objects.set(id, {
      id,
      dictionary,
      stream: () => (streamAt < 0 ? '' : streamOf(file, text, from + streamAt, dictionary)),
    })
    // By its length: a picture may hold anything, even another PDF.
    if (streamAt >= 0) start.lastIndex = dataAt(text, from + streamAt) + lengthOf(dictionary)
  }
  return objects
}

const dataAt = (text: string, keyword: number) => text.indexOf('\n', keyword) + 1

function lengthOf(dictionary: string): number {
  return Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
}

function streamOf(file: Buffer, text: string, keyword: number, dictionary: string): string {
  const from = dataAt(text, keyword)
  const content = file.subarray(from, from + lengthOf(dictionary))
  return (/\/FlateDecode\b/.test(dictionary) ? inflateSync(content) : content).toString('latin1')
}

/** @returns the document's catalog (ISO 32000-1, 7.7.2) */
export function catalogOf(objects: PdfObjects): PdfObject | undefined {
  return [...objects.values()].find(({ dictionary }) => /\/Type\s*\/Catalog\b/.test(dictionary))
}

/** @returns the pages in the order of the page tree (ISO 32000-1, 7.7.3) */
export function pagesOf(objects: PdfObjects): readonly PdfObject[] {
  const top = entry(catalogOf(objects), 'Pages')
  return top === undefined ? [] : pagesBelow(objects, top)
}

function pagesBelow(objects: PdfObjects, id: number): PdfObject[] {
  const node = objects.get(id)
  if (node === undefined) return []
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.dictionary)?.[1]
  return kids === undefined ? [node] : references(kids).flatMap((kid) => pagesBelow(objects, kid))
}

/**
 * @param object the object whose dictionary is asked
 * @param key an entry's name, without the slash
 * @returns the number of the object that the entry refers to
 */
export function entry(object: PdfObject | undefined, key: string): number | undefined {
  const id = object && new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(object.dictionary)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** @returns the numbers of the objects that a piece of a dictionary refers to, in their order */
export function references(text: string): number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))
}

/** A string of the PDF's, hexadecimal or literal, in UTF-16BE or (nearly) Latin-1 (ISO 32000-1, 7.9.2). */
const STRING = String.raw`<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\)])*\)`

/**
 * @param dictionary the text of a dictionary
 * @param key an entry's name, without the slash
 * @returns the entry's text and where it stands; undefined if there is none
 */
export function textEntry(
  dictionary: string,
  key: string,
): { readonly text: string; readonly source: string } | undefined {
  const found = new RegExp(`/${key}\\s*(${STRING})`).exec(dictionary)
  return found?.[1] === undefined ? undefined : { text: decodeString(found[1]), source: found[0] }
}

function decodeString(source: string): string {
  if (!source.startsWith('<')) return source.slice(1, -1).replace(/\\([\s\S])/g, '$1')
  const bytes = Buffer.from(source.replace(/[<>\s]/g, ''), 'hex')
  return bytes.readUInt16BE(0) === 0xfeff ? utf16(bytes.subarray(2)) : bytes.toString('latin1')
}

/** @returns the text of an even number of bytes */
export function utf16(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le')
}

/** @returns a text as a hexadecimal string of the PDF's */
export function encodeString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
