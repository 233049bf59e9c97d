/** The pages to learn from alone, as a phone shows them and as links lead to them. */
import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { study as say } from '#words/study'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { chapterOf, CHAPTERS, elsewhere, PHONE } from './chapters.ts'
import { expect, SLIDES, test } from './deck.ts'
import { SITE, SITE_URL } from './site.ts'

/** In pixels. */
const SMALLEST_TEXT = 14
const SMALLEST_TARGET = 24

const PAGES = ['study', ...CHAPTERS.map(({ id }) => `study/${id}`)]
const DEMO = /<\w+Demo\b/g

test.use({ viewport: PHONE })

/** Scrolls to the end, a screen at a time, until all demos have come to an answer. */
async function readThrough(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    // A machine that is busy enough draws no frame for a while: then, when it comes to it.
    const frame = () =>
      new Promise((resolve) => {
        requestAnimationFrame(resolve)
        requestIdleCallback(resolve, { timeout: 1000 })
      })
    for (let last = -1, turn = 0; scrollY > last; turn++) {
      if (turn === 400) throw new Error(`the page does not end: ${scrollY} of ${document.body.scrollHeight}`)
      last = scrollY
      scrollBy(0, innerHeight)
      await frame()
      await frame()
    }
  })
  await expect(page.locator('[data-demo]:not([data-report-state=done])')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

async function violationsOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
    )
  })
}

/** Words smaller than they may be, and buttons too small for a finger. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ text, target }) => {
      const found: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        const words = node.nodeValue?.trim() ?? ''
        if (words === '' || !element?.checkVisibility() || element.closest('script, style, noscript, option'))
          continue
        const size = Number.parseFloat(getComputedStyle(element).fontSize)
        if (size < text - 0.01) found.push(`${size} px: ${words.slice(0, 30)}`)
      }
      for (const control of document.querySelectorAll('button, select, summary, [role=slider]')) {
        const { width, height } = control.getBoundingClientRect()
        if (control.checkVisibility() && (width < target || height < target))
          found.push(`${width} × ${height}: ${control.textContent.trim().slice(0, 30)}`)
      }
      return found
    },
    { text: SMALLEST_TEXT, target: SMALLEST_TARGET },
  )
}

test('each page is a file of its own, with a title, a description and one heading', async ({ page }) => {
  const server = await serveStatic(SITE, { strict: true })
  try {
    const titles = new Set<string>()
    for (const path of PAGES) {
      const response = await page.request.get(`${server.url}${path}`)
      expect(response.status(), path).toBe(200)
      const html = await response.text()
      titles.add(/<title>([^<]*)</.exec(html)?.[1] ?? '')
      expect(html, path).toMatch(/property="og:description" content="[^"]{20,}"/)
    }
    expect(titles.size).toBe(PAGES.length)
    expect((await page.request.get(`${server.url}study/no-such-chapter`)).status()).toBe(404)
  } finally {
    await server.close()
  }
})

test('every demo of the deck is on exactly one page, and every chapter asks something', () => {
  const onPages = CHAPTERS.flatMap(({ slides: all }) => all.filter(({ kind }) => kind === 'demo'))
  const inDeck = SLIDES.filter(({ content }) => DEMO.test(content) || content.search(DEMO) >= 0)
  expect(onPages.map(({ no }) => no)).toEqual(inDeck.map(({ number }) => number))
  expect(inDeck.length).toBeGreaterThan(10)
  for (const { content } of inDeck) expect(content.match(DEMO)).toHaveLength(1)
  const numbers = CHAPTERS.flatMap(({ opening, slides: all }) => [
    ...(opening ? [opening.no] : []),
    ...all.map(({ no }) => no),
  ])
  // All but the cover.
  expect(numbers.toSorted((a, b) => a - b)).toEqual(SLIDES.slice(1).map(({ number }) => number))
  for (const { id, opening } of CHAPTERS) expect(opening?.question ?? say.questions[id], id).toMatch(/./)
})

for (const path of PAGES) {
  test(`${path} can be read and used on a phone, light and dark`, async ({ page }) => {
    const chapter = CHAPTERS.find(({ id }) => path === `study/${id}`)
    // Every slide is drawn, and looked through twice.
    test.setTimeout(120_000 + 15_000 * (chapter?.slides.length ?? 0))
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(`/${path}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    await expect(page.getByRole('main')).toHaveCount(1)
    await readThrough(page)
    if (chapter) {
      await expect(page).toHaveTitle(say.pageTitle(chapter.title))
      await expect(page.locator('[data-demo]')).toHaveCount(chapter.demos)
      for (const { no } of chapter.slides)
        await expect(page.locator(`#slide-${no} [data-slide="${no}"]`)).toHaveCount(1)
      // A slide's title is one of many here, so its headings are told one level lower; a section's is the page's own.
      const levels = await page
        .locator('[data-slide] :is(h1, h2, h3, h4)')
        .evaluateAll((all) => all.map(({ tagName, ariaLevel }) => `${tagName} ${ariaLevel ?? 'itself'}`))
      const lower = ['H1 2', 'H2 3', 'H3 4', 'H4 5']
      expect(levels.filter((one) => !lower.includes(one))).toEqual(chapter.opening ? ['H1 itself'] : [])
      const text = await page.locator('.chapter').innerText()
      expect(text).not.toMatch(/\[click|（この章は/)
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    expect(await tooSmall(page)).toEqual([])
    await page.evaluate(axe.source)
    expect(await violationsOn(page), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveClass(/\bdark\b/)
    expect(await violationsOn(page), 'dark').toEqual([])
  })
}

/** What a checksum demo came to, and which bytes it came to it with. */
async function outcome(demo: Locator): Promise<unknown> {
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  return {
    verdict: await demo.getAttribute('data-verdict'),
    digests: await demo.locator('table').first().innerText(),
  }
}

test('a link shows the same tampering to whoever opens it, here and on the slide', async ({
  page,
  browser,
}) => {
  const { number, path } = chapterOf('<ChecksumDemo :')
  await page.goto(`/${path}`)
  const lesson = page.locator(`#slide-${number}`)
  await lesson.scrollIntoViewIfNeeded()
  const demo = lesson.locator('[data-demo=checksum]')
  const honest = await outcome(demo)
  await demo.locator('[data-card] [data-action=flip]').first().click()
  await expect(page).toHaveURL(new RegExp(`#checksum-${number}=`))
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  const tampered = await outcome(demo)
  expect(tampered).not.toEqual(honest)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await lesson.locator('[data-action=copy-link]').click()
  await expect(lesson.getByRole('status').filter({ hasText: say.copied })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(page.url())

  const other = await elsewhere(browser, copied)
  const there = other.locator(`#slide-${number} [data-demo=checksum]`)
  await expect(there).toHaveAttribute('data-verdict', 'rejected')
  expect(await outcome(there)).toEqual(tampered)
  await expect(there).toBeInViewport()

  const href = await lesson.locator('[data-as-slide]').getAttribute('href')
  await other.goto(new URL(href ?? '', SITE_URL).href)
  const onSlide = other.locator(`[data-slidev-no="${number}"] [data-demo=checksum]`)
  await expect(onSlide).toHaveAttribute('data-verdict', 'rejected')
  expect(await outcome(onSlide)).toEqual(tampered)
  await other.context().close()
})

test('of two demos on a page the one last touched owns the address', async ({ page }) => {
  const { number: first, path } = chapterOf('<OpenpgpDemo :')
  const { number: second } = chapterOf('<OpenpgpDemo attack')
  await page.goto(`/${path}`)
  for (const no of [first, second, first]) {
    const lesson = page.locator(`#slide-${no}`)
    await lesson.scrollIntoViewIfNeeded()
    await expect(lesson.locator('[data-demo]')).toHaveAttribute('data-report-state', 'done')
    await lesson.locator('[data-card] :is([data-action=flip], [data-action=undo])').nth(1).click()
    await lesson.locator('[data-card] [data-action=flip]').first().click()
    await expect(page).toHaveURL(new RegExp(`/${path}#openpgp-${no}=`))
  }
  await expect(page.locator(`#slide-${second} [data-as-slide]`)).toHaveAttribute(
    'href',
    new RegExp(`^/${second}#openpgp-${second}=`),
  )
})

test('what was read is remembered here, and forgotten on request', async ({ page }) => {
  const { id } = CHAPTERS[0] ?? { id: '' }
  await page.goto('/study')
  const read = page.locator('.contents__read').filter({ visible: true })
  const forget = page.locator('[data-action=forget]')
  await expect(forget).toBeDisabled()
  await page.goto(`/study/${id}`)
  await readThrough(page)
  await page.goto('/study')
  await expect(read).toHaveCount(1)
  await page.reload()
  await expect(page.locator(`[data-chapter=${id}] .contents__read`)).toBeVisible()
  await expect(page.getByText(say.soFar(1, CHAPTERS.length))).toBeVisible()
  await forget.click()
  await expect(read).toHaveCount(0)
  await page.reload()
  await expect(forget).toBeDisabled()
  await expect(read).toHaveCount(0)
})

test('the keys of the slides do nothing here', async ({ page }) => {
  await page.goto('/study/intro')
  const before = page.url()
  const theme = await page.locator('html').getAttribute('class')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'PageDown', 'Space', 'd', 'o', 'g', 'f'])
    await page.keyboard.press(key)
  // They scroll, as on any page.
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  // Whatever else a key began had its turn before the page was drawn again, twice.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })
  expect(page.url()).toBe(before)
  expect(await page.locator('html').getAttribute('class')).toBe(theme)
})

test('one setting for light and dark, here and on the slides', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  const html = page.locator('html')
  await page.goto('/study')
  await page.locator('[data-action=theme]').click()
  await expect(html).toHaveClass(/\bdark\b/)
  for (const path of ['study/intro', '2', 'study']) {
    await page.goto(`/${path}`)
    await expect(html).toHaveClass(/\bdark\b/)
  }
  await page.goto('/study/intro')
  await page.locator('[data-action=theme]').click()
  await expect(html).not.toHaveClass(/\bdark\b/)
  await page.goto('/study')
  await expect(html).not.toHaveClass(/\bdark\b/)
})

test('the contents stand in the page itself, and nothing of the slides is loaded for them', async ({
  page,
  browser,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await page.goto('/study')
  await page.waitForLoadState('networkidle')
  expect(scripts).toHaveLength(1)
  const shown = await page.locator('#app').innerText()

  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  const quiet = await context.newPage()
  await quiet.goto(`${SITE_URL}study`)
  for (const { title } of CHAPTERS) await expect(quiet.locator('#app')).toContainText(title)
  expect(await quiet.locator('#app').innerText()).toBe(shown)
  await context.close()
})

for (const { id, title } of CHAPTERS) {
  test(`the beginning of study/${id} can be read before its scripts have come, and does not jump when they have`, async ({
    page,
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
    const quiet = await context.newPage()
    await quiet.goto(`${SITE_URL}study/${id}`)
    await expect(quiet.locator('h1')).toHaveText(title)
    // Nothing that does nothing yet is offered.
    await expect(quiet.locator('button:visible')).toHaveCount(0)
    const words = (from: Page) => from.locator('.chapter > .lesson__prose').first().innerText()
    const read = await words(quiet)
    expect(read.length).toBeGreaterThan(40)
    await context.close()

    await page.setViewportSize(PHONE)
    await page.addInitScript(() => {
      const shifts = { sum: 0 }
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          shifts.sum += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`/study/${id}`)
    // What was read stays, and its buttons work now.
    await expect(page.locator('#still[data-living] .lesson').first()).toBeVisible()
    await expect(page.locator('.chapter__head')).toHaveCount(1)
    await expect(page.locator('.chapter__head h1')).toHaveText(title)
    await expect(page.locator('[data-action=print]')).toBeVisible()
    expect(await words(page)).toBe(read)
    await page.waitForLoadState('networkidle')
    // 0.1 is what a reader does not mind (web.dev/cls).
    const sum = await page.evaluate(() => (globalThis as unknown as { shifts: { sum: number } }).shifts.sum)
    expect(sum).toBeLessThan(0.1)
  })
}

test('a link on a slide leads to where that slide stands here', async ({ page }) => {
  await page.goto('/study/appendix')
  const link = page.locator('[data-slide] a', { hasText: '自分の鍵を作る' })
  await link.click()
  const { number } = chapterOf('<OwnKeyDemo')
  await expect(page).toHaveURL(new RegExp(`/study/appendix#slide-${number}$`))
  await expect(page.locator(`#slide-${number}`)).toBeInViewport()
})
