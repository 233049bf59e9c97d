import type { Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/paths.ts'
import { Demo, expect, SLIDES, slideOf, test } from './deck.ts'

/** What stands outside the slide's frame; what a box of its own scrolls or cuts does not. */
function textOutside(root: Element): string[] {
  const frame = root.getBoundingClientRect()
  const clipped = (element: Element): boolean => {
    for (let up = element.parentElement; up && up !== root; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') return true
    }
    return false
  }
  return [...root.querySelectorAll('*')]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
    )
    .filter((element) => !clipped(element))
    .filter((element) => {
      const box = element.getBoundingClientRect()
      return box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1
    })
    .map((element) => element.textContent.trim().slice(0, 40))
}

/** One press of a clicker. @returns whether anything was left to show */
async function press(page: Page): Promise<boolean> {
  const before = page.url()
  await page.keyboard.press('PageDown')
  return page
    .waitForURL((url) => url.href !== before, { timeout: 2_000, waitUntil: 'commit' })
    .then(() => true)
    .catch(() => false)
}

test('all thirteen chapters are in the deck, in telling order', () => {
  const sources = [...readFileSync(join(ROOT, 'slides.md'), 'utf8').matchAll(/^src: \.\/pages\/(.+)$/gm)]
  const pages = readdirSync(join(ROOT, 'pages')).filter((name) => name.endsWith('.md'))
  expect(sources.map(([, name]) => name)).toEqual(pages.sort())
  expect(pages).toHaveLength(12)
})

for (const theme of ['light', 'dark'] as const) {
  test(`every slide, clicked through as its notes say, fits its frame and speaks only to its own server (${theme})`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme: theme })
    await page.goto('/1')
    /** Clicks of each slide. */
    const seen = new Map<number, number>()
    do {
      const path = new URL(page.url()).pathname.slice(1)
      const number = SLIDES.find((one) => one.path === path)?.number ?? 0
      const slide = page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()
      await expect(slide).toBeVisible()
      if (!seen.has(number)) await page.evaluate(() => document.fonts.ready)
      seen.set(number, (seen.get(number) ?? -1) + 1)
      expect(await slide.evaluate(textOutside), page.url()).toEqual([])
    } while (await press(page))
    expect([...seen]).toEqual(SLIDES.map((slide) => [slide.number, slide.cues]))
  })
}

test('keys typed in a demo never turn the slide; Esc gives them back', async ({ page }) => {
  const number = slideOf('checksum')
  const demo = await Demo.open(page, 'checksum')
  await demo.root.locator('textarea').click()
  await page.keyboard.type('f d o g 12')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).pathname).toBe(`/${number}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(new RegExp(`/${number + 1}(\\?.*)?$`))
})

test('a click on a button leaves the clicker working', async ({ page }) => {
  const number = slideOf('openpgp')
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-step=good]').click()
  await demo.verdict('verified')
  await page.keyboard.press('PageDown')
  await expect(page).toHaveURL(new RegExp(`/${number + 1}(\\?.*)?$`))
})

test('the overview shows demos as finished pictures', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/overview')
  for (const name of ['checksum', 'openpgp', 'sigstore'] as const) {
    const demo = page.locator(`[data-demo="${name}"]`).first()
    await demo.scrollIntoViewIfNeeded()
    await expect(demo).toHaveAttribute('data-verdict', 'verified')
  }
})
