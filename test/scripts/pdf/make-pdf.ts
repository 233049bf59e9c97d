/** Small PDFs as Chromium lays them out: no object streams, a cross-reference table, hexadecimal text. */
import { deflateSync } from 'node:zlib'

export type Part = string | readonly [dictionary: string, content: string]

/** @returns a PDF of these objects, numbered from 1; the first is the catalog, the second the information */
export function makePdf(...objects: readonly Part[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  objects.forEach((object, index) => {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`))
    if (typeof object === 'string') parts.push(Buffer.from(object))
    else {
      const bytes = deflateSync(Buffer.from(object[1]))
      parts.push(
        Buffer.from(`<<${object[0]} /Filter /FlateDecode /Length ${bytes.length}>> stream\n`),
        bytes,
        Buffer.from('\nendstream'),
      )
    }
    parts.push(Buffer.from('\nendobj\n'))
  })
  const body = Buffer.concat(parts)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n${'0000000000 65535 f \n'.repeat(size)}`
  const end = `trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 2 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.concat([body, Buffer.from(table + end)])
}

/** Codes 1 to 26 are a to z, 0x30 to 0x39 the digits, 0x41 stands for 署名. */
export const CMAP = `1 beginbfchar
<0041> <7F72540D>
endbfchar
2 beginbfrange
<0001> <001A> <0061>
<0030> <0039> <0030>
endbfrange`

/** A page that sets hexadecimal codes in its font F1, which is object 4. */
export const shows = (codes: string): string => `BT /F1 12 Tf <${codes}> Tj ET`
export const page = (rest: string): string => `<</Type /Page\n/Resources <</Font <</F1 4 0 R>>>>\n${rest}>>`

/** A sound composite font of these parts, as objects 4 to 7. */
export const FONT: readonly Part[] = [
  '<</Type /Font /Subtype /Type0 /ToUnicode 5 0 R /DescendantFonts [6 0 R]>>',
  ['', CMAP],
  '<</Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+NotoSansJPThin-Regular /FontDescriptor 7 0 R>>',
  '<</Type /FontDescriptor /FontFile2 99 0 R>>',
]
