import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'

/** A PDF of these objects, numbered from 1, laid out as Chromium does: no object streams. */
const pdf = (...objects: (string | [dictionary: string, content: string])[]) => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  objects.forEach((object, index) => {
    const [dictionary, content] = typeof object === 'string' ? [object, undefined] : object
    parts.push(Buffer.from(`${index + 1} 0 obj\n`))
    if (content === undefined) parts.push(Buffer.from(dictionary))
    else {
      const bytes = deflateSync(Buffer.from(content))
      parts.push(
        Buffer.from(`<<${dictionary} /Filter /FlateDecode /Length ${bytes.length}>> stream\n`),
        bytes,
      )
      parts.push(Buffer.from('\nendstream'))
    }
    parts.push(Buffer.from('\nendobj\n'))
  })
  return Buffer.concat([...parts, Buffer.from('trailer <</Root 1 0 R>>\n%%EOF\n')])
}

const TEXT = 'BT /F1 12 Tf <0041> Tj ET'
const CATALOG = '<</Type /Catalog\n/Pages 2 0 R>>'
const page = (rest: string) => `<</Type /Page\n${rest}>>`

describe('inspectPdf', () => {
  test('tells pages with text from blank ones, in the order of the page tree', () => {
    const file = pdf(
      CATALOG,
      '<</Type /Pages /Count 3 /Kids [5 0 R 3 0 R]>>',
      '<</Type /Pages /Count 2 /Kids [4 0 R 6 0 R]>>',
      page('/Contents 7 0 R'),
      page('/Contents 8 0 R'),
      page('/Contents [7 0 R 8 0 R]'),
      ['', 'q 0 0 100 100 re f Q'],
      ['', TEXT],
    )
    expect(inspectPdf(file).pagesWithText).toEqual([true, false, true])
  })

  test('finds text in a form that the page draws, and is not caught in a circle of forms', () => {
    const file = pdf(
      CATALOG,
      '<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>',
      page('/Resources <</XObject <</X5 5 0 R>>>> /Contents 7 0 R'),
      page('/Resources <</XObject <</X6 6 0 R>>>> /Contents 7 0 R'),
      ['/Subtype /Form', TEXT],
      ['/Subtype /Form /Resources <</XObject <</X6 6 0 R>>>>', '/X6 Do'],
      ['', '/X5 Do'],
    )
    expect(inspectPdf(file).pagesWithText).toEqual([true, false])
  })

  test('names the fonts and whether the file carries them', () => {
    const file = pdf(
      CATALOG,
      '<</Type /Pages /Count 0 /Kids []>>',
      '<</Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+NotoSansJP /FontDescriptor 4 0 R>>',
      '<</Type /FontDescriptor /FontFile2 9 0 R>>',
      '<</Type /Font /Subtype /TrueType /BaseFont /Arial /FontDescriptor 6 0 R>>',
      '<</Type /FontDescriptor>>',
      '<</Type /Font /Subtype /Type3>>',
    )
    expect(inspectPdf(file).fonts).toEqual([
      { name: 'NotoSansJP', type: 'CIDFontType2', embedded: true },
      { name: 'Arial', type: 'TrueType', embedded: false },
      { name: '(no name)', type: 'Type3', embedded: true },
    ])
  })

  test.each([
    ['nothing', ''],
    ['a web page', '<!doctype html>'],
    ['a cut file', '%PDF-1.4\n1 0 obj\n<</Type /Catalog'],
  ])('has no pages in %s', (_what, text) => expect(inspectPdf(Buffer.from(text)).pagesWithText).toEqual([]))
})
