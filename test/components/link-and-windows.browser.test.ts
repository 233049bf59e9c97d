/** What a link set, with several windows and starting points: a value and whose it is never part. */
import { expect, onTestFinished, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, nextTick, onMounted, ref, shallowRef } from 'vue'
import type { DemoFile } from '../../components/demos/demo-file.ts'
import { sample } from '../../components/demos/samples.ts'
import { text } from '../../components/demos/state/fields.ts'
import { file } from '../../components/demos/state/file-fields.ts'
import { openMirror } from '../../components/windows/mirror.ts'
import { type DemoState, useDemoState } from '../../components/demos/state/use-demo-state.ts'
import { beginAfresh } from '../support/afresh.ts'
import { packedLink } from '../support/demo-link.ts'

const JAR = 'hello-shomei-1.0.0.jar'
const MARKS = '#marks'
type Shown = Readonly<Record<string, unknown>>

beginAfresh()

async function linked(name: string, state: unknown) {
  const hash = `#${name}-20=${await packedLink(state)}`
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
}

/** A window of the deck. @param preset what its starting point brings besides the sample */
function opened(name: string, preset: Readonly<{ typed?: string }> = { typed: '' }) {
  const [typed, artifact] = [ref(''), shallowRef<DemoFile>()]
  let [demo, begun] = [undefined as DemoState | undefined, false]
  const bring = async () => {
    if (preset.typed !== undefined) typed.value = preset.typed
    artifact.value = await sample(JAR)
  }
  const Probe = defineComponent(() => {
    const one = useDemoState(name, { policy: { typed: text(typed) }, artifact: { artifact: file(artifact) } })
    demo = one
    onMounted(async () => {
      await one.begin(bring)
      begun = true
    })
    return () => h('p', typed.value)
  })
  void render(Probe)
  return {
    typed,
    artifact,
    bring,
    ready: () => expect.poll(() => begun).toBe(true),
    isLinks: () => demo?.expectations.value.includes('typed') === true,
    restart: (then: () => Promise<void>) => demo?.restart(then),
  }
}

/** The deck's other window, with all that it was ever told. */
function otherWindow(name: string) {
  let shown: Shown = {}
  const told: Shown[] = []
  const mirror = openMirror<Shown>(
    `shomei ${import.meta.env.BASE_URL} ${name}-20`,
    () => shown,
    (newer) => {
      shown = newer
      told.push(newer)
    },
  )
  onTestFinished(() => mirror.close())
  return {
    told,
    say(state: Shown, acted = Date.now()) {
      shown = state
      mirror.tell(state, acted)
    },
  }
}

const isMarked = (state: Shown) => Object.hasOwn((state[MARKS] ?? {}) as object, 'typed')

test('two links in two windows: neither takes the other’s mark off, whoever goes on', async () => {
  await linked('two', { typed: 'a stranger’s' })
  const one = opened('two')
  await one.ready()
  await linked('two', { artifact: { sample: 'SHA256SUMS' } })
  const other = opened('two')
  await other.ready()
  one.artifact.value = await sample('SHA256SUMS')
  await expect.poll(() => other.typed.value).toBe('a stranger’s')
  expect([one.isLinks(), other.isLinks()]).toEqual([true, true])
})

test('what another window did is taken with its marks, however late the own link comes in', async () => {
  const there = otherWindow('late')
  there.say({ typed: 'a stranger’s', [MARKS]: { typed: 'a stranger’s' } })
  await linked('late', { artifact: { sample: 'SHA256SUMS' } })
  const here = opened('late')
  // While the link's sample is on its way.
  there.say({ typed: 'a stranger’s', [MARKS]: { typed: 'a stranger’s' } })
  await here.ready()
  await expect.poll(() => here.typed.value).toBe('a stranger’s')
  expect(here.isLinks()).toBe(true)
})

test('a state that comes without marks is nobody’s here', async () => {
  const here = opened('unmarked')
  await here.ready()
  const there = otherWindow('unmarked')
  there.say({ typed: 'whose?' })
  await expect.poll(() => here.typed.value).toBe('whose?')
  expect(here.isLinks()).toBe(true)
  there.say({ typed: 'whose now?', [MARKS]: 7 })
  await expect.poll(() => here.typed.value).toBe('whose now?')
  expect(here.isLinks()).toBe(true)
  there.say({ typed: 'a person’s', [MARKS]: {} })
  await expect.poll(() => here.typed.value).toBe('a person’s')
  expect(here.isLinks()).toBe(false)
})

test('a part that another window does not say keeps its mark', async () => {
  await linked('part', { typed: 'a stranger’s' })
  const here = opened('part')
  await here.ready()
  const there = otherWindow('part')
  there.say({ artifact: await sample('SHA256SUMS'), [MARKS]: {} })
  await expect.poll(() => here.artifact.value?.sample).toBe('SHA256SUMS')
  expect([here.typed.value, here.isLinks()]).toEqual(['a stranger’s', true])
})

test('a starting point that cannot be brought changes nothing, marks neither', async () => {
  await linked('throws', { typed: 'a stranger’s' })
  const here = opened('throws')
  await here.ready()
  await expect(here.restart(() => Promise.reject(new Error('missing')))).rejects.toThrow('missing')
  expect([here.typed.value, here.isLinks()]).toEqual(['a stranger’s', true])
})

test('while a starting point is on its way, no window takes for a person’s what is the link’s', async () => {
  await linked('slow', { typed: 'a stranger’s' })
  const here = opened('slow')
  await here.ready()
  const there = otherWindow('slow')
  const restarted = here.restart(async () => {
    here.artifact.value = await sample('SHA256SUMS')
    await nextTick()
    await nextTick()
    await here.bring()
  })
  expect(here.isLinks()).toBe(true)
  await restarted
  expect([here.typed.value, here.isLinks()]).toEqual(['', false])
  await expect.poll(() => there.told.at(-1)?.['typed']).toBe('')
  expect(there.told.filter(({ typed }) => typed !== '').every(isMarked)).toBe(true)
})

test('what another window does while a starting point is on its way is not mixed into it', async () => {
  const here = opened('mixed')
  await here.ready()
  const [there, witness] = [otherWindow('mixed'), otherWindow('mixed')]
  let goOn: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (goOn = resolve))
  const restarted = here.restart(async () => {
    here.typed.value = ''
    await arrived
    here.artifact.value = await sample(JAR)
  })
  there.say({ typed: 'a stranger’s', [MARKS]: { typed: 'a stranger’s' } })
  await expect.poll(() => witness.told.length).toBe(1)
  expect(here.typed.value).toBe('')
  goOn()
  await restarted
  await expect.poll(() => here.typed.value).toBe('a stranger’s')
  expect(here.isLinks()).toBe(true)
})

test('a starting point that leaves a part alone leaves it the link’s, and the way back brings the deck’s', async () => {
  await linked('alone', { typed: 'a stranger’s' })
  const here = opened('alone', {})
  await here.ready()
  await here.restart(here.bring)
  expect([here.typed.value, here.isLinks()]).toEqual(['a stranger’s', true])
  dispatchEvent(new Event('shomei:reset'))
  expect([here.typed.value, here.isLinks()]).toEqual(['', false])
})
