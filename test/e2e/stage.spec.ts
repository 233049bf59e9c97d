import type { Locator, Page } from '@playwright/test'
import { expect, SLIDES, test } from './deck.ts'
import { turnTo } from './turn.ts'

/** Every slide that mounts a demo, whatever it is called. */
const DEMOS = SLIDES.flatMap(({ number, content }) => {
  const [, tag] = /<(\w+Demo)\b/.exec(content) ?? []
  return tag === undefined ? [] : [{ number, tag, content }]
})

/** Milliseconds until the other window shows the same. */
const SOON = 30_000

/** What a person would change first, the surest first: a byte, a scenario or attack, a question, a cell. */
const CHANGES = [
  '[data-action=flip]',
  'select[data-field]',
  'input[type=range]',
  '[data-step]:not([aria-pressed=true], [aria-current])',
  'button[aria-pressed=false]:not(.password button)',
  'button[aria-selected=false]',
  'input[type=text], input:not([type])',
]
const STEP = '[data-action=next]'

/** @param within the presenter's window shows a slide twice */
const demoOn = (page: Page, number: number, within = '#page-root') =>
  page.locator(`${within} [data-slidev-no="${number}"] [data-demo]`).filter({ visible: true })

/**
 * Changes something; another time something else, or back.
 *
 * @returns whether there is anything to change
 */
async function change(demo: Locator, selectors: readonly string[]): Promise<boolean> {
  for (const selector of selectors) {
    const control = demo.locator(selector).filter({ visible: true }).and(demo.locator(':enabled')).first()
    if ((await control.count()) === 0) continue
    const kind = await control.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : element.tagName,
    )
    if (kind === 'SELECT') {
      const other = await control.evaluate((element) => {
        const { options, selectedIndex } = element as HTMLSelectElement
        return options[(selectedIndex + 1) % options.length]?.value ?? ''
      })
      // A person's hand is at the keyboard, which a choice made by a script does not show.
      await control.press('Shift')
      await control.selectOption(other)
    } else if (kind === 'range') {
      await control.press('ArrowRight')
      await control.press('Escape')
    } else if (kind === 'text') {
      await control.fill(`${await control.inputValue()}x`)
      await control.press('Escape')
    } else {
      await control.click()
    }
    return true
  }
  return false
}

/** All a demo says and holds: its words, its verdict and what is chosen and typed. */
function shownBy(demo: Locator): Promise<string> {
  return demo.evaluate((root) => {
    const held = [...root.querySelectorAll<HTMLInputElement>('input:not([type=file]), select, textarea')]
    return JSON.stringify({
      state: root.getAttribute('data-report-state'),
      verdict: root.getAttribute('data-verdict'),
      words: root.textContent.replace(/\s+/g, ' '),
      held: held.map((one) => one.value),
      pressed: [...root.querySelectorAll('[aria-pressed=true], [aria-selected=true]')].map(
        (one) => one.textContent,
      ),
    })
  })
}

/** What a demo found, and about what: a link brings a file back as it is, not how it came to be so. */
async function foundBy(demo: Locator): Promise<string> {
  await settled(demo)
  return demo.evaluate((root) => {
    const rows = [...root.querySelectorAll('[data-check]')]
    return JSON.stringify({
      verdict: root.getAttribute('data-verdict'),
      checks: rows.map((row) => [row.getAttribute('data-check'), row.getAttribute('data-status')]),
      chosen: [...root.querySelectorAll('select')].map((one) => one.value),
      step: root.querySelector('[data-step-number]')?.textContent ?? '',
    })
  })
}

/** @returns what it shows once it has nothing more to do */
async function settled(demo: Locator, unlike?: string): Promise<string> {
  let last = ''
  await expect(async () => {
    await expect(demo).toHaveAttribute('data-report-state', 'done')
    const now = await shownBy(demo)
    const same = now === last
    last = now
    expect(same && now !== unlike).toBe(true)
  }).toPass({ timeout: 90_000, intervals: [100] })
  return last
}

async function follows(demo: Locator, other: Locator): Promise<void> {
  const wanted = await settled(other)
  await expect.poll(() => shownBy(demo), { timeout: SOON }).toBe(wanted)
}

for (const { number, tag, content } of DEMOS) {
  test(`the two windows show one ${tag} (slide ${number})`, async ({ page: presenter, context }) => {
    test.setTimeout(300_000)
    const audience = await context.newPage()
    await Promise.all([presenter.goto(`/presenter/${number}`), audience.goto(`/${number}`)])
    const here = demoOn(presenter, number, '.grid-section.main')
    const there = demoOn(audience, number)
    const begun = await settled(here)
    await follows(there, here)

    if (await change(here, [STEP, ...CHANGES])) {
      const once = await settled(here, begun)
      await follows(there, here)
      await change(there, [STEP, ...CHANGES])
      await settled(there, once)
      await follows(here, there)
    }

    await audience.reload()
    await expect(there).toHaveAttribute('data-report-state', 'done')
    await follows(there, here)
  })

  test(`${tag} keeps its state in the address and its keys to itself (slide ${number})`, async ({ page }) => {
    test.setTimeout(240_000)
    await page.goto(`/${number}`)
    const demo = demoOn(page, number)
    const begun = await settled(demo)
    const preset = await foundBy(demo)
    if (await change(demo, CHANGES)) await settled(demo, begun)
    const inHash = await expect(page)
      .toHaveURL(/#./, { timeout: 3_000 })
      .then(() => true)
      .catch(() => false)
    // What stands in no link is a step, and that has its own place in the address; or there is nothing to change.
    if (!inHash) await turnTo(page, number, /\bclicks="/.test(content) ? 3 : 0)
    const found = await foundBy(demo)
    await page.reload()
    await expect.poll(() => foundBy(demo), { timeout: 30_000 }).toBe(found)

    const outside = () =>
      page.evaluate(() => `${location.pathname}${location.search} ${document.documentElement.className}`)
    const before = await outside()
    for (const kind of ['button', 'select', 'textarea', 'input:not([type=file])', 'a', '[tabindex="0"]']) {
      const control = demo
        .locator(kind)
        .filter({ visible: true })
        .and(demo.locator(':not(:disabled)'))
        .first()
      if ((await control.count()) === 0) continue
      await control.focus()
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'd', 'o', 'g', 'f', '1', '2']) {
        await page.keyboard.press(key)
      }
      expect(await outside(), `typed into ${kind}`).toBe(before)
      await page.keyboard.press('Escape')
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('[data-demo]') ?? null))
        .toBeNull()
    }
    if (inHash) {
      await page.keyboard.press('r')
      await expect.poll(() => foundBy(demo), { timeout: 30_000 }).toBe(preset)
      await expect(page).not.toHaveURL(/#./)
    }
    await page.keyboard.press('ArrowRight')
    await expect.poll(outside).not.toBe(before)
  })
}

test("the presenter's preview shows the next demo finished", async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto('/presenter/1')
  for (const { number, tag } of DEMOS) {
    await turnTo(page, number - 1, 99, '/presenter')
    const next = page.locator(`.grid-section.next [data-slidev-no="${number}"] [data-demo]`)
    await expect(next, `${tag} on slide ${number}`).toHaveAttribute('data-report-state', 'done')
  }
})
