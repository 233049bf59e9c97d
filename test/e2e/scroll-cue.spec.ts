/** A box that holds more than it shows is seen to: nobody scrolls what seems to end. */
import type { Page } from '@playwright/test'
import { expect, SLIDES, test } from './deck.ts'

const DEMOS = SLIDES.filter(({ content }) => /<\w+Demo\b/.test(content))

interface Box {
  readonly what: string
  readonly isMore: boolean
  readonly isCued: boolean
}

/** @returns every box of the demo that scrolls */
const boxesOn = (page: Page, number: number): Promise<Box[]> =>
  page.locator(`#page-root [data-slidev-no="${number}"] [data-demo]`).evaluate((demo) =>
    [...demo.querySelectorAll<HTMLElement>('*')]
      .filter((box) => {
        const { overflowY } = getComputedStyle(box)
        const scrolls = overflowY === 'auto' || overflowY === 'scroll'
        return scrolls && box.getBoundingClientRect().width > 0 && box.scrollHeight > box.clientHeight + 2
      })
      .map((box) => ({
        what: box.className,
        isMore: box.scrollTop + box.clientHeight < box.scrollHeight - 2,
        isCued: getComputedStyle(box).maskImage.includes('gradient'),
      })),
  )

const expectCued = (page: Page, number: number) =>
  expect
    .poll(async () => (await boxesOn(page, number)).filter(({ isMore, isCued }) => isMore !== isCued))
    .toEqual([])

test('whatever scrolls on a demo’s slide shows that there is more, until there is not', async ({ page }) => {
  let seen = 0
  for (const { number } of DEMOS) {
    await page.goto(`/${number}?clicks=99`)
    const demo = page.locator(`#page-root [data-slidev-no="${number}"] [data-demo]`)
    await expect(demo).toHaveAttribute('data-report-state', 'done')
    const bench = page.locator('[data-action=bench]').filter({ visible: true })
    if ((await bench.count()) > 0) await bench.first().click()
    await expectCued(page, number)
    seen += (await boxesOn(page, number)).length
    await demo.evaluate((root) => {
      for (const box of root.querySelectorAll('*')) box.scrollTop = box.scrollHeight
    })
    await expectCued(page, number)
    expect((await boxesOn(page, number)).filter(({ isMore }) => isMore)).toEqual([])
  }
  expect(seen).toBeGreaterThan(5)
})
