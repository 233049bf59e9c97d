/** Every button of every demo by keyboard: it has a name of its own, and leaves the keyboard in the demo. */
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import { beginAfresh } from '../support/afresh.ts'

const COMPONENTS = import.meta.glob<{ default: Component }>('../../components/demos/*Demo.vue')
const NAMES = Object.keys(COMPONENTS).map((path) => path.replace(/^.*\/|\.vue$/g, ''))
/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000
/** Of one demo; there is none with more. */
const MOST_BUTTONS = 60

beginAfresh()

/** As a screen reader says it: of the ways to name a button, those that are used here. */
function nameOf(button: HTMLElement): string {
  const text = (button.getAttribute('aria-label') ?? button.innerText).trim() || button.title
  return text.replace(/\s+/g, ' ')
}

function buttonsIn(container: Element): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>('button, input[type=file]')].filter(
    (one) => one.checkVisibility() && !one.matches(':disabled'),
  )
}

let all = 0

/** Two frames: what a press changes at once is on screen, and a focus that got lost is known to be. */
const settled = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

describe.each(NAMES)('%s', (name) => {
  test('leaves the keyboard in the demo, whichever button is pressed, and no two are called the same', async () => {
    const load = COMPONENTS[`../../components/demos/${name}.vue`]
    const { default: demo } = await (load as () => Promise<{ default: Component }>)()
    const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo)))
    const state = () => container.querySelector<HTMLElement>('[data-demo]')?.dataset.reportState
    await expect.poll(state, { timeout: PATIENCE }).toBe('done')
    const pressed = new Set<string>()
    const twice = new Set<string>()
    const lost: string[] = []
    for (let turn = 0; turn < MOST_BUTTONS; turn++) {
      const buttons = buttonsIn(container)
      const names = buttons.map(nameOf)
      expect(names.filter((one) => one === '')).toEqual([])
      for (const [i, one] of names.entries()) if (names.indexOf(one) !== i) twice.add(one)
      const at = buttons.findIndex(
        (one, i) => one.matches('button') && !pressed.has(names[i] ?? '') && one.dataset['action'] !== 'save',
      )
      const button = buttons[at]
      if (!button) break
      const called = names[at] ?? ''
      pressed.add(called)
      button.focus()
      await userEvent.keyboard(turn % 2 === 0 ? '{Enter}' : ' ')
      await settled()
      await expect.poll(state, { timeout: PATIENCE }).toBe('done')
      await settled()
      if (!container.contains(document.activeElement)) lost.push(called)
    }
    expect({ lost, twice: [...twice] }).toEqual({ lost: [], twice: [] })
    all += pressed.size
  })
})

test('there were buttons to press', () => {
  expect(all).toBeGreaterThan(120)
})
