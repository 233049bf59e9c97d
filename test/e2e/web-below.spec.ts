/** The deck built for a path of a public host, as GitHub Pages serves it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from '../../scripts/lib/paths.ts'
import { buildDeck } from '../../scripts/lib/slidev.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import type { StaticServer } from '../../scripts/lib/static-server.ts'
import { expect, SLIDES, slideOf, test as base } from './deck.ts'

const BASE = '/name/'
const PUBLIC = `https://example.com${BASE}`
const FOLDER = join(CACHE, 'e2e', 'below')

const test = base.extend<object, { server: StaticServer }>({
  server: [
    async ({ browserName: _ }, use) => {
      await buildDeck(BASE, { site: PUBLIC, out: FOLDER })
      const server = await serveStatic(FOLDER, { strict: true })
      await use(server)
      await server.close()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
})
// One build for all of them.
test.describe.configure({ mode: 'serial' })

test('a link to a slide answers 200 and opens it, again after a reload', async ({ page, server }) => {
  const number = slideOf('checksum')
  const response = await page.goto(`${server.url}${number}`)
  expect(response?.status()).toBe(200)
  const demo = page.locator('[data-demo=checksum]').filter({ visible: true })
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  expect((await page.reload())?.status()).toBe(200)
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(new RegExp(`${BASE}${number + 1}(\\?.*)?$`))
})

test('the head gives whole addresses, each page its own', async ({ page, server }) => {
  for (const [path, canonical] of [
    ['', PUBLIC],
    ['2', `${PUBLIC}2`],
  ] as const) {
    const html = await (await page.request.get(`${server.url}${path}`)).text()
    const of = (pattern: RegExp) => pattern.exec(html)?.[1]
    expect(of(/rel="canonical" href="([^"]+)"/)).toBe(canonical)
    expect(of(/property="og:url" content="([^"]+)"/)).toBe(canonical)
    expect(of(/property="og:image" content="([^"]+)"/)).toBe(`${PUBLIC}og-image.png`)
    expect(html).toContain(path === '' ? 'property="og:title"' : SLIDES[1]?.title)
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]+)"/g))
      expect(address?.startsWith(PUBLIC) || address?.startsWith(BASE)).toBe(true)
  }
})

test('the preview picture is one: 1200 by 630, and not of one colour', () => {
  const png = readFileSync(join(FOLDER, 'og-image.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(png.length).toBeGreaterThan(50_000)
})

test('what is installed begins and ends below the path', async ({ page, server }) => {
  const manifest = (await (await page.request.get(`${server.url}manifest.webmanifest`)).json()) as {
    start_url: string
    scope: string
    icons: { src: string }[]
  }
  expect([manifest.start_url, manifest.scope]).toEqual([BASE, BASE])
  for (const { src } of manifest.icons)
    expect((await page.request.get(new URL(src, server.url).href)).status(), src).toBe(200)
})
