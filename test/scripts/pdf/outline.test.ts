import { describe, expect, test } from 'vitest'
import { outlineOf } from '../../../scripts/pdf/deck.ts'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import { finishPdf } from '../../../scripts/pdf/outline.ts'
import { FONT, makePdf, page, shows } from './make-pdf.ts'

const file = makePdf(
  '<</Type /Catalog\n/Pages 3 0 R\n/Outlines 90 0 R\n/Lang (ja)>>',
  '<</Title <FEFF0041>\n/Producer (Skia/PDF m1)>>',
  '<</Type /Pages /Count 2 /Kids [8 0 R 9 0 R]>>',
  ...FONT,
  page('/MediaBox [0 0 735.12 414] /Contents 10 0 R'),
  page('/MediaBox [0 0 735.12 414] /Contents 10 0 R'),
  ['', shows('0041')],
)
const finish = {
  title: '署名 (2026)',
  author: 'Shomei',
  outline: [
    { title: '表紙', page: 1, children: [] },
    {
      title: 'GPG (OpenPGP) \\',
      page: 2,
      children: [
        { title: '一', page: 2, children: [] },
        { title: '二 🔑', page: 1, children: [{ title: '三', page: 1, children: [] }] },
      ],
    },
  ],
}

describe('finishPdf', () => {
  test('adds the outline and the title, and leaves every byte before them as it was', () => {
    const finished = Buffer.from(finishPdf(file, finish))
    expect(finished.subarray(0, file.length)).toEqual(file)
    const { title, outline, pages } = inspectPdf(finished)
    expect({ title, outline }).toEqual({ title: finish.title, outline: finish.outline })
    expect(pages.map(({ text }) => text)).toEqual(['署名', '署名'])
  })

  test('every entry of its cross-reference table points at its object', () => {
    const text = Buffer.from(finishPdf(file, finish)).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    const table = text.slice(start, text.indexOf('trailer', start))
    const entries = [...table.matchAll(/(\d+) 1\n(\d{10}) 00000 n \n/g)]
    expect(entries).toHaveLength(8)
    for (const [, id, offset] of entries)
      expect(text.slice(Number(offset), Number(offset) + 10)).toMatch(new RegExp(`^${id} 0 obj`))
    expect(text).toContain(`/Prev ${/startxref\s+(\d+)/.exec(file.toString('latin1'))?.[1]}>>`)
  })

  test('trims the pages, and only when asked', () => {
    const boxes = (bytes: Uint8Array) =>
      Buffer.from(bytes.subarray(file.length))
        .toString('latin1')
        .match(/\/MediaBox \[[^\]]*\]/g)
    expect(boxes(finishPdf(file, { ...finish, size: { width: 735, height: 414 } }))).toEqual(
      Array(2).fill('/MediaBox [0 0 735 414]'),
    )
    expect(boxes(finishPdf(file, finish))).toBeNull()
  })

  test.each([
    ['no PDF', Buffer.from('hello')],
    ['a PDF without its end', file.subarray(0, file.length - 20)],
  ])('refuses %s', (_what, bytes) =>
    expect(() => finishPdf(bytes, finish)).toThrow('not a file that Chromium wrote'),
  )

  test('refuses a bookmark that leads nowhere', () => {
    const outline = [{ title: 'lost', page: 3, children: [] }]
    expect(() => finishPdf(file, { ...finish, outline })).toThrow('no page 3')
  })
})

test('the outline has the chapters, their slides beneath, and no slide twice', () => {
  const slides = [undefined, 'Checksum', 'Checksum', 'GPG'].map((chapter, i) => ({
    number: i + 1,
    chapter,
    title: '',
    note: '',
  }))
  const placed = ['表紙', 'Checksum', '比べる', '鍵'].map((heading, i) => ({
    slide: i + 1,
    heading,
    page: i + 3,
  }))
  expect(outlineOf({ title: '', author: '', slides }, placed)).toEqual([
    { title: '表紙', page: 3, children: [] },
    { title: 'Checksum', page: 4, children: [{ title: '比べる', page: 5, children: [] }] },
    { title: 'GPG', page: 6, children: [{ title: '鍵', page: 6, children: [] }] },
  ])
})
