/** The page that a speaker opens before the talk: green when all is well, red where it is not. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from '../../scripts/lib/paths.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { bundleServiceWorker, writeServiceWorker } from '../../scripts/site/precache.ts'
import { expect, SLIDES, test as base } from './deck.ts'
import { ELSEWHERE, SITE } from './site.ts'

/** Milliseconds for the whole check. */
const SOON = 60_000

/** Every slide with a demo. */
const DEMO_SLIDES = SLIDES.filter(({ content }) => /<\w+Demo\b/.test(content)).map(({ number }) => number)

interface Site {
  readonly url: string
  stop(): Promise<void>
}

const test = base.extend<{ site: Site }>({
  site: async ({ page: _page }, use, { testId }) => {
    const folder = join(CACHE, 'e2e', `stage-${testId}`)
    cpSync(SITE, folder, { recursive: true })
    // The common copy has other samples than the build: the worker would keep none of them.
    writeServiceWorker(folder, await bundleServiceWorker())
    const server = await serveStatic(folder)
    await use({ url: server.url, stop: () => server.close() })
    await server.close()
    rmSync(folder, { recursive: true })
  },
  // The test's own server stands in for the common one.
  baseURL: 'http://',
})
// What a service worker keeps outlives all that a reused context forgets.
test.use({ reuseContext: false })
test.setTimeout(150_000)

const summary = (page: Page) => page.locator('[data-summary]')

async function finished(page: Page): Promise<void> {
  await expect(summary(page)).not.toHaveAttribute('data-summary', 'running', { timeout: SOON })
}

/** What every row says that is neither good nor only told. */
const faults = (page: Page) =>
  page
    .locator('[data-row]:not([data-state=good], [data-state=note])')
    .evaluateAll((rows) => rows.map((row) => row.textContent.replace(/\s+/g, ' ').trim()))

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('is green on a good site, hears the other windows, and is green again without a server', async ({
    page,
    site,
    context,
  }) => {
    await page.goto(`${site.url}stage-check?time=20`)
    await finished(page)
    expect(await faults(page)).toEqual([])
    await expect(summary(page)).toHaveText('準備ができました')
    const rows = page.locator('tbody [data-row]')
    const numbers = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.querySelector('a')?.textContent)),
    )
    expect(numbers).toEqual(DEMO_SLIDES)
    const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''))
    expect(names.filter((name) => /^\d+$/.test(name))).toEqual([])
    for (const link of await page.locator('nav a').all())
      expect(await link.getAttribute('href')).toMatch(/\/1\?time=20$/)

    await page.evaluate(axe.source)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/)
      const violations = await page.evaluate(async () => {
        const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
          resultTypes: ['violations'],
        })
        return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      })
      expect(violations, colorScheme).toEqual([])
    }
    for (const width of [1280, 820, 390]) {
      await page.setViewportSize({ width, height: 800 })
      const over = await page.locator('.stage-check').evaluate((one) => one.scrollWidth - one.clientWidth)
      expect(over, `${width} pixels wide`).toBeLessThanOrEqual(0)
    }

    const windows = page.locator('[data-row=windows]')
    await expect(windows).toHaveAttribute('data-state', 'note')
    const [presenter, audience] = await Promise.all([context.newPage(), context.newPage()])
    await presenter.goto(`${site.url}presenter/2`)
    await expect(windows).toContainText('発表者の画面が 1 枚、会場の画面が 0 枚')
    await audience.goto(`${site.url}2`)
    await expect(windows).toHaveAttribute('data-state', 'good')
    // It tells nobody to turn the slide.
    expect([presenter.url(), audience.url()].every((url) => url.includes('/2'))).toBe(true)
    await Promise.all([presenter.close(), audience.close()])
    await expect(windows).toHaveAttribute('data-state', 'note')

    await site.stop()
    await page.locator('[data-action=again]').press('Enter')
    await expect(summary(page)).toHaveAttribute('data-summary', 'running')
    await finished(page)
    expect(await faults(page)).toEqual([])
    await expect(summary(page)).toHaveText('準備ができました')

    // The cache may lose a file: browsers give no promise.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys())
          if (request.url.includes('notices.html')) await cache.delete(request)
      }
    })
    await page.locator('[data-action=again]').press('Enter')
    await expect(page.locator('[data-row=offline]')).toHaveAttribute('data-state', 'bad', { timeout: SOON })
    await expect(page.locator('[data-row=offline]')).toContainText('1 個のファイルが入っていません')
  })
})

test('is red where a sample came broken, and says what to do', async ({ page, site }) => {
  await page.route('**/samples/hello-shomei-1.0.0.jar', async (route) => {
    const response = await route.fetch()
    const body = await response.body()
    body.writeUInt8(body.readUInt8(0) ^ 1, 0)
    await route.fulfill({ response, body })
  })
  await page.goto(`${site.url}stage-check`)
  for (const name of ['checksum', 'openpgp', 'sigstore']) {
    const row = page.locator(`[data-row=${name}]`).first()
    await expect(row).toHaveAttribute('data-state', 'bad', { timeout: SOON })
    await expect(row).toContainText('拒否しました')
    await expect(row).toContainText(
      '「検証できました」か「計算は合いました。誰のものかは分かりません」になるはずです',
    )
  }
  await expect(page.locator('[data-row=ten-minutes]')).toHaveAttribute('data-state', 'good', {
    timeout: SOON,
  })
  await expect(summary(page)).not.toHaveText('準備ができました')
})

test('is red where a sample or a face never comes, and where the clock is years off', async ({
  page,
  site,
  misdeeds,
}) => {
  await page.route('**/samples/sigstore/**', (route) => route.abort())
  await page.route('**/assets/*jetbrains-mono*.woff2', (route) => route.abort())
  await page.clock.setFixedTime(new Date('2019-01-01T00:00:00Z'))
  await page.goto(`${site.url}stage-check`)
  const sigstore = page.locator('[data-row=sigstore]')
  await expect(sigstore).toHaveAttribute('data-state', 'bad', { timeout: SOON })
  await expect(sigstore).toContainText('ページを読み直してください')
  for (const row of ['fonts', 'clock']) {
    await expect(page.locator(`[data-row=${row}]`)).toHaveAttribute('data-state', 'bad')
  }
  misdeeds.splice(0, misdeeds.length, ...misdeeds.filter((one) => !one.includes('ERR_FAILED')))
})

test('says over plain HTTP what is missing there, and runs every demo all the same', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url.replace('127.0.0.1', ELSEWHERE.network)}stage-check`)
  await finished(page)
  await expect(page.locator('tbody [data-row]:not([data-state=good])')).toHaveCount(0)
  for (const row of ['context', 'offline'])
    await expect(page.locator(`[data-row=${row}]`)).toHaveAttribute('data-state', 'warn')
  await expect(summary(page)).toHaveAttribute('data-summary', 'warn')
})
