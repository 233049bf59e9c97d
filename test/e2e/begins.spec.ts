/** Tests share a page to be quick (playwright.config.ts), and nothing that one of them did reaches the next. */
import type { Page } from '@playwright/test'
import { expect, test } from './deck.ts'

test.describe.configure({ mode: 'serial' })

/** An address of the site that runs no code of its own. */
const QUIET = '/notices.html'

/** All that a page can find of what was there before it. */
function found(page: Page) {
  return page.evaluate(async () => ({
    cookie: document.cookie,
    kept: [localStorage.length, sessionStorage.length],
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    script: 'before' in globalThis,
    size: [innerWidth, innerHeight],
    reduced: matchMedia('(prefers-reduced-motion: reduce)').matches,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    clock: Date.now() > Date.UTC(2020),
    served: document.body.textContent.length > 100,
  }))
}

/** Of the first test: what is found in a browser just opened. */
let begun: unknown
let worker: number

test('a test that leaves something of everything behind', async ({ page, context }, { workerIndex }) => {
  worker = workerIndex
  await page.goto(QUIET)
  begun = await found(page)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.addCookies([{ name: 'kept', value: '1', url: page.url() }])
  await context.addInitScript(() => Object.assign(globalThis, { before: true }))
  await context.route('**/*', (route) => route.fallback())
  await page.route(`**${QUIET}`, (route) => route.fulfill({ contentType: 'text/html', body: 'other' }))
  await page.setViewportSize({ width: 400, height: 400 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.clock.setFixedTime(0)
  await page.goto(QUIET)
  await page.evaluate(async () => {
    localStorage.setItem('kept', '1')
    sessionStorage.setItem('kept', '1')
    window.name = 'kept'
    await new Promise<unknown>((resolve) => (indexedDB.open('kept').onsuccess = resolve))
  })
  const now = await found(page)
  expect(now).toEqual({
    cookie: 'kept=1',
    kept: [1, 1],
    databases: 1,
    caches: 0,
    workers: 0,
    name: 'kept',
    script: true,
    size: [400, 400],
    reduced: true,
    dark: true,
    clipboard: 'granted',
    clock: false,
    served: false,
  })
})

test('leaves nothing to the next, which has the page it had', async ({ page, context }, { workerIndex }) => {
  // In another process there would be nothing to find anyway.
  expect(workerIndex).toBe(worker)
  await page.goto(QUIET)
  expect(await found(page)).toEqual(begun)
  expect(await context.cookies()).toEqual([])
  expect(context.pages()).toHaveLength(1)
})
