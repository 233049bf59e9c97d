/** Where trust begins, driven by hand: first, middle and last step by keys, by mouse, and in what is loaded when. */
import { expect, tap, test } from './deck.ts'
import { costsNothingBefore, opensWithQuestion, sceneOf } from './scene.ts'

const scene = sceneOf('TufDemo', 'tuf')
const { cues, number, path, demoIn } = scene

test('is told by keys: a question, an honest walk, and three stolen keys at the end', async ({ page }) => {
  const demo = await opensWithQuestion(page, scene)
  await tap(page, 'PageDown')
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  await expect(demo.locator('[data-role=root]')).toContainText('1 → 2 → 3')
  for (let i = 1; i < cues; i++) await tap(page, 'PageDown')
  await expect(demo.locator('[data-shown]')).toHaveAttribute('data-shown', 'three-stolen')
  await expect(demo.locator('.is-stolen')).toHaveCount(3)
  await expect(demo.locator('[data-after=taken] .is-refused')).toBeVisible()
  await expect(demo.locator('[data-leaves]')).toBeVisible()
  await tap(page, 'PageUp')
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-count]')).toHaveAttribute('data-count', '2')
})

test('is changed by mouse and by keyboard on the workbench, and a link brings it back', async ({
  page,
  browser,
}) => {
  await page.goto(`/${path}?clicks=1`)
  const demo = demoIn(page)
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  await page.keyboard.press('w')
  await demo.locator('[data-attack=mixed]').click()
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-check=targets-version]')).toHaveAttribute('data-status', 'failed')
  await demo.locator('[data-attack=rollback]').focus()
  await page.keyboard.press('Enter')
  await expect(demo.locator('[data-check=timestamp-rollback]')).toHaveAttribute('data-status', 'failed')
  await demo.locator('[data-field=client]').selectOption('installed')
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  await expect(demo.locator('.walked')).toHaveClass(/is-fooled/)
  await expect(page).toHaveURL(new RegExp(`#tuf-${number}=`))

  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(demoIn(other)).toHaveAttribute('data-verdict', 'verified')
  await expect(demoIn(other).locator('[data-shown]')).toHaveAttribute('data-shown', 'rollback')
  await context.close()
})

costsNothingBefore(scene, /tuf/i)
