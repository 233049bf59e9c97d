/** After the quantum computer, driven by hand: first, middle and last step by keys, by mouse, and in what is loaded when. */
import { expect, tap, test } from './deck.ts'
import { costsNothingBefore, opensWithQuestion, sceneOf } from './scene.ts'

const scene = sceneOf('PostQuantumDemo', 'post-quantum')
const { cues, number, path, demoIn } = scene

test('is told by keys: a question, four signatures by the browser itself, and a bundle at the end', async ({
  page,
}) => {
  const demo = await opensWithQuestion(page, scene)
  await tap(page, 'PageDown')
  await expect(demo.locator('[data-tone=verified]')).toHaveCount(4)
  await expect(demo.locator('[data-algorithm=ml-dsa-44]')).toContainText('WebCrypto')
  await tap(page, 'PageDown')
  await expect(demo.locator('[data-tone=rejected]')).toHaveCount(4)
  await tap(page, 'PageDown')
  await expect(demo.locator('[data-tone=fooled]')).toHaveCount(2)
  await expect(demo.locator('[data-algorithm=p256]')).toHaveAttribute('data-tone', 'fooled')
  for (let i = 3; i < cues; i++) await tap(page, 'PageDown')
  await expect(demo.locator('[data-weighed] [data-seen]')).toHaveCount(3)
  await expect(demo.locator('[data-leaves]')).toBeVisible()
  await tap(page, 'PageUp')
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-genuine]')).toBeVisible()
})

test('is changed by mouse and by keyboard on the workbench, and a link brings it back', async ({
  page,
  browser,
}) => {
  await page.goto(`/${path}?clicks=1`)
  const demo = demoIn(page)
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  await page.keyboard.press('w')
  await demo.locator('[data-attack=forged]').click()
  await demo.locator('[data-field=algorithm]').selectOption('ml-dsa-65')
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await expect(demo.locator('[data-check=signature]')).toHaveAttribute('data-status', 'failed')
  await demo.locator('[data-attack=changed]').focus()
  await page.keyboard.press('Enter')
  await demo.locator('[data-field=part]').selectOption('signature')
  await demo.locator('[data-field=at]').fill('3000')
  await expect(demo.locator('[data-tone=rejected]')).toHaveCount(4)
  await expect(page).toHaveURL(new RegExp(`#post-quantum-${number}=`))

  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(demoIn(other).locator('[data-shown]')).toHaveAttribute('data-shown', 'changed')
  await expect(demoIn(other)).toHaveAttribute('data-verdict', 'rejected')
  await context.close()
})

costsNothingBefore(scene, /post-?quantum/i)
