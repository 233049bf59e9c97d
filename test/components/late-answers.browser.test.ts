/** What comes late, or not at all: it is not put beside what a person has asked for since. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, defineComponent, h, provide, ref } from 'vue'
import '../../styles/tokens.css'
import { allBytes } from '../../components/demos/demo-file.ts'
import KeylessDemo from '../../components/demos/KeylessDemo.vue'
import NpmDemo from '../../components/demos/NpmDemo.vue'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import type * as samples from '../../components/demos/samples.ts'
import { sample } from '../../components/demos/samples.ts'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { FOLLOWS_LINKS } from '../../components/demos/state/demo-address.ts'
import { text } from '../../components/demos/state/fields.ts'
import { useDemoState } from '../../components/demos/state/use-demo-state.ts'
import { deskWorker, labWorker, openpgpWorker, sigstoreWorker } from '../../components/demos/workers.ts'
import { npmScene } from '#words/npm-scene'
import { edition } from '#words'
import { beginAfresh } from '../support/afresh.ts'
import { packedLink } from '../support/demo-link.ts'

vi.mock('../../components/demos/samples.ts', { spy: true })
vi.mock('../../components/demos/workers.ts', { spy: true })

const JAR = 'hello-shomei-1.0.0.jar'
/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000

beginAfresh()
afterEach(() => {
  cleanup()
  for (const one of [sample, deskWorker, labWorker, openpgpWorker, sigstoreWorker]) vi.mocked(one).mockReset()
})

async function mount(demo: Component, props: Readonly<Record<string, unknown>> = {}) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo, props)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  await expect.poll(() => find('[data-demo]')?.dataset.reportState, { timeout: PATIENCE }).toBe('done')
  return {
    find,
    text: (selector: string) => find(selector)?.textContent ?? '',
    click: async (selector: string) => {
      await expect.poll(() => find(selector), { timeout: PATIENCE }).not.toBeNull()
      await userEvent.click(find(selector) as HTMLElement)
    },
  }
}

/** From now on, samples with such a path wait. @returns lets them come, or says that they are not there */
function withheld(path: RegExp, isThere: boolean) {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let asked = 0
  const actual = vi.importActual<typeof samples>('../../components/demos/samples.ts')
  vi.mocked(sample).mockImplementation(async (wanted) => {
    if (path.test(wanted)) {
      asked++
      await gate
      if (!isThere) throw new DOMException(`sample: ${wanted} is missing`, 'NotFoundError')
    }
    return (await actual).sample(wanted)
  })
  onTestFinished(letGo)
  return { letGo, asked: () => asked }
}

test('a page that runs the demos for itself follows no link', async () => {
  const typed = ref('')
  const hash = `#checked-20=${await packedLink({ typed: 'a stranger’s' })}`
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  let begun: Promise<boolean> | undefined
  const Probe = defineComponent(() => {
    begun = useDemoState('checked', { policy: { typed: text(typed) } }).begin(async () => undefined)
    return () => h('p')
  })
  await render(
    defineComponent(() => {
      provide(FOLLOWS_LINKS, false)
      return () => h(Probe)
    }),
  )
  expect(await begun).toBe(false)
  expect(typed.value).toBe('')
})

test('what one person signed is not shown as another’s whose run failed', async () => {
  const real = labWorker()
  vi.mocked(labWorker).mockReturnValue(
    new Proxy(real, {
      get: (worker, name) =>
        name === 'run'
          ? async (options: Parameters<typeof worker.run>[0]) =>
              options.account?.email.startsWith('bob')
                ? Promise.reject(new Error('worker: gone'))
                : worker.run(options)
          : Reflect.get(worker, name),
    }),
  )
  const demo = await mount(KeylessDemo)
  await demo.click('[data-person=bob]')
  await expect.poll(() => demo.find('[role=alert]'), { timeout: PATIENCE }).not.toBeNull()
  expect(demo.find('.player')).toBeNull()
})

test('a scenario whose sample does not come is said to be missing, and what is there stays', async () => {
  const demo = await mount(OpenpgpDemo)
  const { letGo } = withheld(/announcement|attacked/, false)
  letGo()
  await demo.click('[data-scenario=clearsigned]')
  await expect.poll(() => demo.find('.banner--broken'), { timeout: PATIENCE }).not.toBeNull()
  expect(demo.find('[data-card=artifact]')).not.toBeNull()
})

test('a key that was made for what stood there before is not put beside something else', async () => {
  const demo = await mount(OpenpgpDemo)
  const real = openpgpWorker()
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let made = 0
  vi.mocked(openpgpWorker).mockReturnValue(
    new Proxy(real, {
      get: (worker, name) =>
        name === 'makeKey'
          ? async (wanted: Parameters<typeof worker.makeKey>[0]) => {
              const key = await worker.makeKey(wanted)
              await gate
              made++
              return key
            }
          : Reflect.get(worker, name),
    }),
  )
  await demo.click('[data-action=certify]')
  await demo.click('[data-scenario=clearsigned]')
  await expect
    .poll(() => demo.find('[data-scenario=clearsigned][aria-pressed=true]'), { timeout: PATIENCE })
    .not.toBeNull()
  letGo()
  await expect.poll(() => made).toBe(1)
  await expect.poll(() => demo.find('[data-demo]')?.dataset.reportState, { timeout: PATIENCE }).toBe('done')
  expect(demo.text('.keys[role=group]')).not.toContain('このページで作った')
})

test('what an honest keyserver has, when it comes late, is not put in an attacker’s', async () => {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const { sample: actual } = await vi.importActual<typeof samples>('../../components/demos/samples.ts')
  let asked = 0
  // Of the first that are asked for: what the attacker has made no other copy of this knows.
  for (let i = 0; i < 2; i++) {
    vi.mocked(sample).mockImplementationOnce(async (path) => {
      if (path.includes('maintainer-key')) {
        asked++
        await gate
      }
      return actual(path)
    })
  }
  const demo = await mount(OpenpgpDemo, { attack: 'impostor-key', clicks: 2 })
  const hits = () =>
    [...document.querySelectorAll<HTMLElement>('[data-hit]')].map(({ dataset }) => dataset.hit ?? '')
  await expect.poll(() => demo.find('[data-tab=keyserver]'), { timeout: PATIENCE }).not.toBeNull()
  demo.find('[data-tab=keyserver]')?.click()
  await expect.poll(hits, { timeout: PATIENCE }).not.toEqual([])
  const attacked = hits()
  expect(asked).toBeGreaterThan(0)
  letGo()
  await allBytes(await sample('openpgp/maintainer-key.asc'))
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
  expect(hits()).toEqual(attacked)
  expect(demo.find('[data-field=attack]')).toHaveProperty('value', 'impostor-key')
})

/** As a hand lets go of it over the demo. */
function drop(demo: { find: (selector: string) => HTMLElement | null }, name: string, content: string) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([content], name))
  demo
    .find('[data-demo]')
    ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
}

/** The lab's own bundle, laid out as nobody else's: somebody's own. */
async function ownBundle(): Promise<string> {
  const bytes = await allBytes(await sample(`sigstore/${JAR}.sigstore.json`))
  return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 7)
}

test('a step that was on its way does not come between a person’s files', async () => {
  const demo = await mount(OpenpgpDemo)
  const { letGo, asked } = withheld(/^SHA256SUMS$/, true)
  await demo.click('[data-step=no-key]')
  await expect.poll(asked).toBe(1)
  drop(demo, 'mine.bin', 'of mine')
  await expect.poll(() => demo.text('[data-card=artifact]'), { timeout: PATIENCE }).toContain('mine.bin')
  letGo()
  await sample('SHA256SUMS')
  await new Promise(requestAnimationFrame)
  expect(demo.text('[data-card=artifact]')).toContain('mine.bin')
  expect(demo.text('[data-card=artifact]')).not.toContain(JAR)
})

test('the deck’s artifact, shown while a person’s bundle was opened, is not left beside it', async () => {
  const demo = await mount(SigstoreDemo)
  const mine = await ownBundle()
  const real = deskWorker()
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let asked = 0
  vi.mocked(deskWorker).mockReturnValue(
    new Proxy(real, {
      get: (worker, name) =>
        name === 'look'
          ? async (...of: Parameters<typeof worker.look>) => {
              asked++
              await gate
              return worker.look(...of)
            }
          : Reflect.get(worker, name),
    }),
  )
  drop(demo, 'mine.sigstore.json', mine)
  await expect.poll(() => asked, { timeout: PATIENCE }).toBeGreaterThan(0)
  await demo.click('[data-scenario=lab]')
  await expect.poll(() => demo.text('[data-card=artifact]'), { timeout: PATIENCE }).toContain(JAR)
  letGo()
  await expect.poll(() => demo.text('[data-card=bundle]'), { timeout: PATIENCE }).toContain('mine.sigstore')
  await expect.poll(() => demo.text('[data-card=artifact]'), { timeout: PATIENCE }).not.toContain(JAR)
})

test('a person’s own bundle is not put beside a scenario that was on its way', async () => {
  const demo = await mount(SigstoreDemo)
  const mine = await ownBundle()
  const { letGo, asked } = withheld(/provenance\.sigstore\.json$/, true)
  await demo.click('[data-scenario=provenance]')
  await expect.poll(asked).toBe(1)
  drop(demo, 'mine.sigstore.json', mine)
  await expect.poll(() => demo.text('[data-card=bundle]'), { timeout: PATIENCE }).toContain('mine.sigstore')
  letGo()
  await sample(`sigstore/${JAR}.provenance.sigstore.json`)
  await new Promise(requestAnimationFrame)
  expect(demo.text('[data-card=bundle]')).toContain('mine.sigstore')
  expect(demo.text('[data-card=artifact]')).not.toContain(JAR)
})

test('a package is not called one that cannot be verified while that is being found out', async () => {
  const demo = await mount(NpmDemo, { clicks: 12 })
  const head = () => demo.text('.package__head span')
  await expect.poll(head, { timeout: PATIENCE }).toBe(npmScene.shown)
  const real = sigstoreWorker()
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  vi.mocked(sigstoreWorker).mockReturnValue(
    new Proxy(real, {
      get: (worker, name) =>
        name === 'verify'
          ? async (...asked: Parameters<typeof worker.verify>) => {
              await gate
              return worker.verify(...asked)
            }
          : Reflect.get(worker, name),
    }),
  )
  await userEvent.selectOptions(demo.find('[data-field=attack]') as HTMLSelectElement, 'package')
  await expect.poll(head).toBe(edition.demos.working)
  letGo()
  await expect.poll(head, { timeout: PATIENCE }).toBe(npmScene.nothing)
})
