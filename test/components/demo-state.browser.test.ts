/** What a demo shows, in the deck's other window and in a link. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, nextTick, onMounted, ref, shallowRef } from 'vue'
import { allBytes, type DemoFile, demoFile, withFlippedByte } from '../../components/demos/demo-file.ts'
import { sample } from '../../components/demos/samples.ts'
import { choice, type Fields, flag, text, unlinked } from '../../components/demos/state/fields.ts'
import { file, files, LARGEST_FILE_IN_A_LINK, shippedFile } from '../../components/demos/state/file-fields.ts'
import { followLink, linkOf } from '../../components/demos/state/demo-link.ts'
import { follow } from '../../components/windows/hand.ts'
import { openMirror } from '../../components/windows/mirror.ts'
import { useDemoState } from '../../components/demos/state/use-demo-state.ts'
import { utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { become } from '../support/slidev-client.ts'

const JAR = 'hello-shomei-1.0.0.jar'
const own = (name: string, content: string | Uint8Array<ArrayBuffer>) => demoFile(name, new Blob([content]))

function parts() {
  const state = {
    typed: ref(''),
    on: ref(false),
    scenario: ref<'signed' | 'impostor'>('signed'),
    artifact: shallowRef<DemoFile>(),
    keys: shallowRef<readonly DemoFile[]>([]),
  }
  const fields: Fields = {
    policy: { typed: text(state.typed), on: flag(state.on) },
    view: { scenario: choice(state.scenario, ['signed', 'impostor']) },
    artifact: { artifact: file(state.artifact) },
    claim: { keys: files(state.keys) },
  }
  return { ...state, fields }
}

async function packed(json: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(json)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return encodeBase64(new Uint8Array(await new Response(stream).arrayBuffer()))
}

beforeEach(() => {
  become('live')
  history.replaceState(null, '', location.pathname + location.search)
})
afterEach(() => history.replaceState(null, '', location.pathname + location.search))

describe('a link', () => {
  test('brings back every part, to the byte', async () => {
    const here = parts()
    here.typed.value = '期待する fingerprint'
    here.on.value = true
    here.scenario.value = 'impostor'
    here.artifact.value = await withFlippedByte(await sample(JAR), 5)
    here.keys.value = [own('mine.asc', 'a key'), await sample('openpgp/demo-key.asc')]
    const link = await linkOf(here.fields)
    expect(link).toMatch(/^[\w-]+$/)

    const there = parts()
    expect(await followLink(there.fields, link ?? '')).toBe(true)
    expect(there.typed.value).toBe('期待する fingerprint')
    expect([there.on.value, there.scenario.value]).toEqual([true, 'impostor'])
    expect(there.artifact.value?.patches).toEqual(here.artifact.value.patches)
    expect(there.keys.value.map(({ name }) => name)).toEqual(['mine.asc', 'demo-key.asc'])
    for (const [i, one] of [here.artifact.value, ...here.keys.value].entries()) {
      const other = [there.artifact.value, ...there.keys.value][i] as DemoFile
      expect(await allBytes(other)).toEqual(await allBytes(one))
    }
  })

  test('is none where a file is too large for it', async () => {
    const here = parts()
    here.artifact.value = own('large', new Uint8Array(LARGEST_FILE_IN_A_LINK))
    expect(await linkOf(here.fields)).toBeDefined()
    here.artifact.value = own('large', new Uint8Array(LARGEST_FILE_IN_A_LINK + 1))
    expect(await linkOf(here.fields)).toBeUndefined()
  })

  test('is none where a file cannot be read, which is said elsewhere', async () => {
    const here = parts()
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    here.artifact.value = demoFile('gone', Object.assign(new Blob(['a']), { arrayBuffer: gone }))
    expect(await linkOf(here.fields)).toBeUndefined()
  })

  test('is none where what is believed is no link’s to say: half a state would be judged by something else', async () => {
    const root = shallowRef<DemoFile>()
    const key = ref<string>()
    const fields: Fields = {
      trust: { root: shippedFile(root, ['SHA256SUMS']), key: unlinked(key) },
      policy: { typed: text(ref('')) },
    }
    for (const shipped of [await sample('SHA256SUMS'), undefined]) {
      root.value = shipped
      expect(await linkOf(fields)).toEqual(shipped ? expect.any(String) : undefined)
    }
    for (const other of [
      own('root', 'mine'),
      await sample(JAR),
      await withFlippedByte(await sample('SHA256SUMS')),
    ]) {
      root.value = other
      expect(await linkOf(fields)).toBeUndefined()
    }
    root.value = await sample('SHA256SUMS')
    key.value = 'a key'
    expect(await linkOf(fields)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['no Base64', '%%%'],
    ['no deflate', encodeBase64(utf8('plain'))],
    ['more than an address can be', 'A'.repeat(9000)],
  ])('that is %s changes nothing', async (_, link) => {
    const there = parts()
    expect(await followLink(there.fields, link)).toBe(false)
    expect([there.typed.value, there.artifact.value]).toEqual(['', undefined])
  })

  test.each<[string, unknown]>([
    ['a list', []],
    ['a text that is none', { typed: 7 }],
    ['a text without end', { typed: 'x'.repeat(5000) }],
    ['a choice that is none', { scenario: 'constructor' }],
    ['a flag that is none', { on: 'yes' }],
    ['a file that is none', { artifact: 'jar' }],
    ['a sample that is not there', { artifact: { sample: 'no-such-sample' } }],
    ['a sample outside the samples', { artifact: { sample: '../index.html' } }],
    ['a sample from elsewhere', { artifact: { sample: '//example.com/x' } }],
    ['a patch beyond the end', { artifact: { sample: JAR, patches: [773, 0] } }],
    ['a patch with half of it', { artifact: { sample: JAR, patches: [1] } }],
    ['a patch with no byte', { artifact: { sample: JAR, patches: [1, 256] } }],
    ['a file without bytes', { artifact: { name: 'x' } }],
    ['more files than one keeps', { keys: Array(17).fill({ sample: JAR }) }],
    ['one bad file among good ones', { keys: [{ sample: JAR }, { sample: '..' }] }],
    ['a prototype', { __proto__: { typed: 'x' } }],
  ])('with %s leaves that part as it is', async (_, json) => {
    const there = parts()
    expect(await followLink(there.fields, await packed(json))).toBe(false)
    expect(there.typed.value).toBe('')
    expect([there.artifact.value, there.keys.value.length, there.scenario.value]).toEqual([
      undefined,
      0,
      'signed',
    ])
  })

  test('that unpacks to too much is not unpacked', async () => {
    const there = parts()
    const bomb = await packed({ typed: 'ok', filler: 'x'.repeat(1_000_000) })
    expect(bomb.length).toBeLessThan(8000)
    expect(await followLink(there.fields, bomb)).toBe(false)
    expect(there.typed.value).toBe('')
  })
})

describe('the other window', () => {
  let name = ''
  let count = 0
  beforeEach(() => (name = `test-${count++}`))

  function pane(first: string) {
    const shown = { value: first }
    const mirror = openMirror<string>(
      name,
      () => shown.value,
      (newer) => (shown.value = newer),
    )
    return {
      shown,
      ask: mirror.ask,
      close: mirror.close,
      show(value: string) {
        shown.value = value
        mirror.tell(value)
      },
    }
  }

  test('shows what is shown here, and the newest of both', async () => {
    const [a, b] = [pane('preset'), pane('preset')]
    a.show('one')
    await expect.poll(() => b.shown.value).toBe('one')
    b.show('two')
    await expect.poll(() => a.shown.value).toBe('two')
    a.close()
    b.close()
  })

  test('hears of it when it opens later, and never brings back what is older', async () => {
    const a = pane('preset')
    a.show('one')
    a.show('two')
    const late = pane('preset')
    late.ask()
    await expect.poll(() => late.shown.value).toBe('two')
    const fresh = pane('preset')
    fresh.ask()
    a.ask()
    await expect.poll(() => fresh.shown.value).toBe('two')
    expect(a.shown.value).toBe('two')
    for (const one of [a, late, fresh]) one.close()
  })

  test('agrees on one when both change something at once', async () => {
    const [a, b] = [pane('preset'), pane('preset')]
    a.show('from a')
    b.show('from b')
    await expect.poll(() => a.shown.value === b.shown.value).toBe(true)
    a.close()
    b.close()
  })
})

describe('a demo', () => {
  function mounted(name: string) {
    const state = parts()
    let begun = false
    const Probe = defineComponent(() => {
      const { begin } = useDemoState(name, state.fields)
      onMounted(async () => {
        await begin(async () => {
          state.artifact.value = await sample(JAR)
        })
        begun = true
      })
      return () => h('p', state.typed.value)
    })
    return { ...state, screen: render(Probe), ready: () => expect.poll(() => begun).toBe(true) }
  }

  test('says nothing in the address until something is changed, and nothing again after a reset', async () => {
    const one = mounted('address')
    await one.ready()
    expect(location.hash).toBe('')
    one.typed.value = 'x'
    await expect.poll(() => location.hash).toMatch(/^#address-\d+=/)
    one.typed.value = ''
    await expect.poll(() => location.hash).toBe('')
  })

  test('opens as its link says', async () => {
    const one = mounted('opened')
    await one.ready()
    one.artifact.value = await withFlippedByte(await sample(JAR), 9)
    await expect.poll(() => location.hash).toMatch(/^#opened-/)
    const other = mounted('opened')
    await other.ready()
    await expect.poll(() => other.artifact.value?.patches.size).toBe(1)
  })

  test('shows what its other window shows, files and all', async () => {
    const [one, other] = [mounted('pair'), mounted('pair')]
    await Promise.all([one.ready(), other.ready()])
    await nextTick()
    one.artifact.value = own('big.bin', new Uint8Array(100_000))
    one.on.value = true
    await expect.poll(() => other.artifact.value?.name).toBe('big.bin')
    expect(other.on.value).toBe(true)
    other.typed.value = 'back'
    await expect.poll(() => one.typed.value).toBe('back')
    expect(one.artifact.value.name).toBe('big.bin')
  })

  /** The deck's other window, which shows what a person did there. */
  function otherWindow(name: string) {
    let shown: Readonly<Record<string, unknown>> = {}
    const mirror = openMirror<Readonly<Record<string, unknown>>>(
      `shomei ${import.meta.env.BASE_URL} ${name}-20`,
      () => shown,
      (newer) => (shown = newer),
    )
    onTestFinished(() => mirror.close())
    return {
      shown: () => shown,
      change(change: Readonly<Record<string, unknown>>, acted = 0) {
        shown = { ...shown, ...change }
        mirror.tell(shown, acted)
      },
    }
  }

  test('that opens with a link does not undo what was done in the other window', async () => {
    const maker = mounted('late-link')
    await maker.ready()
    maker.typed.value = 'of the link'
    await expect.poll(() => location.hash).toMatch(/^#late-link-/)
    const { unmount } = await maker.screen
    unmount()

    const other = otherWindow('late-link')
    other.change({ typed: 'first' })
    other.change({ typed: 'done there' })
    const late = mounted('late-link')
    await late.ready()
    await expect.poll(() => late.typed.value).toBe('done there')
    expect(other.shown()['typed']).toBe('done there')
  })

  test('with a link shows it to a window that has only its preset', async () => {
    const maker = mounted('brought')
    await maker.ready()
    maker.typed.value = 'of the link'
    await expect.poll(() => location.hash).toMatch(/^#brought-/)
    const { hash } = location
    const { unmount } = await maker.screen
    unmount()
    history.replaceState(null, '', location.pathname + location.search)
    const preset = mounted('brought')
    await preset.ready()
    history.replaceState(null, '', hash)
    const linked = mounted('brought')
    await linked.ready()
    await expect.poll(() => preset.typed.value).toBe('of the link')
    expect(linked.typed.value).toBe('of the link')
  })

  test('that takes a step late does not undo what was done in the other window since', async () => {
    const one = mounted('late-step')
    await one.ready()
    const other = otherWindow('late-step')
    other.change({ typed: 'done there' }, Date.now())
    await expect.poll(() => one.typed.value).toBe('done there')
    one.typed.value = 'a step that came late'
    await expect.poll(() => one.typed.value).toBe('done there')
    expect(other.shown()['typed']).toBe('done there')
  })

  test('that takes a step with the other window leaves it to that to say what came of it', async () => {
    const one = mounted('same-step')
    await one.ready()
    const other = otherWindow('same-step')
    const pressed = Date.now()
    other.change({ typed: 'before' }, pressed - 1)
    await expect.poll(() => one.typed.value).toBe('before')
    follow(pressed)
    one.typed.value = 'the step'
    await nextTick()
    expect(one.typed.value).toBe('the step')
    other.change({ typed: 'the step, and more' }, pressed)
    await expect.poll(() => one.typed.value).toBe('the step, and more')
    expect(other.shown()['typed']).toBe('the step, and more')
  })

  test('of another name, or in a preview, is left alone', async () => {
    const [one, other] = [mounted('this'), mounted('that')]
    become('still')
    const preview = mounted('this')
    become('live')
    await Promise.all([one.ready(), other.ready(), preview.ready()])
    one.typed.value = 'x'
    await expect.poll(() => location.hash).toMatch(/^#this-/)
    expect([other.typed.value, preview.typed.value]).toEqual(['', ''])
  })
})
