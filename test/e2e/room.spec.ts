/** The live slides as the last row of a room sees them: how large, how many things, and the way to the workbench. */
import type { Locator, Page } from '@playwright/test'
import { expect, SLIDES, tap, test } from './deck.ts'

const TOLD = [
  '<ChecksumDemo :',
  '<OpenpgpDemo :',
  '<OpenpgpDemo attack',
  '<SigstoreDemo :',
  '<TenMinutesDemo :',
  '<MatrixDemo :',
  '<TufDemo :',
  '<TilesDemo :',
  '<PostQuantumDemo :',
]
const STARTS = TOLD.map((tag) => {
  const slide = SLIDES.find(({ content }) => content.includes(tag))
  if (!slide) throw new Error(`room: no slide mounts ${tag}`)
  return { tag, ...slide }
})

/** Shares of the slide's height. */
const SMALLEST_VALUE = 0.04
const SMALLEST_TEXT = 0.03
const MOST_THINGS = 7

const demoIn = (page: Page): Locator => page.locator('#page-root [data-demo]').filter({ visible: true })

interface Text {
  readonly text: string
  readonly share: number
}

/** Every text that can be seen in the demo, and how high its letters are set. */
const textsIn = (demo: Locator) =>
  demo.evaluate((root): { values: Text[]; all: Text[]; things: string[]; cut: string[] } => {
    const height = root.closest('.slidev-page')?.getBoundingClientRect().height ?? Number.NaN
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const scale = root.getBoundingClientRect().width / (root as HTMLElement).offsetWidth
    const share = (element: Element) => (scale * parseFloat(getComputedStyle(element).fontSize)) / height
    const all: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode
      if (parent && textContent?.trim() && isSeen(parent))
        all.push({ text: textContent.trim(), share: share(parent) })
    }
    const seen = (selector: string) => [...root.querySelectorAll(selector)].filter(isSeen)
    const box = root.getBoundingClientRect()
    return {
      values: seen('[data-seen]').map((one) => ({ text: one.textContent, share: share(one) })),
      all,
      things: seen(
        '.room__steps, .room__value, .room__relation, .banner, .room__row, .room__tool, [data-leaves], .story-question',
      ).map((one) => one.className),
      cut: seen('.room > *, [data-leaves], .panel, .banner')
        .filter((one) => one.getBoundingClientRect().bottom > box.bottom + 1)
        .map((one) => one.className),
    }
  })

for (const { tag, number, path, cues } of STARTS) {
  test(`${tag}… can be read from the last row, at every click (slide ${number})`, async ({ page }) => {
    for (let click = 0; click <= cues; click++) {
      await page.goto(`/${path}${click === 0 ? '' : `?clicks=${click}`}`)
      const demo = demoIn(page)
      await expect(demo).toHaveAttribute('data-report-state', 'done')
      await expect(demo.locator('[data-action=bench]')).toBeVisible()
      const { values, all, things, cut } = await textsIn(demo)
      const at = `click ${click}`
      expect(
        values.filter(({ share }) => share < SMALLEST_VALUE),
        `${at}: values that are too small`,
      ).toEqual([])
      expect(
        all.filter(({ share }) => share < SMALLEST_TEXT),
        `${at}: text that is too small`,
      ).toEqual([])
      expect(all.length, `${at}: texts`).toBeGreaterThan(1)
      expect(things.length, `${at}: ${things.join(', ')}`).toBeLessThanOrEqual(MOST_THINGS)
      expect(cut, `${at}: what does not fit`).toEqual([])
      await expect(demo.locator('[data-leaves]').filter({ visible: true }), at).toHaveCount(
        click === cues ? 1 : 0,
      )
    }
  })
}

test('the workbench opens by a click and by a key, in both windows, and closes with the slide', async ({
  page: presenter,
  context,
}) => {
  const audience = await context.newPage()
  await Promise.all([presenter.goto('/presenter/impostor?clicks=3'), audience.goto('/impostor?clicks=3')])
  const there = demoIn(audience)
  const here = presenter.locator('.grid-section.main [data-demo]').filter({ visible: true })
  const card = (demo: Locator) => demo.locator('[data-card]').first()
  const isRoom = async (room: boolean) => {
    for (const demo of [here, there]) {
      await expect(demo.locator('[data-room]').filter({ visible: true })).toHaveCount(room ? 1 : 0)
      await expect(card(demo)).toBeVisible({ visible: !room })
      await expect(demo).toHaveAttribute('data-standing', 'rejected')
    }
  }
  await isRoom(true)
  await here.locator('[data-action=bench]').click()
  await isRoom(false)
  await there.locator('[data-action=room]').click()
  await isRoom(true)
  await presenter.keyboard.press('w')
  await isRoom(false)
  await presenter.keyboard.press('w')
  await isRoom(true)
  await presenter.keyboard.press('w')
  await isRoom(false)
  await tap(presenter, 'PageUp')
  for (const demo of [here, there])
    await expect(card(demo), 'a click of the story changes no form').toBeVisible()
  await tap(presenter, 'PageDown')
  await isRoom(false)
  await tap(presenter, 'PageDown')
  await expect(audience).not.toHaveURL(/impostor/)
  await tap(presenter, 'PageUp')
  await isRoom(true)
})

test('the question stays open while the workbench is looked at', async ({ page }) => {
  await page.goto('/impostor')
  const demo = demoIn(page)
  await expect(demo.locator('[data-question]').filter({ visible: true })).toHaveCount(1)
  await page.keyboard.press('w')
  await expect(demo.locator('[data-card]').first()).toBeVisible()
  await expect(demo.locator('[data-question]').filter({ visible: true })).toHaveCount(1)
  await expect(demo).not.toHaveAttribute('data-standing', /./)
  await page.keyboard.press('w')
  await expect(demo.locator('[data-question]').filter({ visible: true })).toHaveCount(1)
})
