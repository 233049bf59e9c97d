/** One walk through the deck for each theme, as a speaker clicks: whatever holds for every slide is asked on the way. */
import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, SLIDES, tap, test } from './deck.ts'
import { textOn } from './text.ts'

const LAST_CUES = SLIDES.at(-1)?.cues

/** In pixels of the 980 that a slide is wide. */
const SMALLEST = 14
/** The same, of what a slide says to the last row: 3.3 % of the 551 that it is high. */
const SMALLEST_SAID = 0.033 * 551

/** Slidev's own, which no slide can change: the buttons of its bar that open a menu are buttons around buttons. */
const CHROME: readonly string[] = ['#page-root nav button:has(button)']

/** What is kept of all that happens in the page, from its first byte on. */
interface Watched {
  /** Every animation that lasted long enough to be seen. */
  readonly motion: Set<string>
  /** What the policy refused. */
  readonly violations: string[]
}

function watch(): void {
  const watched: Watched = { motion: new Set(), violations: [] }
  Object.assign(globalThis, { watched })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    watched.violations.push(`${violatedDirective}: ${blockedURI} (${sourceFile})`),
  )
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { duration } = animation.effect?.getComputedTiming() ?? {}
      const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null
      if (typeof duration === 'number' && duration > 1)
        watched.motion.add(`${target?.tagName}.${target?.classList}`)
    }
    requestAnimationFrame(look)
  }
  look()
}

/** So far; a page that was loaded anew has begun anew. */
const watchedOn = (page: Page) =>
  page.evaluate(() => {
    const { motion, violations } = (globalThis as unknown as { watched: Watched }).watched
    return { motion: [...motion], violations }
  })

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

/** What stands outside the slide's frame; what a box of its own scrolls or cuts does not. */
function textOutside(root: Element): string[] {
  const frame = root.getBoundingClientRect()
  const clipped = (element: Element): boolean => {
    for (let up = element.parentElement; up && up !== root; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') return true
    }
    return false
  }
  return [...root.querySelectorAll('*')]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
    )
    .filter((element) => !clipped(element))
    .filter((element) => {
      const box = element.getBoundingClientRect()
      return box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1
    })
    .map((element) => element.textContent.trim().slice(0, 40))
}

/** What the line at the foot of a slide is written over. */
function underFoot(slide: Element): string[] {
  const boxesOf = (root: Element, wanted: (element: Element) => boolean) => {
    const found: { words: string; box: DOMRect }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const words = node.nodeValue?.trim() ?? ''
      if (words === '' || !element || !wanted(element)) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) found.push({ words: words.slice(0, 40), box })
    }
    return found
  }
  const foot = slide.querySelector('.foot')
  if (foot === null) return []
  const below = boxesOf(foot, () => true)
  return boxesOf(slide, (element) => element.closest('.foot') === null)
    .filter(({ box }) =>
      below.some(
        ({ box: other }) =>
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom - 2 &&
          other.top < box.bottom - 2,
      ),
    )
    .map(({ words }) => words)
}

/** The tests' own window. */
const USUAL = { width: 980, height: 551 }
/** Windows that a deck is shown in, of laptops and projectors; what lies over what is the same in both themes. */
const WINDOWS = {
  light: [{ width: 1920, height: 1080 }, USUAL],
  dark: [{ width: 1366, height: 768 }, { width: 1280, height: 720 }, USUAL],
} as const

/** What can be pressed on the slide, and at whose middle something lies that is not of the slide. */
function covered(slide: Element): string[] {
  return [...slide.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .flatMap((element) => {
      const { left, right, top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      // What is scrolled out of its list is nowhere to be pressed, and covered by nothing.
      for (let box = element.parentElement; box && slide.contains(box); box = box.parentElement) {
        const edge = box.getBoundingClientRect()
        const clips = getComputedStyle(box).overflow !== 'visible'
        if (clips && (x < edge.left || x > edge.right || y < edge.top || y > edge.bottom)) return []
      }
      const hit = document.elementFromPoint(x, y)
      const words = element.textContent.trim().slice(0, 30) || element.tagName
      return hit === null || slide.contains(hit) ? [] : [`${words}: ${hit.tagName}.${hit.className}`]
    })
}

async function canBeReached(page: Page, slide: Locator, theme: keyof typeof WINDOWS, at: string) {
  for (const size of WINDOWS[theme]) {
    await page.setViewportSize(size)
    expect.soft(await slide.evaluate(covered), `${at}, ${size.width} × ${size.height}`).toEqual([])
  }
}

/** Headings on the slide shown with a Japanese character that the deck's serif face has not. */
function withoutFace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranges = [...document.fonts]
      .filter(({ family }) => family.replace(/"/g, '') === 'Noto Serif JP')
      .flatMap(({ unicodeRange }) => unicodeRange.split(','))
      .map((range) => range.trim().slice(2).split('-'))
      .map(([from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const)
    const has = (point: number) => ranges.some(([from, to]) => from <= point && point <= to)
    return [...document.querySelectorAll('.slidev-layout *')]
      .filter((element) => element.checkVisibility())
      .filter((element) => getComputedStyle(element).fontFamily.startsWith('"Noto Serif JP"'))
      .flatMap((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .map(({ nodeValue }) => nodeValue ?? '')
      .filter((text) => [...text].some((one) => one >= '\u3000' && !has(one.codePointAt(0) ?? 0)))
  })
}

/** Milliseconds: in the first, a busy machine answers a press; after the last, nothing is left to answer. */
const ANSWERED = 60_000
const ENDED = 2_000

/** One press of a clicker. @returns whether anything was left to show */
async function press(page: Page, isLast: boolean): Promise<boolean> {
  const before = page.url()
  await tap(page, 'PageDown')
  return page
    .waitForURL((url) => url.href !== before, { timeout: isLast ? ENDED : ANSWERED, waitUntil: 'commit' })
    .then(() => true)
    .catch(() => false)
}

/** Can it be read and used by everybody, as it stands after its last click? */
async function everybodyCan(page: Page, slide: Locator, at: string): Promise<void> {
  const demo = slide.locator('[data-demo]')
  if ((await demo.count()) > 0) await expect(demo).toHaveAttribute('data-report-state', 'done')
  expect.soft(await violationsOn(page), at).toEqual([])
  const shown = await textOn(page, slide)
  const small = shown.filter(({ size, isSaid }) => size < (isSaid ? SMALLEST_SAID : SMALLEST) - 0.01)
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

for (const theme of ['light', 'dark'] as const) {
  test(`every slide, clicked through as its notes say, fits its frame, obeys the policy and can be read by everybody (${theme})`, async ({
    page,
  }) => {
    test.setTimeout(1_500_000)
    const slices: string[] = []
    page.on('request', (request) => {
      if (/-wght-normal-.*\.woff2/.test(request.url())) slices.push(request.url())
    })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.addInitScript(watch)
    await page.goto('/1')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    await expect(page.locator('html')).toHaveClass(theme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/)
    await page.evaluate(axe.source)
    /** Clicks of each slide. */
    const seen = new Map<number, number>()
    do {
      const path = new URL(page.url()).pathname.slice(1)
      const { number, title, cues } = SLIDES.find((one) => one.path === path) ?? { ...SLIDES[0], number: 0 }
      const slide = page.locator(`[data-slidev-no="${number}"]`).filter({ visible: true }).first()
      await expect(slide).toBeVisible()
      if (!seen.has(number)) await page.evaluate(() => document.fonts.ready)
      seen.set(number, (seen.get(number) ?? -1) + 1)
      const at = `slide ${number} ${title}, click ${seen.get(number)}`
      expect.soft(await slide.evaluate(textOutside), at).toEqual([])
      expect.soft(await slide.evaluate(underFoot), at).toEqual([])
      expect((await watchedOn(page)).violations, at).toEqual([])
      expect(await withoutFace(page), at).toEqual([])
      expect.soft(slices.splice(0), at).toEqual([])
      if (seen.get(number) === cues) {
        await everybodyCan(page, slide, at)
        await canBeReached(page, slide, theme, at)
        // A formula would be set without its style sheet: scripts/vite/lean-client.ts leaves it out.
        await expect(page.locator('.katex')).toHaveCount(0)
      }
    } while (await press(page, seen.size === SLIDES.length && [...seen.values()].at(-1) === LAST_CUES))
    expect([...seen]).toEqual(SLIDES.map((slide) => [slide.number, slide.cues]))
    expect((await watchedOn(page)).motion).toEqual([])
  })
}

test('what moves on a slide is seen to move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(watch)
  await page.goto('/1')
  const slide = page.locator('.slidev-layout').filter({ visible: true }).first()
  await slide.evaluate((layout) => {
    const moving = document.createElement('p')
    layout.append(moving)
    moving.animate([{ opacity: 0 }, { opacity: 1 }], 60_000)
  })
  await expect.poll(async () => (await watchedOn(page)).motion).not.toEqual([])
})
