/** The built deck as anybody's browser gets it. */
import type { Page } from '@playwright/test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cacheControlOf } from '../../scripts/site/caching.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { expect, SLIDES, slideOf, test } from './deck.ts'
import { SITE } from './site.ts'

/** kB, compressed as a host would, of everything that comes before slide 1 can be used. */
const BUDGET = 300

interface Watch {
  readonly violations: string[]
}

/** From the first byte on: a policy is broken before a test could ask. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch: Watch = { violations: [] }
    Object.assign(globalThis, { watch })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      watch.violations.push(`${violatedDirective}: ${blockedURI} (${sourceFile})`),
    )
  })
}

const violations = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.violations)

test('the presenter, the overview, the notes and the notices obey it too', async ({ page }) => {
  await watchPolicy(page)
  for (const path of ['presenter/1', 'overview', 'notes', 'notices.html']) {
    await page.goto(`/${path}`)
    await page.waitForLoadState('networkidle')
    expect(await violations(page), path).toEqual([])
  }
})

test(`slide 1 is there after ${BUDGET} kB, without a diagram's or a demo's code`, async ({ browser }) => {
  const server = await serveStatic(SITE, { strict: true, gzip: true })
  const page = await browser.newPage({ serviceWorkers: 'block' })
  try {
    await page.goto(server.url)
    await page.waitForFunction(() => performance.getEntriesByName('shomei:ahead').length > 0)
    const loaded = await page.evaluate(() => {
      const until = performance.getEntriesByName('shomei:ahead')[0]?.startTime ?? 0
      const entries = performance.getEntries() as PerformanceResourceTiming[]
      return entries
        .filter(
          ({ entryType, startTime }) => /^(?:navigation|resource)$/.test(entryType) && startTime < until,
        )
        .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize }))
    })
    expect(loaded.filter(({ bytes }) => bytes === 0)).toEqual([])
    const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
    expect(total).toBeGreaterThan(50)
    expect(total).toBeLessThanOrEqual(BUDGET)
    expect(
      loaded.map(({ name }) => name).filter((name) => /mermaid|diagram|worker|demo/i.test(name)),
    ).toEqual([])
  } finally {
    await page.close()
    await server.close()
  }
})

test('every address answers by itself on a host that knows nothing of the deck', async ({ request }) => {
  const server = await serveStatic(SITE, { strict: true })
  try {
    for (const path of [
      '',
      ...SLIDES.map(({ number }) => String(number)),
      'overview',
      'presenter',
      'notes',
    ]) {
      const response = await request.get(`${server.url}${path}`, { maxRedirects: 0 })
      expect([path, response.status()]).toEqual([path, 200])
    }
    const lost = await request.get(`${server.url}nowhere`)
    expect(lost.status()).toBe(404)
    expect(await lost.text()).toContain('<div id="app">')
  } finally {
    await server.close()
  }
})

test('a link to a slide opens that slide, and a reload stays there', async ({ page }) => {
  const number = slideOf('sigstore')
  await page.goto(`/${number}`)
  await page.reload()
  await expect(page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
})

test('the head says what is true without a public address, and nothing else', async ({ page }) => {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8')
  expect(html).not.toMatch(/canonical|og:url|og:image|twitter:/)
  await page.goto('/1')
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', await page.title())
  const description = await page.locator('meta[name=description]').getAttribute('content')
  expect(description).toMatch(/^[^"\\]+$/)
})

test('the notices name every face, icon set and verifier, each with its licence', async ({ page }) => {
  await page.goto('/notices.html')
  const items = page.locator('li')
  for (const name of [
    '@fontsource/noto-sans-jp',
    '@iconify-json/carbon',
    'openpgp',
    '@sigstore/verify',
    'hash-wasm',
    '@vue/runtime-core',
    'workbox-precaching',
  ])
    await expect(items.filter({ has: page.getByText(name, { exact: true }) })).toHaveCount(1)
  const targets = await page
    .locator('li a[href^="#"]')
    .evaluateAll((links) =>
      links.map((link) => document.querySelector(link.getAttribute('href') ?? '')?.tagName),
    )
  expect(new Set(targets)).toEqual(new Set(['DETAILS']))
})

test('it can be installed: every icon of the manifest is there, in its size', async ({ page }) => {
  await page.goto('/1')
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
    return (await (await fetch(link?.href ?? '')).json()) as {
      lang: string
      start_url: string
      icons: { src: string; sizes: string }[]
    }
  })
  expect(manifest).toMatchObject({ lang: 'ja', start_url: '/' })
  for (const { src, sizes } of manifest.icons) {
    const file = join(SITE, src)
    expect(existsSync(file), src).toBe(true)
    if (sizes === 'any') continue
    const png = readFileSync(file)
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes)
  }
})

test('all that a browser may keep for good is named by its content', () => {
  const assets = readdirSync(join(SITE, 'assets'), { recursive: true, withFileTypes: true })
  const files = assets.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  expect(files.length).toBeGreaterThan(50)
  const below = (file: string) => relative(SITE, file).replaceAll('\\', '/')
  expect(files.map(below).filter((file) => cacheControlOf(file) === 'no-cache')).toEqual([])
})

test('it ships fonts in one format only', () => {
  const files = readdirSync(join(SITE, 'assets'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((name) => /\.(?:woff|ttf|otf)$/.test(name))).toEqual([])
})

test('without a release, the last slide neither shows nor asks for one', async ({ page }) => {
  const number = SLIDES.find(({ content }) => content.includes('<ReleaseCheck'))?.number
  expect(number).toBeDefined()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/${number}`)
  await expect(page.locator('.site-links').filter({ visible: true })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expect(page.locator('[data-release]')).toHaveCount(0)
  expect(asked.filter((path) => path.startsWith('/release/'))).toEqual([])
})
