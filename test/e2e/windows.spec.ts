/** What the deck's windows share: slide, clicks, clock and turtle, whatever any of them goes through. */
import type { BrowserContext, Page } from '@playwright/test'
import { expect, SLIDES, tap, test } from './deck.ts'
import { turnTo } from './turn.ts'

/** Minutes of the race. */
const RACE = 25
const APPENDIX = SLIDES.find(({ path }) => path === 'appendix')?.number ?? Infinity

/** A slide of the talk with clicks and a link into the appendix. */
const LINKED = SLIDES.find(
  ({ number, content, cues }) => number < APPENDIX && cues >= 2 && content.includes('<Link to'),
)
const FROM = LINKED?.number ?? 0

/** Slide and clicks of a window. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const [last = ''] = location.pathname.split('/').toReversed()
    return `${last} ${new URLSearchParams(location.search).get('clicks') ?? '0'}`
  })

/** Seconds on the presenter's clock; `undefined` while it stands. */
async function clockOf(presenter: Page): Promise<number | undefined> {
  const shown = await presenter.locator('.stage-clock__time').innerText()
  const [, minutes, seconds] = /(\d+)\s*:\s*(\d+)/.exec(shown) ?? []
  return minutes === undefined ? undefined : 60 * Number(minutes) + Number(seconds)
}

/** Seconds that the turtle has run, by its place on the slide. */
async function turtleOf(page: Page): Promise<number> {
  const turtle = page.locator('footer.rablte-container > .rabbit-container').nth(2)
  const left = await turtle.evaluate((element) => parseFloat((element as HTMLElement).style.left))
  return (left / 960) * RACE * 60
}

/** Its clicks are counted by what is on it: before it is there, a press turns the page. */
const mounted = (page: Page) =>
  expect
    .poll(async () => {
      const [at = ''] = (await placeOf(page)).split(' ')
      const { number } = SLIDES.find(({ path, number }) => path === at || number === Number(at)) ?? {}
      return page.evaluate(
        (no) => document.querySelector(`.slidev-page-${no} .slidev-layout`)?.checkVisibility() ?? false,
        number,
      )
    })
    .toBe(true)

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await mounted(page)
  return page
}

/** As `npm run present` opens them; then at a slide. */
async function both(presenter: Page, context: BrowserContext, at = 1) {
  await presenter.goto(`/presenter/1?time=${RACE}`)
  const audience = await opened(context, `/1?time=${RACE}`)
  if (at > 1) await turnTo(presenter, at, 0, '/presenter')
  await agree([presenter, audience], `${at} 0`)
  return audience
}

/** In a presenter's window the slide on stage, not the preview. */
const linkOn = (page: Page) =>
  page.locator(`.slidev-page-${FROM} a[href]:not([target], [href^="http"])`).filter({ visible: true }).first()

async function agree(pages: readonly Page[], place: string) {
  await expect.poll(async () => Promise.all(pages.map(placeOf))).toEqual(pages.map(() => place))
  for (const page of pages) await mounted(page)
}

test('a link at click 2, two steps back and one forward: both windows are where the person is', async ({
  page: presenter,
  context,
}) => {
  const audience = await both(presenter, context, FROM - 1)
  for (const page of [presenter, audience]) {
    const other = page === presenter ? audience : presenter
    await page.bringToFront()
    await tap(page, 'ArrowDown')
    await agree([page, other], `${FROM} 0`)
    await tap(page, 'PageDown')
    await agree([page, other], `${FROM} 1`)
    await tap(page, 'PageDown')
    await agree([page, other], `${FROM} 2`)
    await linkOn(page).click()
    await expect.poll(() => placeOf(page)).not.toBe(`${FROM} 2`)
    const linked = await placeOf(page)
    await agree([page, other], linked)
    await page.goBack()
    await agree([page, other], `${FROM} 2`)
    await page.goForward()
    await agree([page, other], linked)
    await page.goBack()
    await page.goBack()
    await expect.poll(async () => (await placeOf(page)).startsWith(`${FROM - 1} `)).toBe(true)
    await agree([page, other], await placeOf(page))
  }
})

test('clock and turtle start when slide 1 is left, and agree, through reloads and in windows opened later', async ({
  page: presenter,
  context,
}) => {
  await context.clock.install()
  const audience = await both(presenter, context)
  await context.clock.fastForward('03:00')
  expect(await clockOf(presenter)).toBeUndefined()
  expect(await turtleOf(audience)).toBe(0)

  // From the audience's window, as with a clicker whose focus is there.
  await audience.bringToFront()
  await tap(audience, 'PageDown')
  await agree([presenter, audience], '2 0')
  await context.clock.fastForward('05:00')
  const running = async (pages: readonly Page[], seconds: number) => {
    const near = (value: number | undefined) => Math.abs((value ?? -1e6) - seconds) < 45
    await expect.poll(async () => near(await clockOf(presenter))).toBe(true)
    for (const page of pages) await expect.poll(async () => near(await turtleOf(page))).toBe(true)
  }
  await running([presenter, audience], 300)

  for (const page of [presenter, audience]) {
    await page.reload()
    await agree([presenter, audience], '2 0')
    await running([presenter, audience], 300)
  }

  await tap(presenter, 'ArrowDown')
  await agree([presenter, audience], '3 0')
  const late = await opened(context, '/1')
  await agree([presenter, audience, late], '3 0')
  await running([presenter, audience, late], 300)

  // A link that names only a slide keeps the race going.
  await context.clock.fastForward('05:00')
  await running([presenter, audience, late], 600)

  await presenter.bringToFront()
  await presenter.keyboard.press('Shift+T')
  await expect.poll(() => clockOf(presenter)).toBeUndefined()
  for (const page of [presenter, audience, late]) await expect.poll(() => turtleOf(page)).toBe(0)
  await context.clock.fastForward('02:00')
  expect(await clockOf(presenter)).toBeUndefined()
  expect(await turtleOf(audience)).toBe(0)
})

test('a link keeps the race and its turtle', async ({ page: presenter, context }) => {
  await context.clock.install()
  const audience = await both(presenter, context, FROM)
  await presenter.locator('[data-action=reset-clock]').click()
  await presenter.locator('[data-action=start-clock]').click()
  await context.clock.fastForward('05:00')
  await tap(presenter, 'PageDown')
  await tap(presenter, 'PageDown')
  await agree([presenter, audience], `${FROM} 2`)
  await linkOn(presenter).click()
  await expect.poll(() => placeOf(presenter)).not.toBe(`${FROM} 2`)
  await agree([audience], await placeOf(presenter))
  for (const page of [presenter, audience])
    await expect.poll(async () => Math.abs((await turtleOf(page)) - 300) < 45).toBe(true)
})

test('a window without a presenter keeps to itself', async ({ page, context }) => {
  await page.goto('/5')
  const other = await opened(context, '/7')
  await tap(other, 'PageUp')
  await expect.poll(() => placeOf(other)).not.toBe('7 0')
  await tap(page, 'PageDown')
  await expect.poll(() => placeOf(page)).not.toBe('5 0')
  expect((await placeOf(other)).startsWith('7 ') || (await placeOf(other)).startsWith('6 ')).toBe(true)
  const third = await opened(context, '/9')
  await third.reload()
  expect(await placeOf(third)).toBe('9 0')
})

test('戻る brings both windows from the appendix to where the speaker came from', async ({
  page: presenter,
  context,
}) => {
  const audience = await both(presenter, context, FROM)
  await tap(presenter, 'PageDown')
  await tap(presenter, 'PageDown')
  await agree([presenter, audience], `${FROM} 2`)
  await expect(presenter.locator('[data-action=way-back]').filter({ visible: true })).toHaveCount(0)
  await linkOn(presenter).click()
  await expect.poll(() => placeOf(presenter)).not.toBe(`${FROM} 2`)
  await agree([audience], await placeOf(presenter))
  // On, within the appendix; and whatever a window forgets, another knows.
  await tap(presenter, 'ArrowDown')
  await presenter.reload()
  for (const page of [presenter, audience])
    await expect(page.locator('[data-action=way-back]').filter({ visible: true }).first()).toBeVisible()
  await audience.bringToFront()
  await audience.locator('[data-action=way-back]').filter({ visible: true }).click()
  await agree([presenter, audience], `${FROM} 2`)
})
