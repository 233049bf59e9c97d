/** The editions on one site: each in its own language alone, and each page one step from its twin. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../scripts/lib/paths.ts'
import { CHAPTERS } from './chapters.ts'
import { expect, SLIDES, slideOf, test } from './deck.ts'
import { SITE } from './site.ts'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]+/gu
/** The seal, the way to the other edition, and the button for what gpg prints in Japanese. */
const NAMES = ['署名', '日本語']

const switchTo = (page: Page, language: string) => page.locator(`[data-language=${language}]`).first()
const strangers = async (page: Page) =>
  ((await page.locator('body').innerText()).match(JAPANESE) ?? []).filter((one) => !NAMES.includes(one))

test('a slide, its clicks and the state of its demo are the same behind the switch, there and back', async ({
  page,
}) => {
  const number = slideOf('checksum')
  await page.goto(`/${number}?clicks=2`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  const verdict = page.locator('[data-demo=checksum]').first()
  await expect(verdict).toHaveAttribute('data-verdict', /\w/)
  const [standing, before] = [await verdict.getAttribute('data-verdict'), new URL(page.url())]
  await page.mouse.move(60, 530)
  await switchTo(page, 'en').click()
  await expect(page).toHaveURL(new RegExp(`/en/${number}\\?clicks=2`))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('[data-demo=checksum]').first()).toHaveAttribute('data-verdict', standing ?? '')
  await page.mouse.move(60, 530)
  await switchTo(page, 'ja').click()
  await expect(page).toHaveURL(before.href)
})

test('a page to learn from is read on at the part where it was left', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const id = CHAPTERS.find(({ slides }) => slides.length > 2)?.id ?? ''
  await page.goto(`/study/${id}`)
  await expect(page.locator('[data-living]')).toBeVisible()
  await page.locator('section[id^=slide-]').last().scrollIntoViewIfNeeded()
  const link = switchTo(page, 'en')
  await link.hover()
  // What stands above takes its room while it is drawn: the part that is read is the one at the time.
  const name = new URL((await link.evaluate((it: HTMLAnchorElement) => it.href)) ?? '').hash.slice(1)
  expect(name).toMatch(/^slide-/)
  expect(name).not.toBe(await page.locator('section[id^=slide-]').first().getAttribute('id'))
  await link.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/en/study/${id}#slide-`))
  await expect(page.locator(`#${name}`)).toBeInViewport()
})

test('nothing but names is Japanese in the English deck, on any slide, and no face is loaded for it', async ({
  page,
}) => {
  const slices: string[] = []
  page.on('request', (request) => {
    if (/noto-sans-jp-.*-wght-normal/.test(request.url())) slices.push(request.url())
  })
  await page.goto('/en/print?print=true')
  await expect(page.locator('.print-slide-container')).toHaveCount(SLIDES.length, { timeout: 120_000 })
  await expect.poll(() => strangers(page)).toEqual([])
  expect(slices).toEqual([])
})

test('nor in what is read alone, tried, checked and verified', async ({ page }) => {
  const pages = [
    'study',
    ...CHAPTERS.map(({ id }) => `study/${id}`),
    'study/missions',
    'verify',
    'stage-check',
    'notices.html',
  ]
  for (const path of pages) {
    await page.goto(`/en/${path}`)
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.locator('body').innerText(), path).toMatch(/\w{4}/)
    expect(await strangers(page), path).toEqual([])
  }
})

test('what a person has in hand is answered in English', async ({ page }) => {
  await page.goto('/en/verify')
  await page
    .locator('[data-action=choose]')
    .setInputFiles(join(ROOT, 'public/samples/hello-shomei-1.0.0.jar'))
  const answer = page.locator('[data-answer="hello-shomei-1.0.0.jar"]')
  await expect(answer).toHaveAttribute('data-standing', 'undecided')
  await expect(answer).toContainText('Undecided')
  expect(await strangers(page)).toEqual([])
})

test('an address below an edition that leads nowhere is answered in its language, on a host with one such page', async ({
  page,
}) => {
  const only = readFileSync(join(SITE, '404.html'))
  await page.route('**/en/nowhere', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: only }),
  )
  await page.goto('/en/nowhere')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('.slidev-layout').first()).toBeVisible()
})
