import { readdirSync, readFileSync } from 'node:fs'
import { DECK, PAGES } from '../../scripts/lib/edition.ts'
import { Demo, expect, slideOf, tap, test } from './deck.ts'

test('all thirteen chapters are in the deck, in telling order', () => {
  const sources = [...readFileSync(DECK, 'utf8').matchAll(/^src: \.\/pages\/\w+\/(.+)$/gm)]
  const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md'))
  // Told in the workshop alone, between chapters.
  const chapters = pages.filter((name) => name !== 'missions.md')
  expect(sources.flatMap(([, name = '']) => (name.includes('#') ? [] : name))).toEqual(chapters.sort())
  expect(chapters).toHaveLength(12)
})

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
  await expect(page).toHaveURL(new RegExp(`/${number}\\?clicks=1$`))
})

test('a click on a button leaves the clicker working', async ({ page }) => {
  const number = slideOf('openpgp')
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-step=good]').click()
  await demo.verdict('verified')
  await tap(page, 'PageDown')
  await expect(page).toHaveURL(new RegExp(`/${number}\\?clicks=1$`))
})

test('the overview shows demos as finished pictures', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/overview')
  for (const name of ['checksum', 'openpgp', 'sigstore'] as const) {
    const demo = page.locator(`[data-demo="${name}"]`).first()
    await demo.scrollIntoViewIfNeeded()
    // Each tells a story that ends with somebody caught.
    await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  }
})
