/** What a PDF's reader copies from a page: the letters shown, in the order in which the page draws them. */
import { entry, references, utf16 } from './objects.ts'
import type { PdfObject, PdfObjects } from './objects.ts'

/** Stands for a letter that is drawn but that nobody can search or copy. */
export const UNREADABLE = '\uFFFD'

export interface PdfText {
  readonly text: string
  /** What each font set of it, by the number of the font's object. */
  readonly byFont: ReadonlyMap<number, string>
}

/** A font's own reading of the codes that a page shows. */
type Decoder = (hex: string) => string

/** In a content stream: the font, text shown, what it stands for, the end of that, and a form to draw. */
const OPERATORS =
  /\/(?<font>\w+)\s+[-.\d]+\s+Tf|(?<one><[0-9A-Fa-f\s]*>)\s*Tj|\[(?<many>[^\]]*)\]\s*TJ|\/ActualText\s*<(?<actual>[0-9A-Fa-f]*)>|(?<end>\bEMC\b)|\/(?<form>\w+)\s+Do\b/g

/**
 * @param objects the whole file's
 * @returns a reader of its pages; it remembers the fonts
 */
export function textReader(objects: PdfObjects): (page: PdfObject) => PdfText {
  const decoders = new Map<number, Decoder>()
  const decoderOf = (font: number): Decoder => {
    const known = decoders.get(font)
    if (known !== undefined) return known
    const decoder = fontDecoder(objects, font)
    decoders.set(font, decoder)
    return decoder
  }

  return (page) => {
    const byFont = new Map<number, string>()
    let text = ''

    const read = (holder: PdfObject, content: string, drawing: ReadonlySet<number>): void => {
      const fonts = resources(objects, holder, 'Font')
      const forms = resources(objects, holder, 'XObject')
      let font: number | undefined
      let actual: string | undefined
      const show = (shown: string) => {
        if (font === undefined) return
        const set = shown.replace(/[^<]*<([^>]*)>[^<]*/g, '$1').replace(/\s/g, '')
        const said = actual ?? decoderOf(font)(set)
        if (actual !== undefined) actual = ''
        text += said
        byFont.set(font, (byFont.get(font) ?? '') + said)
      }
      for (const { groups = {} } of content.matchAll(OPERATORS)) {
        if (groups.font !== undefined) font = fonts.get(groups.font)
        else if (groups.actual !== undefined)
          actual = utf16(Buffer.from(groups.actual, 'hex')).replace('\uFEFF', '')
        else if (groups.end !== undefined) actual = undefined
        else if (groups.form !== undefined) {
          const id = forms.get(groups.form)
          const form = id === undefined ? undefined : objects.get(id)
          if (form === undefined || drawing.has(form.id) || !/\/Subtype\s*\/Form\b/.test(form.dictionary))
            continue
          read(form, form.stream(), new Set([...drawing, form.id]))
        } else show(groups.one ?? groups.many ?? '')
      }
    }
    read(page, contentOf(objects, page), new Set())
    return { text, byFont }
  }
}

function contentOf(objects: PdfObjects, page: PdfObject): string {
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page.dictionary)?.[1] ?? ''
  return references(contents)
    .map((id) => objects.get(id)?.stream() ?? '')
    .join('\n')
}

/** The names by which a page or form calls other objects (ISO 32000-1, 7.8.3). */
function resources(objects: PdfObjects, holder: PdfObject, kind: string): ReadonlyMap<string, number> {
  const apart = entry(holder, 'Resources')
  const dictionary = (apart === undefined ? holder : objects.get(apart))?.dictionary ?? ''
  const listed = new RegExp(`/${kind}\\s*<<([^>]*)>>`).exec(dictionary)?.[1] ?? ''
  return new Map(
    [...listed.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', id]) => [name, Number(id)] as const),
  )
}

/** A composite font's codes have two bytes, every other's one (ISO 32000-1, 9.7). */
function fontDecoder(objects: PdfObjects, id: number): Decoder {
  const font = objects.get(id)
  const digits = font !== undefined && /\/Subtype\s*\/Type0\b/.test(font.dictionary) ? 4 : 2
  const map = entry(font, 'ToUnicode')
  const meanings = toUnicode(map === undefined ? '' : (objects.get(map)?.stream() ?? ''))
  return (hex) =>
    (hex.match(new RegExp(`.{${digits}}`, 'g')) ?? [])
      .map((code) => meanings.get(Number.parseInt(code, 16)) ?? UNREADABLE)
      .join('')
}

/** A ToUnicode CMap (ISO 32000-1, 9.10.3): single codes, and ranges whose meanings count up. */
function toUnicode(cmap: string): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>()
  for (const [, list = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', meaning = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>/g))
      meanings.set(Number.parseInt(code, 16), utf16(Buffer.from(meaning, 'hex')))
  for (const [, list = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', meaning = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16)
      const start = Number.parseInt(meaning, 16)
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        meanings.set(code, String.fromCodePoint(start + code - first))
    }
  return meanings
}
