/** What a person does in a page, and what they wait for, the same in every engine. */
import { expect } from 'vitest'
import type { Key, Plain, Tab } from '../../scripts/engines/engine.ts'

/** Milliseconds: what hangs fails all the same, and a busy machine must not. */
const LONGEST = 90_000

/** Until the page says so. */
export async function until<Given extends readonly Plain[]>(
  tab: Tab,
  what: string,
  holds: (...given: Given) => boolean | Promise<boolean>,
  ...given: Given
): Promise<void> {
  // A page that is being left answers nothing.
  const asked = () => tab.evaluate(holds, ...given).catch(() => false)
  await expect.poll(asked, { timeout: LONGEST, interval: 50, message: what }).toBe(true)
}

/** Where its middle is, once it is there, in sight and above all else. */
async function place(tab: Tab, selector: string): Promise<readonly [number, number]> {
  let found: readonly number[] | null = null
  const asked = async () => {
    found = await tab.evaluate((css) => {
      for (const element of document.querySelectorAll<HTMLElement>(css)) {
        if (!element.checkVisibility() || element.matches(':disabled')) continue
        element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
        const { left, top, width, height } = element.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const hit = width > 0 ? document.elementFromPoint(x, y) : null
        if (hit !== null && (element.contains(hit) || hit.contains(element))) return [x, y]
      }
      return null
    }, selector)
    return found !== null
  }
  await expect
    .poll(asked, { timeout: LONGEST, interval: 50, message: `a place to click: ${selector}` })
    .toBe(true)
  const [x = 0, y = 0] = found ?? []
  return [x, y]
}

/** With the mouse, on the first that can be seen. */
export async function click(tab: Tab, selector: string): Promise<void> {
  await tab.click(...(await place(tab, selector)))
}

export async function press(tab: Tab, ...keys: readonly Key[]): Promise<void> {
  for (const key of keys) await tab.press(key)
}

/** Focuses the first that can be seen, as the tab key would. */
export async function focus(tab: Tab, selector: string): Promise<void> {
  await until(
    tab,
    `something to focus: ${selector}`,
    (css) => {
      const all = [...document.querySelectorAll<HTMLElement>(css)]
      const element = all.find((one) => one.checkVisibility())
      element?.focus()
      return element !== undefined && document.activeElement === element
    },
    selector,
  )
}

/** Puts text into a field, as a paste does. */
export async function fill(tab: Tab, selector: string, text: string): Promise<void> {
  await focus(tab, selector)
  await tab.evaluate((value) => {
    const field = document.activeElement as HTMLInputElement
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }, text)
}

/** Presses the tab key until it is there. */
export async function tabTo(tab: Tab, selector: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await tab.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return
    await tab.press('Tab')
  }
  throw new Error(`hand: the tab key does not reach ${selector}`)
}

export type Found = {
  readonly verdict: string | null
  readonly standing: string | null
  /** Status by check, as the page shows them. */
  readonly checks: Readonly<Record<string, string>>
}

/**
 * To a slide by the deck's own router: fifty reloads would take minutes.
 *
 * @param clicks more than there are is the last
 * @param window `/presenter` for the presenter's
 */
export const turnTo = (tab: Tab, slide: number, clicks: number, window = ''): Promise<void> =>
  tab.evaluate(
    async (path) => {
      interface Router {
        push(path: string): Promise<unknown>
      }
      const root = document.querySelector('#app') as Element & {
        __vue_app__: { config: { globalProperties: { $router: Router } } }
      }
      await root.__vue_app__.config.globalProperties.$router.push(path)
    },
    `${window}/${slide}${clicks === 0 ? '' : `?clicks=${clicks}`}`,
  )

/**
 * What the demo in sight came to, once it is about what it shows now.
 *
 * @param slide where a deck has turned to; any, if not given
 */
export async function found(tab: Tab, slide?: number, what = 'a demo that is done'): Promise<Found> {
  const at = `${slide === undefined ? '' : `.slidev-page-${slide} `}[data-demo]`
  await until(
    tab,
    what,
    (css) => {
      const demo = [...document.querySelectorAll<HTMLElement>(css)].find((one) => one.checkVisibility())
      return demo?.dataset.reportState === 'done' && demo.ariaBusy !== 'true'
    },
    at,
  )
  return tab.evaluate((css) => {
    const demo = [...document.querySelectorAll<HTMLElement>(css)].find((one) => one.checkVisibility())
    const rows = [...(demo?.querySelectorAll<HTMLElement>('[data-check]') ?? [])]
    return {
      verdict: demo?.dataset.verdict ?? null,
      standing: demo?.dataset.standing ?? null,
      checks: Object.fromEntries(rows.map(({ dataset }) => [dataset.check ?? '', dataset.status ?? ''])),
    }
  }, at)
}

/** Until the demo in sight says this, whatever it was before. */
export async function verdict(tab: Tab, expected: string): Promise<Found> {
  await until(
    tab,
    `the verdict ${expected}`,
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-demo]')].some(
        (one) =>
          one.checkVisibility() && one.dataset.verdict === wanted && one.dataset.reportState === 'done',
      ),
    expected,
  )
  return found(tab)
}
