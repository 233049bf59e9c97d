/** Now or neutral: what was found about other bytes is no verdict beside the present ones. */
import { afterEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import { edition } from '#words'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { limit } from '../support/limit.ts'
import { beginAfresh } from '../support/afresh.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 10_000
/** 100 ms, and what a busy machine takes to come to it. */
const NEUTRAL = 400

beginAfresh()

async function mount(demo: Component) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const root = () => find('[data-demo]')
  return {
    find,
    verdict: () => root()?.dataset.verdict,
    state: () => root()?.dataset.reportState,
    tone: () => [...(find('.banner')?.classList ?? [])].find((one) => one.startsWith('banner--')),
    /** What of the old report can still be seen. */
    seen: () => {
      const parts = [...(find('.shell__report')?.children ?? [])].filter(
        (one) => !one.matches('.banner, [role=tablist]'),
      )
      return parts.filter((one) => getComputedStyle(one).opacity !== '0').length
    },
    pick(card: string, ...files: File[]) {
      const input = find(`[data-card="${card}"] input[type=file]`) as HTMLInputElement
      const list = new DataTransfer()
      for (const file of files) list.items.add(file)
      input.files = list.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    drop(...files: File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      root()?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    },
  }
}

/** As a disk in a hurry is not: what is picked is read once the test says so. */
function holdReading() {
  let go: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (go = resolve))
  const real = Blob.prototype.arrayBuffer
  Blob.prototype.arrayBuffer = async function held(this: Blob) {
    await gate
    return real.call(this)
  }
  return () => {
    Blob.prototype.arrayBuffer = real
    go()
  }
}

let release: (() => void) | undefined
afterEach(() => release?.())

const DEMOS = [
  ['checksum', ChecksumDemo, 'nobody-expected', 'checksum', new File(['ab'.repeat(32)], 'x.sha256')],
  ['openpgp', OpenpgpDemo, 'nobody-expected', '署名', new File(['-----BEGIN PGP SIGNATURE-----'], 'x.asc')],
  [
    'sigstore',
    SigstoreDemo,
    'verified',
    'bundle',
    new File(['{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'], 'x.json'),
  ],
] as const

describe.each(DEMOS)('the %s demo', (name, Demo, standing, card, file) => {
  test.each(['pick', 'drop'] as const)('is neutral until what somebody %ss has been judged', async (way) => {
    const demo = await mount(Demo)
    await expect.poll(demo.verdict, { timeout: PATIENCE }).toBe('verified')
    expect([demo.tone(), demo.seen() > 0]).toEqual([`banner--${standing}`, true])
    release = holdReading()
    if (way === 'pick') demo.pick(card, file)
    else demo.drop(file)
    await limit(NEUTRAL)
    expect([demo.verdict(), demo.state(), demo.tone(), demo.seen()]).toEqual([
      undefined,
      'pending',
      'banner--busy',
      0,
    ])
    release()
    await expect.poll(demo.state, { timeout: PATIENCE }).toBe('done')
    expect(demo.verdict()).not.toBe('verified')
    // The deck of this test has no public root, which somebody's own bundle asks for.
    const said = demo.find('.banner')?.textContent ?? ''
    const waits = [edition.demos.sigstore.noRoot, edition.demos.openpgp.bring.artifact]
    expect(demo.seen() > 0 || waits.some((one) => said.includes(one)), said).toBe(true)
  })

  test('is neutral in the other window too', async () => {
    const [here, there] = [await mount(Demo), await mount(Demo)]
    for (const one of [here, there]) await expect.poll(one.verdict, { timeout: PATIENCE }).toBe('verified')
    // Both at rest: neither has still to tell the other where its samples came from.
    await limit(NEUTRAL)
    release = holdReading()
    here.pick(card, file)
    await limit(NEUTRAL)
    release()
    const shown = () => there.find(`[data-card="${card}"]`)?.textContent
    await expect.poll(shown, { timeout: PATIENCE }).toContain(file.name)
    await limit(NEUTRAL)
    expect(there.tone()).not.toBe(`banner--${standing}`)
    for (const one of [here, there]) {
      await expect.poll(one.state, { timeout: PATIENCE }).toBe('done')
      expect(one.verdict(), name).not.toBe('verified')
    }
  })
})
