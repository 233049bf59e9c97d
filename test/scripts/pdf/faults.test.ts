import { expect, test } from 'vitest'
import { faultsOf } from '../../../scripts/pdf/faults.ts'
import type { Wanted } from '../../../scripts/pdf/faults.ts'
import type { PdfFont, PdfSummary } from '../../../scripts/pdf/inspect.ts'
import { siteUrl } from '../../../scripts/lib/site.ts'

const font: PdfFont = {
  name: 'NotoSansJP-Regular',
  type: 'CIDFontType2',
  embedded: true,
  pages: [1, 2],
  text: '署名',
}
const outline = [{ title: '章', page: 1, children: [{ title: '鍵を持つ', page: 2, children: [] }] }]
const good: PdfSummary = {
  title: '署名',
  pages: [
    { text: '署名の話', links: ['https://example.com/', '#2'] },
    { text: '鍵を持つ錠', links: [] },
  ],
  fonts: [font],
  outline,
}
const wanted: Wanted = {
  shown: [
    { slide: 1, heading: '署名の 話', letters: 'の名署話', links: ['https://example.com/'] },
    { slide: 2, heading: '鍵を持つ', letters: 'つを持鍵錠', links: [] },
  ],
  outline,
}
const SIZE = 1e6
const pages = (...changed: PdfSummary['pages']) => ({ ...good, pages: changed })
const [one, two] = good.pages as [PdfSummary['pages'][0], PdfSummary['pages'][0]]

test('a good PDF has no faults', () => {
  expect(faultsOf(good, SIZE, wanted)).toEqual([])
  expect(faultsOf(pages({ ...one, text: one.text + two.text }), SIZE, { ...wanted, flowing: true })).toEqual(
    [],
  )
})

const kana: PdfFont = { ...font, name: 'JetBrainsMono-Regular' }
const faults: [string, PdfSummary, RegExp][] = [
  ['no page at all', pages(), /no pages/],
  ['a page too few', pages(one), /1 pages where the browser showed 2/],
  ['a blank page', pages(one, { text: ' \n', links: [] }), /page 2 shows no text/],
  ['a lost letter', pages(one, { ...two, text: '鍵を持つ' }), /slide 2 has lost 錠/],
  ['letters without meaning', pages(one, { ...two, text: '鍵を持つ錠\uFFFD' }), /page 2 has letters/],
  ['a heading in pieces', pages({ ...one, text: '話の署名' }, two), /heading of slide 1/],
  ['a lost link', pages({ ...one, links: [] }, two), /slide 1 has lost its link/],
  [
    'a link to this machine',
    pages(one, { ...two, links: ['http://127.0.0.1:41/3'] }),
    /page 2 has a link to/,
  ],
  ['a link to nowhere', pages(one, { ...two, links: ['#nowhere'] }), /page 2 has a link to/],
  ['a Type 3 font', { ...good, fonts: [font, { ...font, type: 'Type3' }] }, /Type 3 font \(page 1, 2: 署名/],
  [
    'a font left out',
    { ...good, fonts: [{ ...font, embedded: false }] },
    /NotoSansJP-Regular is not in the file/,
  ],
  [
    'a font of this machine',
    { ...good, fonts: [font, { ...font, name: 'DejaVuSans' }] },
    /not the deck's own/,
  ],
  ['no Japanese', { ...good, fonts: [kana] }, /no Japanese font/],
  ['no outline', { ...good, outline: [] }, /no outline/],
  [
    'a wrong outline',
    { ...good, outline: outline.map((top) => ({ ...top, page: 2 })) },
    /"章 … 2" where "章 … 1"/,
  ],
  ['too much outline', { ...good, outline: [...outline, ...outline] }, /"章 … 1" where "nothing"/],
]
test.each(faults)('%s is a fault', (_what, summary, sentence) => {
  const found = faultsOf(summary, SIZE, wanted)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(sentence)
})

test('so is a file too large for a mail', () => {
  expect(faultsOf(good, 15.1e6, wanted)).toEqual(['it has 15.1 MB, more than 15'])
})

test('a font that sets nothing is no fault', () => {
  const unused = { ...font, name: 'DejaVuSans', pages: [], text: '' }
  expect(faultsOf({ ...good, fonts: [font, unused] }, SIZE, wanted)).toEqual([])
})

test.each([
  [undefined, undefined],
  [' ', undefined],
  ['https://example.com', 'https://example.com/'],
  ['https://example.com/shomei', 'https://example.com/shomei/'],
  ['http://example.com:8080/a/', 'http://example.com:8080/a/'],
])('SITE_URL %j is %j', (given, site) => expect(siteUrl(given)).toBe(site))

test.each([
  'example.com',
  '/shomei/',
  'file:///shomei/',
  'https://example.com/?a=1',
  'https://example.com/#2',
])('SITE_URL %j is refused', (given) => expect(() => siteUrl(given)).toThrow('SITE_URL is'))
