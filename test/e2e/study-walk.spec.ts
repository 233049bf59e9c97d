/** The demos as they are read about, step by step: what is expected, and what each comes to. */
import { study as say } from '#words/study'
import { chapterOf, elsewhere, namedFirst, PHONE, WALKS } from './chapters.ts'
import { expect, test } from './deck.ts'

test.use({ viewport: PHONE })

for (const { chapter, no, steps } of WALKS) {
  const [first] = steps
  test(`${chapter.id}: what is read about slide ${no} is what its demo computes, step by step`, async ({
    page,
  }) => {
    await page.goto(`/study/${chapter.id}#slide-${no}`)
    const lesson = page.locator(`#slide-${no}`)
    await expect(lesson.locator('[data-demo]')).toHaveAttribute('data-report-state', 'done')
    const parts = lesson.locator('.walk > li')
    await expect(parts.filter({ visible: true })).toHaveCount(1)
    let told: string | undefined
    for (const [i, step] of steps.entries()) {
      const part = parts.nth(i)
      await expect(part.locator('h3')).toContainText(step.title)
      await expect(part.locator('.walk__after')).toBeHidden()
      const answers = part.locator('[data-answer]:not([data-answer=skip])')
      await expect(answers).toHaveCount(3)
      await answers.nth(i % 3).click()
      const came = part.locator('.walk__found b')
      await expect(came).toBeVisible({ timeout: 20_000 })
      await expect(part.locator('.walk__after')).toBeVisible()
      told = namedFirst(step.after, told)
      expect(told, `the verdict of: ${step.after}`).toBeDefined()
      await expect(came).toHaveText(told ?? '')
      if (i + 1 < steps.length) await part.locator('[data-action=next-step]').click()
    }
    // What was expected is kept, in this browser; what came of it is computed anew.
    await page.reload()
    await expect(parts.first().locator('[data-answer]').first()).toHaveAttribute('aria-pressed', 'true')
    await expect(parts.first().locator('h3')).toContainText(first?.title ?? '')
    await expect(parts.first().locator('.walk__found b')).toHaveCount(0)
  })
}

test('a verdict out of sight stands in a bar at the foot of a phone, and leads to its place', async ({
  page,
}) => {
  const { number, path } = chapterOf('<ChecksumDemo :')
  await page.goto(`/${path}#slide-${number}`)
  const lesson = page.locator(`#slide-${number}`)
  const demo = lesson.locator('[data-demo]')
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  await demo.locator('.banner').scrollIntoViewIfNeeded()
  const bar = lesson.locator('[data-verdict-bar]')
  await expect(bar).toBeHidden()
  await demo.locator('[data-card] [data-action=flip]').first().click()
  const card = demo.locator('[data-card]').first()
  // Again, should what stands above still take its room and bring the verdict into sight.
  await expect(async () => {
    await card.evaluate((element) => element.scrollIntoView({ block: 'end' }))
    await expect(bar).toContainText(say.walk.outcomes.rejected, { timeout: 2000 })
  }).toPass()
  await expect(bar).toBeInViewport()
  await bar.click()
  await expect(demo.locator('.banner')).toBeInViewport()
  await expect(bar).toBeHidden()
})

test('a step that is asked for before its demo has begun comes to its answer all the same', async ({
  page,
}) => {
  for (const { chapter, no } of WALKS) {
    await page.goto('about:blank')
    await page.goto(`/study/${chapter.id}#slide-${no}`)
    const part = page.locator(`#slide-${no} .walk > li`).first()
    await part.locator('[data-answer=skip]').click()
    await expect(part.locator('.walk__found b'), `slide ${no}`).toBeVisible({ timeout: 20_000 })
  }
})

test('what a step came to is neither a link’s nor what a hand does afterwards', async ({ page, browser }) => {
  const { number, path } = chapterOf('<LabAttackDemo')
  await page.goto(`/${path}#slide-${number}`)
  const lesson = page.locator(`#slide-${number}`)
  await expect(lesson.locator('[data-demo]')).toHaveAttribute('data-verdict', 'verified')
  await lesson.locator('[data-attack=account-taken]').click()
  await expect(page).toHaveURL(new RegExp(`#lab-attack-${number}=`))

  const other = await elsewhere(browser, page.url())
  const there = other.locator(`#slide-${number}`)
  const part = there.locator('.walk > li').first()
  await part.locator('[data-answer=rejected]').click()
  // The first step's own: an expired certificate. The link's attack would be verified.
  const came = part.locator('.walk__found b')
  await expect(came).toHaveText(say.walk.outcomes.rejected)
  await there.locator('[data-attack=honest]').click()
  await expect(there.locator('[data-demo]')).toHaveAttribute('data-verdict', 'verified')
  await expect(came).toHaveText(say.walk.outcomes.rejected)
  await other.context().close()
})

test('an instant is moved out of the ten minutes, and back, by buttons', async ({ page }) => {
  const { number, path } = chapterOf('<TenMinutesDemo')
  await page.goto(`/${path}#slide-${number}`)
  const demo = page.locator(`#slide-${number} [data-demo]`)
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  const [earlier, later] = [demo.locator('[data-earlier=recorded]'), demo.locator('[data-later=recorded]')]
  const at = () => demo.locator('[data-handle=recorded]').getAttribute('aria-valuenow')
  const before = Number(await at())
  const minutes = 11 - before / 60
  for (let i = 0; i < minutes; i++) await later.click()
  expect(Number(await at())).toBe(11 * 60)
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  for (let i = 0; i < minutes; i++) await earlier.click()
  await expect(demo).toHaveAttribute('data-verdict', 'verified')
  for (let i = 0; i < minutes + 12; i++) if (await earlier.isEnabled()) await earlier.click()
  expect(Number(await at())).toBe(0)
  await expect(earlier).toBeDisabled()
})

test('the bar at the foot says no more than the banner: what rests on a link is not green there', async ({
  page,
  browser,
}) => {
  const { number, path } = chapterOf('<ChecksumDemo :')
  await page.goto(`/${path}#slide-${number}`)
  const demo = page.locator(`#slide-${number} [data-demo]`)
  await expect(demo).toHaveAttribute('data-report-state', 'done')
  await demo.locator('[data-channel=apart]').click()
  await expect(demo).toHaveAttribute('data-standing', 'verified')
  await expect(page).toHaveURL(new RegExp(`#checksum-${number}=`))

  const other = await elsewhere(browser, page.url())
  const there = other.locator(`#slide-${number}`)
  const banner = there.locator('.banner')
  await expect(banner).toHaveClass(/banner--linked/)
  const bar = there.locator('[data-verdict-bar]')
  await there
    .locator('[data-card]')
    .first()
    .evaluate((card) => card.scrollIntoView({ block: 'end' }))
  await expect(bar).toBeVisible()
  await expect(bar.locator('b')).toHaveText(await banner.locator('strong').innerText())
  await expect(there.locator('.lesson__verdict')).toHaveClass(/is-linked/)
  await other.context().close()
})

test('a demo that replays a row of the table takes no step of the table’s', async ({ page }) => {
  const { number, path } = chapterOf('<MatrixDemo')
  await page.goto(`/${path}#slide-${number}`)
  const lesson = page.locator(`#slide-${number}`)
  await lesson.locator('.walk > li').first().locator('[data-answer=skip]').click()
  await expect(lesson.locator('.walk__found b')).toHaveText(say.walk.answers.depends)
  await lesson.locator('[data-trial=honest] [data-action=replay]').first().click()
  await expect(lesson.locator('[data-demo=checksum]')).toHaveAttribute('data-verdict', 'verified')
})
