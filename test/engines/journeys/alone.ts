/** What is read and tried alone. */
import { expect } from 'vitest'
import type { Plain, Tab } from '../../../scripts/engines/engine.ts'
import { CHAPTERS } from '../deck.ts'
import { click, focus, press, tabTo, until } from '../hand.ts'
import type { Journey } from './ground.ts'

export const alone: Readonly<Record<string, Journey>> = {
  'every chapter of /study: its demos, each walked step by step, at the width of its window': async ({
    session,
    url,
  }) => {
    const tab = await session.tab()
    const all: Plain[] = []
    for (const { id, demos } of CHAPTERS) {
      await tab.goto(`${url}study/${id}`)
      await until(tab, `chapter ${id}`, () => document.querySelector('.chapter h1') !== null)
      // Each is made when it comes into sight, and one that was passed before it had begun is looked at again.
      await until(
        tab,
        `all ${demos} demos of ${id}`,
        (wanted) => {
          const all = [...document.querySelectorAll<HTMLElement>('[data-demo]')]
          const waits = all.find(({ dataset }) => dataset.reportState !== 'done')
          if (waits) waits.scrollIntoView()
          else if (scrollY + innerHeight < document.documentElement.scrollHeight - 2) scrollBy(0, innerHeight)
          else if (all.length < wanted) scrollTo(0, 0)
          return all.length === wanted && waits === undefined
        },
        demos,
      )
      all.push(
        await tab.evaluate(() => ({
          demos: [...document.querySelectorAll<HTMLElement>('[data-demo]')].map(({ dataset }) => [
            dataset.demo ?? '',
            dataset.verdict ?? null,
          ]),
          tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        })),
      )
      const walks = await tab.evaluate(() =>
        [...document.querySelectorAll('.walk')].map((walk) => walk.closest('[id^=slide-]')?.id ?? ''),
      )
      for (const walk of walks) all.push([walk, await walked(tab, walk)])
    }
    expect(all.length).toBeGreaterThan(CHAPTERS.length + 5)
    return all
  },

  'a mission, by keyboard alone': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(`${url}study/missions`)
    await focus(tab, '[data-mission="openpgp/transplant"]')
    await press(tab, 'Enter')
    const is = (because: string) =>
      until(
        tab,
        `a mission: ${because}`,
        (value) => document.querySelector<HTMLElement>('.mission')?.dataset.because === value,
        because,
      )
    await is('nothing-done')
    await tabTo(tab, '[data-option="pay-100"]')
    await press(tab, 'ArrowDown', 'ArrowDown')
    await tabTo(tab, '[data-option="sha256"]')
    await press(tab, 'ArrowDown')
    for (const value of ['pay-100.sha1', 'pay-999999.sha1', 'sha1.digest']) {
      await tabTo(tab, `[data-option="${value}"]`)
      await press(tab, ' ')
    }
    await until(
      tab,
      'a mission solved',
      () => document.querySelector<HTMLElement>('.mission')?.dataset.solved === 'true',
    )
    return tab.evaluate(() => document.querySelector('[data-gpg]')?.textContent ?? null)
  },
}

/** What each step of a demo came to, nothing expected. */
async function walked(tab: Tab, slide: string): Promise<Plain> {
  const found: string[] = []
  for (let step = 1; ; step++) {
    const part = `#${slide} .walk > li:nth-child(${step})`
    await click(tab, `${part} [data-answer=skip]`)
    await until(
      tab,
      `what step ${step} of ${slide} comes to`,
      (css) => document.querySelector(`${css} .walk__found b`)?.checkVisibility() === true,
      part,
    )
    found.push(
      await tab.evaluate((css) => document.querySelector(`${css} .walk__found b`)?.textContent ?? '', part),
    )
    if (
      !(await tab.evaluate((css) => document.querySelector(`${css} [data-action=next-step]`) !== null, part))
    )
      return found
    await click(tab, `${part} [data-action=next-step]`)
  }
}
