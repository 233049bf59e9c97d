/** The site without its server, and while a new version is being published. */
import type { Page } from '@playwright/test'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, ROOT } from '../../scripts/lib/paths.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { siteHeaders } from '../../scripts/site/policy.ts'
import { bundleServiceWorker, writeServiceWorker } from '../../scripts/site/precache.ts'
import { expect, SLIDES, slideOf, test as base } from './deck.ts'
import type { DemoName } from './deck.ts'
import { ELSEWHERE, SITE } from './site.ts'
import { turnTo } from './turn.ts'

interface Site {
  readonly url: string
  /** The same site under a name that stands for a published one. */
  readonly published: string
  /** Publishes a new version in place of the old one. */
  publish(edition: string): void
  /** The server ends. */
  stop(): Promise<void>
}

const test = base.extend<{ site: Site }>({
  site: async ({ page: _page }, use, { workerIndex, testId }) => {
    const folder = join(CACHE, 'e2e', `site-${workerIndex}-${testId}`)
    cpSync(SITE, folder, { recursive: true })
    // The common copy has other samples than the build: the worker would keep none of them.
    const worker = await bundleServiceWorker()
    writeServiceWorker(folder, worker)
    // As `present` and hosts that read `_headers` send it: the stricter way.
    const server = await serveStatic(folder, { headers: siteHeaders('/') })
    await use({
      url: server.url,
      published: server.url.replace('127.0.0.1', ELSEWHERE.published),
      publish: (edition) => {
        for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
          const html = readFileSync(join(folder, name), 'utf8')
          writeFileSync(
            join(folder, name),
            html.replace('<head>', `<head><meta name="edition" content="${edition}">`),
          )
        }
        writeServiceWorker(folder, worker)
      },
      stop: () => server.close(),
    })
    await server.close()
    rmSync(folder, { recursive: true })
  },
  // The test's own server stands in for the common one.
  baseURL: 'http://',
})
// What a service worker keeps outlives all that a reused context forgets.
test.use({ serviceWorkers: 'allow', reuseContext: false })
test.setTimeout(180_000)

/** Opens the deck and waits until all of it is kept. */
async function openAndKeep(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await expect(page.locator('.slidev-layout h1').filter({ visible: true }).first()).toBeVisible()
  // Whoever touches the page has looked at slide 1; the rest comes at once.
  await page.keyboard.press('Shift')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
}

const edition = (page: Page) =>
  page.evaluate(() => document.querySelector('meta[name=edition]')?.getAttribute('content') ?? null)

test('every slide and every demo comes with the server gone', async ({ page, site }) => {
  await openAndKeep(page, site.url)
  await site.stop()
  await page.reload()
  for (const { number, title } of SLIDES) {
    await turnTo(page, number)
    const slide = page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()
    await expect(slide, `slide ${number} ${title}`).toBeVisible()
    await expect(slide.locator('.slidev-layout').first()).toBeVisible()
  }
  for (const name of ['checksum', 'openpgp', 'sigstore'] satisfies DemoName[]) {
    // Each story ends with somebody caught.
    await page.goto(`${site.url}${slideOf(name)}?clicks=3`)
    await expect(page.locator(`[data-demo="${name}"]`).filter({ visible: true })).toHaveAttribute(
      'data-verdict',
      'rejected',
    )
  }
  await page.goto(`${site.url}notices.html`)
  await expect(page.locator('h1')).toBeVisible()
})

test('the page for what one has in hand answers with the server gone, after a reload', async ({
  page,
  site,
}) => {
  await openAndKeep(page, site.url)
  await site.stop()
  await page.goto(`${site.url}verify`)
  await page.reload()
  const samples = join(ROOT, 'public', 'samples')
  const jar = 'hello-shomei-1.0.0.jar'
  const files = [
    jar,
    `openpgp/${jar}.asc`,
    'openpgp/demo-key.asc',
    `sigstore/${jar}.sigstore.json`,
    'SHA256SUMS',
  ]
  await page.locator('[data-action=choose]').setInputFiles(files.map((name) => join(samples, name)))
  const answer = page.locator(`[data-answer="${jar}"]`)
  // The lab's bundle against the public root, which the page brings by itself.
  await expect(answer).toHaveAttribute('data-standing', 'rejected')
  await page.locator(`[data-item="${jar}.sigstore.json"] [data-action=remove]`).click()
  await expect(answer).toHaveAttribute('data-standing', 'nobody-expected')
  await expect(answer.locator('[data-claim]')).toHaveCount(2)
})

test('each edition is kept by a worker of its own, and both come with the server gone', async ({
  page,
  site,
}) => {
  await openAndKeep(page, site.url)
  await page.goto(`${site.url}en/1`)
  await page.keyboard.press('Shift')
  await page.waitForFunction(() => {
    const { controller } = navigator.serviceWorker
    return controller?.scriptURL.endsWith('/en/sw.js') && controller.state === 'activated'
  })
  await site.stop()
  for (const [path, lang] of [
    ['en/25', 'en'],
    ['25', 'ja'],
    ['en/study/gpg', 'en'],
    ['en/verify', 'en'],
  ] as const) {
    await page.goto(`${site.url}${path}`)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator('h1').filter({ visible: true }).first()).toBeVisible()
  }
})

test('a new version waits until no window shows the old one', async ({ page, site, context }) => {
  await openAndKeep(page, site.published)
  site.publish('2')
  await page.reload()
  const waits = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)
  await expect.poll(waits, { timeout: 60_000 }).toBe('installed')
  await page.reload()
  expect(await edition(page)).toBe(null)
  await site.stop()
  await page.reload()
  await turnTo(page, SLIDES.length)
  await expect(
    page.locator(`[data-slidev-no="${SLIDES.length}"]`).filter({ visible: true }).first(),
  ).toBeVisible()
  expect(await edition(page)).toBe(null)
  await page.close()
  const opened = async () => {
    const next = await context.newPage()
    await next.goto(site.published)
    const found = await edition(next)
    await next.close()
    return found
  }
  // A browser takes a moment to see that nobody is looking any more.
  await expect.poll(opened, { intervals: [3_000] }).toBe('2')
})

test('on the speaker’s own machine the newest build is shown at once', async ({ page, site }) => {
  await openAndKeep(page, site.url)
  site.publish('2')
  await page.reload()
  expect(await edition(page)).toBe('2')
})
