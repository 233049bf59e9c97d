import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, SLIDES, test } from './deck.ts'
import { textOn } from './text.ts'
import { turnTo } from './turn.ts'

/** In pixels of the 980 that a slide is wide. */
const SMALLEST = 14

/** Slidev's own, which no slide can change: the buttons of its bar that open a menu are buttons around buttons. */
const CHROME: readonly string[] = ['#page-root nav button:has(button)']

/** What axe has against the page as it stands. Contrast is ours: on a slide, scaled as it is, axe mostly gives up. */
async function violationsOn(page: Page): Promise<string[]> {
  return page.evaluate(async (chrome) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
      { include: [['html']], exclude: chrome.map((selector) => [selector]) },
      { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } },
    )
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
    )
  }, CHROME)
}

/** Keeps every animation that lasts long enough to be seen. */
function watchMotion() {
  const seen = new Set<string>()
  Object.assign(globalThis, { motion: seen })
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { duration } = animation.effect?.getComputedTiming() ?? {}
      const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null
      if (typeof duration === 'number' && duration > 1) seen.add(`${target?.tagName}.${target?.classList}`)
    }
    requestAnimationFrame(look)
  }
  look()
}

const motionOn = (page: Page) =>
  page.evaluate(() => [...(globalThis as unknown as { motion: ReadonlySet<string> }).motion])

for (const theme of ['light', 'dark'] as const) {
  test(`every slide can be read and used by everybody (${theme})`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.addInitScript(watchMotion)
    await page.goto('/1')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    await expect(page.locator('html')).toHaveClass(theme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/)
    await page.evaluate(axe.source)
    for (const { number, title } of SLIDES) {
      await turnTo(page, number)
      const slide = page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()
      await expect(slide).toBeVisible()
      const demo = slide.locator('[data-demo]')
      if ((await demo.count()) > 0) await expect(demo).toHaveAttribute('data-report-state', 'done')
      await page.evaluate(() => document.fonts.ready)
      const at = `slide ${number} ${title}`
      expect.soft(await violationsOn(page), at).toEqual([])
      const shown = await textOn(page, slide)
      const small = shown.filter(({ size }) => size < SMALLEST - 0.01)
      expect
        .soft(
          small.map(({ words, size }) => `${size} px: ${words}`),
          at,
        )
        .toEqual([])
      const faint = shown.filter(({ contrast, wanted }) => contrast < wanted)
      expect
        .soft(
          faint.map(({ words, contrast }) => `${contrast.toFixed(2)}: ${words}`),
          at,
        )
        .toEqual([])
    }
    expect(await motionOn(page)).toEqual([])
  })
}

test('what moves on a slide is seen to move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(watchMotion)
  await page.goto('/1')
  const slide = page.locator('.slidev-layout').filter({ visible: true }).first()
  await slide.evaluate((layout) => {
    const moving = document.createElement('p')
    layout.append(moving)
    moving.animate([{ opacity: 0 }, { opacity: 1 }], 60_000)
  })
  await expect.poll(() => motionOn(page)).not.toEqual([])
})
