/** A chapter on paper: all of it, every demo at its end, and nothing on it that only a screen can use. */
import { CHAPTERS } from './chapters.ts'
import { expect, test } from './deck.ts'

/** An A4 page between its margins, in pixels. */
const PAPER = { width: 688, height: 1000 }

/** What is pressed says which case is shown; the others are lines of a list, or cells of a table. */
const CONTENT =
  '[aria-pressed=true], [aria-selected=true], [aria-expanded], [data-cell], .tree__row, .entries button'

/** What is seen on paper and cannot be used there, or is cut. */
function faultsOnPaper(content: string): string[] {
  const faults: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('.chapter *')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 24)}`
    const { overflowX, overflowY } = getComputedStyle(element)
    const isCut =
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
    if (isCut && !element.closest('svg, .study__hidden, textarea, select')) faults.push(`cut: ${name}`)
    const { right } = element.getBoundingClientRect()
    if (right > innerWidth + 1 && !element.closest('svg')) faults.push(`beyond the paper: ${name}`)
    if (element.matches('button') && !element.matches(content)) faults.push(`a button: ${name}`)
  }
  return faults
}

for (const { id, demos } of CHAPTERS) {
  test(`${id} is printed whole, and from a dark page in light`, async ({ page }) => {
    await page.setViewportSize(PAPER)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '')
    })
    await page.goto(`/study/${id}`)
    const html = page.locator('html')
    await expect(html).toHaveClass(/\bdark\b/)
    await page.locator('[data-action=print]').click()
    await expect(html).toHaveAttribute('data-printed', '', { timeout: 60_000 })
    await expect(page.locator('[data-demo][data-report-state=done]')).toHaveCount(demos)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect(html).not.toHaveClass(/\bdark\b/)
    await expect.poll(() => page.evaluate(faultsOnPaper, CONTENT)).toEqual([])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await expect(html).toHaveClass(/\bdark\b/)
  })
}
