/** A log made of tiles, driven by hand: first, middle and last step by keys, by mouse, and in what is loaded when. */
import { expect, SLIDES, tap, test } from './deck.ts'
import { costsNothingBefore, opensWithQuestion, sceneOf } from './scene.ts'

const scene = sceneOf('TilesDemo', 'tiles')
const { cues, number, path, demoIn } = scene

test('stands behind the slide of where trust begins', () => {
  expect(SLIDES.find(({ content }) => content.includes('<TufDemo'))?.number).toBe(number - 1)
})

test('is told by keys: a question, an honest log, and a witness that refuses at the end', async ({
  page,
}) => {
  const demo = await opensWithQuestion(page, scene)
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

costsNothingBefore(scene, /tile/i)
