/** The address of a published site names no language: the first visit is led to the edition that its browser asks for. */
import type { Page } from '@playwright/test'
import { expect, test } from './deck.ts'
import { ELSEWHERE, SITE_URL } from './site.ts'

// Each begins as a browser that was never here.
const root = SITE_URL.replace('127.0.0.1', ELSEWHERE.published)
test.use({ baseURL: root, locale: 'en-US', reuseContext: false })

const language = (page: Page) => page.locator('html')

test('a browser that asks for English is led to the English edition once, is told so, and finds the way back', async ({
  page,
}) => {
  await page.goto(root)
  await expect(language(page)).toHaveAttribute('lang', 'en')
  const note = page.locator('.led')
  await expect(note).toContainText('your browser asks for English')
  await note.getByRole('link', { name: '日本語' }).click()
  await expect(language(page)).toHaveAttribute('lang', 'ja')
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
  await expect(note).toHaveCount(0)
  await page.goto(root)
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
  await expect(language(page)).toHaveAttribute('lang', 'ja')
})

test('it is not led away from what a link names, nor back from what was chosen', async ({ page }) => {
  await page.goto(`${root}study`)
  await expect(language(page)).toHaveAttribute('lang', 'ja')
  await page.goto(`${root}en/study`)
  await page.locator('[data-language=ja]').first().click()
  await expect(page).toHaveURL(`${root}study`)
  await page.goto(root)
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
  await expect(language(page)).toHaveAttribute('lang', 'ja')
})

test('what is said stays until a slide is turned', async ({ page }) => {
  await page.goto(root)
  await expect(page.locator('.led')).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(page.locator('.led')).toHaveCount(0)
})

test('a browser that asks for Japanese stays', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ja-JP' })
  const page = await context.newPage()
  await page.goto(root)
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
  await expect(language(page)).toHaveAttribute('lang', 'ja')
  await context.close()
})

test('on the own machine what was asked for is shown, whatever the browser asks for', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(SITE_URL)
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
  await expect(language(page)).toHaveAttribute('lang', 'ja')
  await context.close()
})
