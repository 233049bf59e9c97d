/** The stories of the live slides, step by step: what each sets, what it comes to, and every way out of it and back. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { type Component, h, nextTick, ref } from 'vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import MatrixDemo from '../../components/demos/MatrixDemo.vue'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import TenMinutesDemo from '../../components/demos/TenMinutesDemo.vue'
import { askForReset } from '../../components/demos/state/reset-key.ts'
import { become, renderContext } from '../support/slidev-client.ts'

const forget = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(async () => {
  become('live')
  forget()
  await page.viewport(980, 551)
})
afterEach(() => {
  vi.restoreAllMocks()
  become('live')
  forget()
})

/** For workers that have yet to start, on a busy machine, milliseconds. */
const PATIENCE = 30_000

/** What a demo says at a step, in a line: question or standing, what is changed, what stops it. */
function shownBy(root: HTMLElement): string {
  if (root.dataset.reportState !== 'done') return 'pending'
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
  const asked = root.querySelector('[data-question]') ? 'question' : ''
  const failed = all('[data-check][data-status=failed]').map((row) => row.dataset.check)
  return [
    asked || (root.dataset.standing ?? '-'),
    ...all('.card__changed').map((one) => one.textContent),
    ...all('[data-channel][aria-pressed=true]').map((one) => one.dataset.channel),
    ...all('[data-step][aria-pressed=true]').map((one) => one.dataset.step),
    ...all('[data-tab][aria-selected=true]').map((one) => one.dataset.tab),
    ...['signed', 'today'].flatMap((which) =>
      all(`[data-handle=${which}]`).map((one) => one.getAttribute('aria-valuetext') ?? ''),
    ),
    ...all('[data-by-today] p').map((one) => (one.classList.contains('is-ok') ? 'fresh' : 'expired')),
    ...(failed.length > 0 ? [`✗ ${failed[0]}`] : []),
    ...(root.dataset.demo === 'matrix' ? [`${all('[data-rating]').length} cells`] : []),
  ].join(' ')
}

interface Told {
  readonly demo: Component
  readonly props?: object
  /** Of each step, from the first on. */
  readonly steps: readonly string[]
  /** What a hand presses, that shows. */
  readonly press: string
}

/** What the handle of today says. */
const [SAME_DAY, YEARS_LATER] = ['2026-10-01（署名の日）', '2029-10-01（3 年後）']

const STORIES: Readonly<Record<string, Told>> = {
  checksum: {
    demo: ChecksumDemo,
    steps: [
      'question beside',
      'rejected 1 byte 変更 beside ✗ digest',
      'nobody-expected 1 byte 変更 書き換え済み beside',
      'rejected 1 byte 変更 apart ✗ digest',
    ],
    press: '[data-scenario=list]',
  },
  'the four steps of gpg': {
    demo: OpenpgpDemo,
    steps: [
      'undecided no-key checks',
      'undecided fetch keyserver',
      'nobody-expected good checks',
      'rejected bad checks ✗ signature-integrity',
    ],
    press: '[data-scenario=clearsigned]',
  },
  'a key of the same name': {
    demo: OpenpgpDemo,
    props: { attack: 'impostor-key' },
    steps: [
      'question',
      'nobody-expected checks',
      'nobody-expected keyserver',
      'rejected checks ✗ key-identity',
    ],
    press: '[data-scenario=clearsigned]',
  },
  sigstore: {
    demo: SigstoreDemo,
    steps: [
      'question',
      'rejected 1 byte 変更 checks ✗ signature',
      'rejected 1 byte 変更 checks ✗ inclusion-promise',
      'rejected checks ✗ identity',
    ],
    press: '[data-scenario=provenance]',
  },
  'ten minutes': {
    demo: TenMinutesDemo,
    steps: [
      `question 09:02:00 ${SAME_DAY}`,
      `verified 09:02:00 ${SAME_DAY} expired`,
      `verified 09:02:00 ${YEARS_LATER} expired`,
      `rejected 09:12:00 ${YEARS_LATER} expired ✗ certificate-chain`,
      `rejected 09:09:00 ${YEARS_LATER} expired ✗ certificate-chain`,
      `verified 09:09:00 ${YEARS_LATER} expired`,
    ],
    press: '[data-log=v1][aria-pressed=false], [data-log=v2][aria-pressed=false]',
  },
  matrix: {
    demo: MatrixDemo,
    steps: ['question 0 cells', '- 4 cells', '- 8 cells', 'verified 12 cells'],
    press: '[data-cell="keyless dependence"]',
  },
}

/** As a slide mounts it, at so many clicks. */
async function tell({ demo, props }: Told, from = 0) {
  const clicks = ref(from)
  const { container } = await render(() =>
    h('div', { style: 'height: 520px' }, h(demo, { ...props, clicks: clicks.value })),
  )
  const root = () => container.querySelector('[data-demo]') as HTMLElement
  return {
    clicks,
    root,
    says: () => shownBy(root()),
    async comesTo(wanted: string | undefined, why?: string) {
      await expect.poll(() => shownBy(root()), { timeout: PATIENCE, message: why }).toBe(wanted)
    },
    async press(selector: string) {
      await expect.poll(() => root().querySelector(selector), { timeout: PATIENCE }).not.toBeNull()
      ;(root().querySelector(selector) as HTMLElement).click()
    },
  }
}

describe.each(Object.entries(STORIES))('the story of %s', (_, told) => {
  const { steps, press } = told
  const last = steps.length - 1

  test('opens unsolved, and comes to the same at each step, forth and back', async () => {
    const { clicks, comesTo } = await tell(told)
    expect(steps[0]).not.toMatch(/^verified/)
    const there = [...steps.keys()]
    for (const step of [...there, ...there.toReversed()]) {
      clicks.value = step
      await comesTo(steps[step], `step ${step}`)
    }
  })

  test('sets each step from scratch, wherever a hand has left it; a reset brings it back', async () => {
    const demo = await tell(told)
    for (const step of steps.keys()) {
      demo.clicks.value = step
      await demo.comesTo(steps[step], `step ${step}`)
      await demo.press(press)
      await expect
        .poll(demo.says, { timeout: PATIENCE, message: `pressed at ${step}` })
        .not.toMatch(/^(question|pending)/)
      await expect.poll(() => location.hash, { message: `the hand's state at ${step}` }).not.toBe('')
      askForReset()
      await demo.comesTo(steps[step], `reset at ${step}`)
      await expect.poll(() => location.hash).toBe('')
      await demo.press(press)
      await expect.poll(() => location.hash).not.toBe('')
    }
    demo.clicks.value = 0
    await demo.comesTo(steps[0], 'back at the first')
    await expect.poll(() => location.hash).toBe('')
  })

  test('may be entered at any step, and be clicked through faster than it computes', async () => {
    const { clicks, comesTo } = await tell(told, last)
    await comesTo(steps[last])
    for (const step of steps.keys()) {
      clicks.value = step
      await nextTick()
    }
    clicks.value = 1
    await comesTo(steps[1])
  })

  test('never shows a verdict before its question is answered, nor an old one after', async () => {
    if (!steps[0]?.startsWith('question')) return
    const { clicks, root, comesTo } = await tell(told)
    const seen = new Set<string>()
    const look = () =>
      seen.add(
        `${root().dataset.standing ?? '-'} ${root().querySelector('.banner strong')?.textContent ?? ''}`,
      )
    const watching = new MutationObserver(look)
    watching.observe(root(), { attributes: true, childList: true, subtree: true, characterData: true })
    await comesTo(steps[0])
    expect([...seen]).toEqual(['- '])
    clicks.value = 1
    await comesTo(steps[1])
    const ended = `${root().dataset.standing ?? '-'} ${root().querySelector('.banner strong')?.textContent ?? ''}`
    expect([...seen].filter((one) => one !== '- ' && one !== ended)).toEqual([])
    seen.clear()
    clicks.value = 0
    await nextTick()
    look()
    await comesTo(steps[0])
    watching.disconnect()
    expect([...seen].at(-1)).toBe('- ')
  })

  test('shows its own step in a preview, its end in the overview, and is told to nobody on a page to read', async () => {
    become('still')
    const overview = await tell(told, 1)
    await overview.comesTo(steps[last])
    renderContext.value = 'previewNext'
    const preview = await tell(told, 1)
    await preview.comesTo(steps[1])
    become('live')
    renderContext.value = 'none'
    const study = await tell(told)
    await expect.poll(study.says, { timeout: PATIENCE }).toMatch(/^(verified|nobody-expected)/)
    expect(study.root().querySelector('[data-question]')).toBeNull()
  })

  test('shows the same in two windows; a hand in one is seen in both, the next click goes on in both', async () => {
    const clicks = ref(0)
    const { container } = await render(() =>
      [1, 2].map(() =>
        h('div', { style: 'height: 520px' }, h(told.demo, { ...told.props, clicks: clicks.value })),
      ),
    )
    const both = () => [...container.querySelectorAll<HTMLElement>('[data-demo]')].map(shownBy)
    const come = (wanted: string | undefined) =>
      expect.poll(both, { timeout: PATIENCE }).toEqual([wanted, wanted])
    await come(steps[0])
    clicks.value = 1
    await come(steps[1])
    container.querySelector<HTMLElement>(press)?.click()
    await expect.poll(() => location.hash).not.toBe('')
    await expect.poll(() => new Set(both()).size, { timeout: PATIENCE }).toBe(1)
    clicks.value = 2
    await come(steps[2])
    clicks.value = 0
    await come(steps[0])
  })
})

test('a question is answered by its own button, and asked again by a reset', async () => {
  const demo = await tell(STORIES.checksum as Told)
  await demo.comesTo('question beside')
  await userEvent.click(page.getByRole('button', { name: '答えを見る' }))
  await demo.comesTo('nobody-expected beside')
  askForReset()
  await demo.comesTo('question beside')
})

test('a link wins over the question until the next click', async () => {
  const demo = await tell(STORIES.checksum as Told)
  await demo.comesTo('question beside')
  await demo.press('[data-scenario=list]')
  await expect.poll(() => location.hash).not.toBe('')
  const { hash } = location
  forget()
  history.replaceState(null, '', hash)
  const other = await tell(STORIES.checksum as Told)
  await expect.poll(other.says, { timeout: PATIENCE }).toMatch(/^(verified|nobody-expected)/)
  expect(other.root().querySelector('[data-scenario=list]')?.getAttribute('aria-pressed')).toBe('true')
  other.clicks.value = 1
  await other.comesTo('rejected 1 byte 変更 beside ✗ digest')
})

test('a file that is dropped on a question answers it', async () => {
  const demo = await tell(STORIES.sigstore as Told)
  await demo.comesTo('question')
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(
    new File([await (await fetch('/samples/sigstore/trusted_root.json')).blob()], 'root.json'),
  )
  demo.root().dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  await expect.poll(() => demo.root().querySelector('.question')).not.toBeNull()
})
