/** The story of an attack is told of what that attack made, and of nothing else. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import { OFFERED } from '../../components/demos/openpgp-offered.ts'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { edition } from '#words'
import { packedLink } from '../support/demo-link.ts'
import { become } from '../support/slidev-client.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000

const here = () => location.pathname + location.search
beforeEach(async () => {
  become('live')
  history.replaceState(null, '', here())
  await page.viewport(980, 551)
})
afterEach(() => history.replaceState(null, '', here()))

async function mount(component: Component) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(component)))
  const select = () => container.querySelector<HTMLSelectElement>('[data-field=attack]')
  const story = () => container.querySelector('[data-story]')?.textContent ?? ''
  const of = async (told: string) => {
    await expect.poll(story, { timeout: PATIENCE }).toBe(told)
    expect(select()?.selectedOptions[0]?.value ?? '', 'what is chosen says the same').toSatisfy(
      (value: string) => (told === '' ? ['', 'none'].includes(value) : !['', 'none'].includes(value)),
    )
  }
  await expect
    .poll(() => container.querySelector('[data-demo]')?.getAttribute('data-report-state'), {
      timeout: PATIENCE,
    })
    .toBe('done')
  return {
    of,
    buttons: (action: string) => [
      ...container.querySelectorAll<HTMLButtonElement>(`[data-card] [data-action=${action}]:enabled`),
    ],
    async attack(id: string, told: string) {
      await userEvent.selectOptions(select() as HTMLSelectElement, id)
      await of(told)
    },
  }
}

const DEMOS = [
  ['Sigstore', SigstoreDemo, Object.entries(edition.attacks)],
  ['OpenPGP', OpenpgpDemo, OFFERED.map((id) => [id, edition.openpgpAttacks[id]] as const)],
] as const

test.each(DEMOS)(
  '%s: every attack, and every way to take a part of it back',
  async (_, demo, attacks) => {
    const { attack, buttons, of } = await mount(demo)
    for (const [id, { story }] of attacks) {
      await attack(id, story)
      // One byte is as good as another.
      const actions = id === attacks[0]?.[0] ? ['undo', 'drop-keys', 'flip'] : ['undo', 'drop-keys']
      for (const action of actions) {
        for (let i = 0; i < buttons(action).length; i++) {
          buttons(action)[i]?.click()
          await of('')
          await attack(id, story)
        }
      }
    }
  },
  300_000,
)

test('a link that names an attack and brings honest files tells no story', async () => {
  history.replaceState(null, '', `${here()}#sigstore-20=${await packedLink({ attack: 'fork' })}`)
  const { of } = await mount(SigstoreDemo)
  await of('')
  cleanup()
})
