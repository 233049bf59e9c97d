/** The live slides, driven as a speaker with a clicker drives them: PageDown and PageUp, nothing else. */
import type { Locator, Page } from '@playwright/test'
import { expect, SLIDES, tap, test } from './deck.ts'

/** By the demo that the slide mounts, and what its verdict is at each step; nothing at a question. */
const STORIES = [
  ['<ChecksumDemo :', ['', 'rejected', 'nobody-expected', 'rejected']],
  ['<OpenpgpDemo :', ['undecided', 'undecided', 'nobody-expected', 'rejected']],
  ['<OpenpgpDemo attack', ['', 'nobody-expected', 'nobody-expected', 'rejected']],
  ['<SigstoreDemo :', ['', 'rejected', 'rejected', 'rejected']],
  ['<TenMinutesDemo :', ['', 'verified', 'verified', 'rejected', 'rejected', 'verified']],
  ['<MatrixDemo :', ['', '', '', 'verified']],
  ['<TilesDemo :', ['', 'verified', 'rejected', 'verified', 'rejected', 'rejected']],
  ['<TufDemo :', ['', 'verified', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'verified']],
  ['<PostQuantumDemo :', ['', 'verified', 'rejected', 'verified', 'rejected', 'rejected', '']],
] as const

const STARTS = STORIES.map(([tag, standings]) => {
  const slide = SLIDES.find(({ content }) => content.includes(tag))
  if (!slide) throw new Error(`story: no slide mounts ${tag}`)
  return { tag, standings, ...slide }
})

const demoOn = (page: Page, number: number, within: string) =>
  page.locator(`${within} [data-slidev-no="${number}"] [data-demo]`).filter({ visible: true })

const clicksOf = (page: Page) => Number(new URL(page.url()).searchParams.get('clicks'))

/** What can be seen of a step, without its times. */
const shownBy = (demo: Locator) =>
  demo.evaluate((root) => ({
    state: root.getAttribute('data-report-state'),
    standing: root.getAttribute('data-standing') ?? '',
    words: root.textContent.replace(/\s+/g, ' '),
  }))

for (const { tag, number, path, cues, standings } of STARTS) {
  test(`the story of ${tag}… is told by PageDown alone, in both windows (slide ${number})`, async ({
    page: presenter,
    context,
  }) => {
    expect(cues, 'as many clicks as the notes say').toBe(standings.length - 1)
    const audience = await context.newPage()
    await Promise.all([presenter.goto(`/presenter/${path}`), audience.goto(`/${path}`)])
    const here = demoOn(presenter, number, '.grid-section.main')
    const there = demoOn(audience, number, '#page-root')
    const comesTo = async (step: number) => {
      await expect(here).toHaveAttribute('data-report-state', 'done')
      // One press, one click: what is shown is that click's.
      await expect.poll(() => clicksOf(presenter), `clicks at step ${step}`).toBe(step)
      await expect.poll(async () => (await shownBy(here)).standing, `step ${step}`).toBe(standings[step])
      await expect.poll(() => shownBy(there), `step ${step}`).toEqual(await shownBy(here))
    }
    await comesTo(0)
    expect(await here.locator('.banner--verified, .cell--holds').count(), 'nothing green').toBe(0)
    for (const step of standings.keys()) {
      if (step > 0) await tap(presenter, 'PageDown')
      await comesTo(step)
    }
    for (const step of [...standings.keys()].toReversed().slice(1)) {
      await tap(presenter, 'PageUp')
      await comesTo(step)
    }
    await tap(presenter, 'PageUp')
    await expect(presenter).not.toHaveURL(new RegExp(`/${path}\\b`))
  })
}

test('no live slide opens green', async ({ page }) => {
  for (const { number, path } of STARTS) {
    await page.goto(`/${path}`)
    const demo = demoOn(page, number, '#page-root')
    await expect(demo).toHaveAttribute('data-report-state', 'done')
    await expect(demo).not.toHaveAttribute('data-standing', 'verified')
  }
})

/** But for a part of a pixel. */
const WHOLE = 0.99

test('the two keys with one name are in sight, whole', async ({ page }) => {
  await page.goto('/impostor?clicks=2')
  await page.locator('[data-action=bench]').filter({ visible: true }).click()
  const hits = page.locator('[data-hit]').filter({ visible: true })
  await expect(hits).toHaveCount(2)
  for (const nth of [0, 1]) await expect(hits.nth(nth)).toBeInViewport({ ratio: WHOLE })
})

test('what decided stands in sight, and no row above it is cut', async ({ page }) => {
  await page.goto('/impostor?clicks=3')
  await page.locator('[data-action=bench]').filter({ visible: true }).click()
  const list = page.locator('.checks').filter({ visible: true })
  await expect(list.locator('[data-status=failed]')).toBeInViewport({ ratio: WHOLE })
  const cut = await list.evaluate((box) => {
    const top = box.getBoundingClientRect().top + box.clientTop
    return [...box.children]
      .map((row) => row.getBoundingClientRect())
      .filter((row) => row.top < top - 1 && row.bottom > top + 1).length
  })
  expect(cut).toBe(0)
})
