/** The deck on paper, printed from the site under test as `npm run export` prints it. */
import { expect, test } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import { CACHE } from '../../scripts/lib/paths.ts'
import { readDeck } from '../../scripts/pdf/deck.ts'
import { printHandout } from '../../scripts/pdf/handout.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { PrintPage } from '../../scripts/pdf/print-page.ts'
import { printSlides } from '../../scripts/pdf/print.ts'
import { namedFirst, WALKS } from './chapters.ts'
import { slideOf, SLIDES } from './deck.ts'
import { SITE_URL } from './site.ts'

const PUBLISHED = 'https://shomei.example.com/deck/'

const deck = await readDeck()
const chapters = [...new Set(deck.slides.flatMap(({ chapter }) => chapter ?? []))]
const bare = (text: string) => text.replace(/\s/g, '')
let paper: PrintPage

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async () => {
  paper = await PrintPage.open({
    url: SITE_URL,
    site: PUBLISHED,
    slides: SLIDES.length,
    scale: 2,
    env: { FONTCONFIG_FILE: withoutJapanese() },
  })
})
test.afterAll(() => paper?.close())

/** The fonts of this machine less all that know Japanese. */
function withoutJapanese(): string {
  const folder = join(CACHE, 'e2e')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'no-japanese.conf')
  const reject =
    '<rejectfont><pattern><patelt name="lang"><string>ja</string></patelt></pattern></rejectfont>'
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><selectfont>${reject}</selectfont></fontconfig>`,
  )
  return file
}

for (const theme of ['light', 'dark'] as const) {
  test(`the PDF is whole without any Japanese font on the machine (${theme})`, async () => {
    await paper.show(theme)
    const { pdf } = await printSlides(paper, deck)
    const { title, pages, fonts, outline } = inspectPdf(pdf)
    expect(title).toBe(deck.title)
    expect(pages).toHaveLength(SLIDES.length)
    expect(pdf.length).toBeLessThan(15e6)
    for (const { number, title } of SLIDES)
      expect(bare(pages[number - 1]?.text ?? ''), `page ${number}`).toContain(
        bare(title.replace(/[*`]/g, '')),
      )
    expect(outline.map((top) => top.title).filter((top) => chapters.includes(top))).toEqual(chapters)
    const used = fonts.filter((font) => font.pages.length > 0)
    expect(used.filter(({ type, embedded }) => type === 'Type3' || !embedded)).toEqual([])
    expect(used.map(({ name }) => name).sort()).toContain('NotoSansJPThin-Regular')
    expect(pages.flatMap(({ links }) => links)).toContain(`${PUBLISHED}${slideOf('checksum')}`)
  })
}

test('a live page tells what each step of its story came to, as the pages to learn from do', async () => {
  const told = paper.page.locator('.paper-steps')
  let pages = 0
  for (const { no, steps } of WALKS) {
    const rows = paper.page.locator(
      `.print-slide-container[id^="${String(no).padStart(3, '0')}-"] .paper-steps li`,
    )
    if ((await rows.count()) === 0) continue
    pages += 1
    await expect(rows).toHaveCount(steps.length)
    let before: string | undefined
    for (const [i, { title, after }] of steps.entries()) {
      before = namedFirst(after, before)
      await expect(rows.nth(i).locator('span').first()).toHaveText(title)
      await expect(rows.nth(i).locator('b')).toContainText(before ?? 'nothing')
    }
  }
  // Not the table of the generations, which shows all of its steps at its end, and what has steps of its own.
  expect(pages).toBe(8)
  await expect(told).toHaveCount(pages)
  // Three keys stolen, a witness whom nobody asks, private keys handed over: what verified there is no plain green.
  await expect(told.locator('.is-forgery b')).toHaveCount(3)
})

for (const [theme, demos] of [
  ['light', ['checksum', 'openpgp', 'sigstore']],
  ['dark', ['checksum']],
] as const) {
  test(`the code on a demo is read as the address of its live slide (${theme})`, async () => {
    await paper.show(theme)
    const seen: (string | undefined)[] = []
    for await (const { png } of paper.pictures(demos.map(slideOf))) {
      const image = await pixels(png)
      expect(image).toMatchObject({ width: 1960, height: 1104 })
      seen.push(decodeQR(image, { timeLimit: 5000 }))
    }
    expect(seen).toEqual(demos.map((demo) => `${PUBLISHED}${slideOf(demo)}`))
  })
}

test('the handout has every slide with its note, and tells on which page each chapter begins', async () => {
  await paper.show('light')
  const { pdf } = await printHandout(paper, deck, PUBLISHED)
  const { pages, outline } = inspectPdf(pdf)
  const whole = bare(pages.map(({ text }) => text).join(''))
  for (const { note } of deck.slides)
    for (const sentence of note.split('\n').filter((line) => /^[^`*[<\]]+$/.test(line)))
      expect(whole).toContain(bare(sentence))
  const contents = bare(pages[0]?.text ?? '')
  for (const { title, page } of outline.filter((top) => chapters.includes(top.title))) {
    expect(contents).toContain(bare(`${title}${page}`))
    expect(bare(pages[page - 1]?.text ?? '')).toContain(bare(title))
  }
})

/** A PNG's pixels, decoded by the browser. */
async function pixels(png: Buffer): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { width, height, base64 } = await paper.page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!context) throw new Error('pixels: no canvas')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    let binary = ''
    for (let at = 0; at < data.length; at += 0x8000)
      binary += String.fromCharCode(...data.subarray(at, at + 0x8000))
    return { width: bitmap.width, height: bitmap.height, base64: btoa(binary) }
  }, png.toString('base64'))
  return { width, height, data: Buffer.from(base64, 'base64') }
}
