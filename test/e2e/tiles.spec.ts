/** A log made of tiles, driven by hand: first, middle and last step by keys, by mouse, and in what is loaded when. */
import type { Page } from '@playwright/test'
import { expect, SLIDES, tap, test } from './deck.ts'

const slide = SLIDES.find(({ content }) => content.includes('<TilesDemo'))
if (!slide) throw new Error('tiles: no slide mounts its demo')
const { cues, number, path } = slide

const demoIn = (page: Page) => page.locator('#page-root [data-demo=tiles]').filter({ visible: true })

test('stands behind the slide of where trust begins', () => {
  expect(SLIDES.find(({ content }) => content.includes('<TufDemo'))?.number).toBe(number - 1)
})

test('is told by keys: a question, an honest log, and a witness that refuses at the end', async ({
  page,
}) => {
  await page.goto(`/${path}`)
  const demo = demoIn(page)
  await expect(demo.locator('[data-question]').filter({ visible: true })).toHaveCount(1)
  await expect(demo).not.toHaveAttribute('data-verdict', /./)
  await tap(page, 'PageDown')
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  await expect(demo.locator('[data-tile]')).toHaveCount(5)
  await expect(demo.locator('[data-tile].is-fits')).toHaveCount(5)
  for (let i = 1; i < cues; i++) await tap(page, 'PageDown')
  await expect(demo.locator('[data-shown]')).toHaveAttribute('data-shown', 'rewritten')
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-witness]')).toBeVisible()
  await expect(demo.locator('[data-leaves]')).toBeVisible()
  await tap(page, 'PageUp')
  await tap(page, 'PageUp')
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  await expect(demo.locator('[data-fooled]')).toBeVisible()
})

test('is changed by mouse and by keyboard on the workbench, and a link brings it back', async ({
  page,
  browser,
}) => {
  await page.goto(`/${path}?clicks=1`)
  const demo = demoIn(page)
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  await page.keyboard.press('w')
  await demo.locator('[data-attack=tampered]').click()
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-tile="tile/0/161"]')).toHaveClass(/is-differs/)
  await expect(demo.locator('[data-check=tiles]')).toHaveAttribute('data-status', 'failed')
  await demo.locator('[data-attack=borrowed]').focus()
  await page.keyboard.press('Enter')
  await expect(demo.locator('[data-check=cosignatures]')).toHaveAttribute('data-status', 'failed')
  await demo.locator('[data-place=last]').click()
  await expect(demo.locator('[data-tile]')).toHaveCount(3)
  await demo.locator('[data-field=index]').fill('65536')
  await page.keyboard.press('Enter')
  await expect(demo.locator('[data-tile="tile/0/256"]')).toHaveCount(1)
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(page).toHaveURL(new RegExp(`#tiles-${number}=`))

  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(demoIn(other)).toHaveAttribute('data-verdict', 'rejected')
  await expect(demoIn(other).locator('[data-shown]')).toHaveAttribute('data-shown', 'borrowed')
  await expect(demoIn(other).locator('[data-tile="tile/0/256"]')).toHaveCount(1)
  await context.close()
})

test('costs nothing before its chapter', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/1')
  await expect(page.locator('#page-root')).toBeVisible()
  await page.waitForLoadState('load')
  expect(asked.filter((one) => /tile/i.test(one))).toEqual([])
  await page.goto(`/${path}?clicks=1`)
  await expect(demoIn(page)).toHaveAttribute('data-verdict', 'verified')
  expect(asked.filter((one) => /tile/i.test(one)).length).toBeGreaterThan(0)
})
