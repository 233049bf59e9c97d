import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { h } from 'vue'
import '../../styles/tokens.css'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import { become } from '../support/slidev-client.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 30_000

test('the OpenPGP demo without the key is undecided, never rejected', async () => {
  become('live')
  await page.viewport(980, 552)
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(OpenpgpDemo)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const verdict = () => find('[data-demo]')?.dataset.verdict
  await expect.poll(verdict, { timeout: PATIENCE }).toBe('verified')
  find('[data-step=no-key]')?.click()
  await expect.poll(verdict, { timeout: PATIENCE }).toBe('undecided')
  expect(find('[data-gpg]')?.textContent).toContain('No public key')
})
