import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveStatic } from '../../../scripts/lib/static-server.ts'
import { faultsOf } from '../../../scripts/pdf/faults.ts'
import { inspectPdf } from '../../../scripts/pdf/inspect.ts'
import type { PdfSummary } from '../../../scripts/pdf/inspect.ts'
import { PrintPage } from '../../../scripts/pdf/print-page.ts'

/** Milliseconds for two browsers to start. */
const SLOW_MACHINE = 60_000
const SITE = 'https://shomei.example.com/deck/'

const links = (...targets: string[]) => targets.map((href) => `<a href="${href}">link</a>`).join(' ')
const SLIDES = [
  `<h1>one</h1>${links('2', '/sub/2', '#2', '/sub/2?clicks=3')}
   ${links('/sub/notices.html', 'https://example.com/a', '/sub/9')}`,
  `<h1> a\n heading</h1><p>署名</p><p hidden>h</p><p style="visibility: hidden">v</p><p style="opacity: 0">o</p>
   <div style="height: 20px; overflow: hidden">in<br><br><br>XYZ</div><p style="position: absolute; top: 600px">B</p>
   <style>.s { color: red }</style>${links('https://example.com/')}<a href="https://example.com/h" hidden>x</a>`,
  `<h1>three</h1><svg><text y="40">plain</text></svg><p style="display: -webkit-box; overflow: hidden; line-height: 20px;
   -webkit-box-orient: vertical; -webkit-line-clamp: 1">${'three dots at the end '.repeat(20)}</p>`,
  '<h1>four</h1><svg><text y="40" style="stroke: white; stroke-width: 6px; paint-order: stroke">halo</text></svg>',
  `<h1>five</h1><div data-demo="d" style="height: 200px"><div class="shell__report" style="height: 100%">
   <div id="list" style="height: 100%; overflow: auto">${'<p style="height: 30px; margin: 0">row</p>'.repeat(8)}</div></div></div>`,
]

/** Pages as Slidev prints a deck: its slides one below the other. */
const DECK = `<!doctype html><html class="light"><head><title>deck</title>
<link rel="canonical" href="https://old.example.com/">
<style>@page { size: 980px 552px; margin: 0 } body { margin: 0 }
.print-slide-container { position: relative; width: 980px; height: 552px; overflow: hidden; break-after: page }</style>
</head><body>${SLIDES.map((slide, i) => `<div class="print-slide-container" id="00${i + 1}-01">${slide}</div>`).join('')}
</body></html>`

let published: PrintPage
let unpublished: PrintPage
let summary: PdfSummary
const closers: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-print-'))
  closers.push(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'index.html'), DECK)
  const server = await serveStatic(folder, { base: '/sub/' })
  closers.push(() => server.close())
  const common = { url: server.url, slides: SLIDES.length }
  published = await PrintPage.open({ ...common, site: SITE, scale: 2 })
  closers.push(() => published.close())
  unpublished = await PrintPage.open(common)
  closers.push(() => unpublished.close())
  summary = inspectPdf(await published.pdf())
}, SLOW_MACHINE)
afterAll(async () => {
  for (const close of closers.reverse()) await close()
})

test('links to a slide lead to its page, and to the site where it is published', () => {
  expect(summary.pages[0]?.links).toEqual([
    ...['#2', '#2', '#2', '#2'],
    `${SITE}notices.html`,
    'https://example.com/a',
    `${SITE}9`,
  ])
})

test('links that nobody could follow are none', async () => {
  const { pages } = inspectPdf(await unpublished.pdf())
  expect(pages[0]?.links).toEqual(['#2', '#2', '#2', '#2', 'https://example.com/a'])
})

test('the page knows where it is published, whatever it was built for', async () => {
  const canonical = ({ page }: PrintPage) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=canonical]')].map(({ href }) => href),
    )
  expect(await canonical(published)).toEqual([SITE])
  expect(await canonical(unpublished)).toEqual(['https://old.example.com/'])
})

test('what a page shows is what is in sight', async () => {
  const [, second] = await published.shown()
  expect(second).toEqual({
    slide: 2,
    heading: 'a heading',
    letters: [...new Set('aheading署名inlink')].sort().join(''),
    links: ['https://example.com/'],
  })
})

test('a demo is set smaller until it shows all it holds; what cannot is named, but not what ends in dots', async () => {
  const rows = await published.page.evaluate(() => {
    const list = document.querySelector('#list')
    return list && { held: list.scrollHeight, shown: list.clientHeight }
  })
  expect(rows?.shown).toBeGreaterThan(200)
  expect((rows?.held ?? Infinity) - (rows?.shown ?? 0)).toBeLessThan(8)
  expect(published.cut).toEqual([2])
})

test('letters with a halo are what makes a font Type 3, and the gate says so', async () => {
  const faults = faultsOf(summary, 0, { shown: await published.shown(), outline: [] })
  const drawn = faults.filter((fault) => fault.includes('Type 3'))
  expect(drawn).toHaveLength(1)
  expect(drawn[0]).toContain('page 4: halo')
})

test('pictures are twice the canvas where that is asked for', async () => {
  const pictures: [string, number, number][] = []
  for await (const { name, png } of published.pictures([2]))
    pictures.push([name, png.readUInt32BE(16), png.readUInt32BE(20)])
  expect(pictures).toEqual([['2', 1960, 1104]])
})
