import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import { FONT, makePdf, page, shows } from './make-pdf.ts'

const CATALOG = '<</Type /Catalog\n/Pages 3 0 R>>'
const INFO = '<</Title (A \\(good\\) title) /Producer (Skia)>>'
const texts = (file: Buffer) => inspectPdf(file).pages.map(({ text }) => text)

describe('the text of a PDF', () => {
  test('is read page by page, in the order of the page tree', () => {
    const file = makePdf(
      CATALOG,
      INFO,
      '<</Type /Pages /Count 3 /Kids [10 0 R 8 0 R]>>',
      ...FONT,
      page('/Contents 11 0 R'),
      page('/Contents [11 0 R 12 0 R]'),
      '<</Type /Pages /Count 2 /Kids [9 0 R 13 0 R]>>',
      ['', shows('00010002')],
      ['', shows('0041')],
      page('/Contents 14 0 R'),
      ['', 'q 0 0 100 100 re f Q'],
    )
    expect(texts(file)).toEqual(['ab署名', '', 'ab'])
  })

  test('includes what a form draws, and a circle of forms ends', () => {
    const form = (name: string, id: number) =>
      `/Resources <</Font <</F1 4 0 R>> /XObject <</${name} ${id} 0 R>>>>`
    const file = makePdf(
      CATALOG,
      INFO,
      '<</Type /Pages /Count 1 /Kids [8 0 R]>>',
      ...FONT,
      `<</Type /Page ${form('X9', 9)} /Contents 11 0 R>>`,
      [`/Subtype /Form ${form('X10', 10)}`, `${shows('0001')} /X10 Do ${shows('0003')}`],
      [`/Subtype /Form ${form('X9', 9)}`, `${shows('0002')} /X9 Do`],
      ['', '/X9 Do'],
    )
    expect(texts(file)).toEqual(['abc'])
  })

  test.each([
    ['pieces with kerning between', '/F1 12 Tf [<0001> -20 <0002 0003>] TJ', 'abc'],
    [
      'what letters stand for',
      '/F1 12 Tf /Span <</ActualText <FEFF30FB>>> BDC <00010002> Tj EMC <0003> Tj',
      '・c',
    ],
    ['a code without a meaning', '/F1 12 Tf <000100FF> Tj', 'a\uFFFD'],
    ['a font that the page does not have', '/F9 12 Tf <0001> Tj', ''],
    ['a range that counts up', '/F1 12 Tf <001A0039> Tj', 'z9'],
  ])('reads %s', (_what, content, text) => {
    const file = makePdf(
      CATALOG,
      INFO,
      '<</Type /Pages /Count 1 /Kids [8 0 R]>>',
      ...FONT,
      page('/Contents 9 0 R'),
      ['', `BT ${content} ET`],
    )
    expect(texts(file)).toEqual([text])
  })
})

test('fonts are named with their type, whether the file carries them, and what they set where', () => {
  const file = makePdf(
    CATALOG,
    INFO,
    '<</Type /Pages /Count 2 /Kids [8 0 R 9 0 R]>>',
    ...FONT,
    page('/Contents 10 0 R'),
    '<</Type /Page /Resources <</Font <</F1 4 0 R /F2 12 0 R /F3 14 0 R>>>> /Contents 11 0 R>>',
    ['', shows('0001')],
    ['', `${shows('0002')} BT /F2 9 Tf <41> Tj /F3 9 Tf <01> Tj ET`],
    '<</Type /Font /Subtype /TrueType /BaseFont /Arial /FontDescriptor 13 0 R>>',
    '<</Type /FontDescriptor>>',
    '<</Type /Font /Subtype /Type3 /ToUnicode 15 0 R>>',
    ['', '1 beginbfchar <01> <7F72> endbfchar'],
  )
  expect(inspectPdf(file).fonts).toEqual([
    { name: 'NotoSansJPThin-Regular', type: 'CIDFontType2', embedded: true, pages: [1, 2], text: 'ab' },
    { name: 'Arial', type: 'TrueType', embedded: false, pages: [2], text: '\uFFFD' },
    { name: '(no name)', type: 'Type3', embedded: true, pages: [2], text: '署' },
  ])
})

test('links, title and outline are read, wherever they lead', () => {
  const file = makePdf(
    '<</Type /Catalog /Pages 3 0 R /Dests 17 0 R /Outlines 12 0 R>>',
    INFO,
    '<</Type /Pages /Count 2 /Kids [8 0 R 9 0 R]>>',
    ...FONT,
    page('/Annots [10 0 R 11 0 R 16 0 R]'),
    page(''),
    '<</Type /Annot /Subtype /Link /A <</S /URI /URI (https://example.com/\\(a\\))>>>>',
    '<</Type /Annot /Subtype /Link /Dest /two>>',
    '<</Type /Outlines /First 13 0 R /Last 14 0 R /Count 2>>',
    '<</Title <FEFF7AE0> /Next 14 0 R /First 15 0 R /Dest [8 0 R /Fit]>>',
    '<</Title (last) /Prev 13 0 R /Dest /two>>',
    '<</Title (inner) /Dest [9 0 R /XYZ 0 0 0]>>',
    '<</Type /Annot /Subtype /Link /Dest /lost>>',
    '<</one [8 0 R /XYZ 0 0 0] /two [9 0 R /XYZ 0 0 0]>>',
  )
  const { title, pages, outline } = inspectPdf(file)
  expect(title).toBe('A (good) title')
  expect(pages[0]?.links).toEqual(['https://example.com/(a)', '#2', '#nowhere'])
  expect(outline).toEqual([
    { title: '章', page: 1, children: [{ title: 'inner', page: 2, children: [] }] },
    { title: 'last', page: 2, children: [] },
  ])
})

test.each([
  ['nothing', ''],
  ['a web page', '<!doctype html>'],
  ['a cut file', '%PDF-1.4\n1 0 obj\n<</Type /Catalog'],
])('%s has no pages', (_what, text) => expect(inspectPdf(Buffer.from(text)).pages).toEqual([]))
