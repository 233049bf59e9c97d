/** A link is a stranger's text: what it may say of a demo, and how that looks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import { allBytes } from '../../components/demos/demo-file.ts'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import { sample } from '../../components/demos/samples.ts'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { openpgpWorker } from '../../components/demos/workers.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { linkedFile, packedLink } from '../support/demo-link.ts'
import { become } from '../support/slidev-client.ts'

const JAR = 'hello-shomei-1.0.0.jar'
/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 10_000

const here = () => location.pathname + location.search
beforeEach(async () => {
  become('live')
  history.replaceState(null, '', here())
  await page.viewport(980, 551)
})
afterEach(() => history.replaceState(null, '', here()))

async function mount(demo: Component, props: Record<string, unknown> = {}) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo, props)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  return {
    container,
    find,
    text: (selector: string) => find(selector)?.textContent ?? '',
    click: async (selector: string) => {
      await expect.poll(() => find(selector)).not.toBeNull()
      await userEvent.click(find(selector) as HTMLElement)
    },
    /** @returns once it has found what it finds */
    done: async () => {
      const root = () => find('[data-demo]')?.dataset
      await expect.poll(() => root()?.reportState, { timeout: PATIENCE }).toBe('done')
      return root()?.verdict
    },
    isGreen: () => find('.banner')?.classList.contains('banner--verified'),
    tone: () => [...(find('.banner')?.classList ?? [])].find((one) => one.startsWith('banner--')),
    pressed: () =>
      [...container.querySelectorAll<HTMLElement>('[data-scenario][aria-pressed=true]')].map(
        (one) => one.dataset.scenario,
      ),
  }
}

async function open(demo: Component, name: string, state: unknown, props?: Record<string, unknown>) {
  history.replaceState(null, '', `${here()}#${name}-20=${await packedLink(state)}`)
  const opened = await mount(demo, props)
  await expect.poll(() => opened.find('[data-from-link]'), { timeout: PATIENCE }).not.toBeNull()
  const verdict = await opened.done()
  return { ...opened, verdict }
}

/** What an attacker signs with a key of their own. */
async function impostor() {
  const made = await openpgpWorker().attack('impostor-key', await allBytes(await sample(JAR)), new Date())
  const { artifact, signature, keys } = made?.attacked ?? {
    artifact: utf8(''),
    signature: utf8(''),
    keys: [],
  }
  const { keys: views } = await openpgpWorker().describeKeys(keys, { now: new Date() })
  // The keyserver has the maintainer's own key too.
  return { artifact, signature, key: keys.at(-1) ?? utf8(''), fingerprint: views.at(-1)?.fingerprint ?? '' }
}

async function impostorLink() {
  const made = await impostor()
  const { artifact, signature, fingerprint } = made
  const key = linkedFile('key.asc', made.key)
  return {
    scenario: 'log4j',
    step: 'good',
    artifact: linkedFile('log4j-core-2.21.0.jar', artifact),
    signature: linkedFile('log4j-core-2.21.0.jar.asc', signature),
    fetched: [{ sample: 'openpgp/demo-key.asc' }, { sample: 'openpgp/demo-key.asc' }, key],
    own: key,
    ownFingerprint: fingerprint,
    fingerprint,
    pin: fingerprint,
  }
}

test.each([{ noLog: true }, { sourceRef: 'refs/tags/v1.0.0' }])(
  'what a link does without, or says was built, is the link’s: %j',
  async (state) => {
    const demo = await open(SigstoreDemo, 'sigstore', state)
    expect([demo.isGreen(), demo.find('[data-expectations]') !== null]).toEqual([false, true])
  },
)

describe('the OpenPGP demo', () => {
  test("shows an attacker's release as the link's, under nobody's name, with nobody's trust", async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', await impostorLink())
    expect(demo.isGreen()).toBe(false)
    expect(demo.find('.banner')?.classList.contains('banner--linked')).toBe(true)
    expect(demo.text('[data-expectations]')).toContain('fingerprint')
    expect(demo.text('[data-files]')).toContain('artifact')
    expect(demo.pressed()).toEqual([])
    expect(demo.find('[data-lamp=trust]')?.dataset.light).not.toBe('on')
    expect(demo.text('[data-gpg], .terminal')).not.toContain('[full]')
    expect(demo.find('[data-action=pin]')).toBeNull()
    const keys = demo.text('.keys[role=group]')
    expect(keys).toContain('リンクから')
    expect(keys).not.toContain('このページで作った')
    await demo.click('[data-tab=keyring]')
    const impostors = demo.find('.key--link')
    expect(impostors?.textContent).toContain('リンクから')
    expect(demo.container.querySelectorAll('.key--own')).toHaveLength(0)
    expect(demo.container.querySelectorAll('.key--keyserver')).toHaveLength(1)
  })

  test('goes back to its own start with one button, green and without an address', async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', await impostorLink())
    await demo.click('[data-action=take-back]')
    await expect.poll(() => demo.tone(), { timeout: PATIENCE }).toBe('banner--nobody-expected')
    expect(demo.find('[data-from-link]')).toBeNull()
    expect(demo.pressed()).toEqual(['sample'])
    await expect.poll(() => location.hash).toBe('')
  })

  test("is no longer the link's expectation once a person types their own", async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', { fingerprint: 'A'.repeat(40) })
    expect(demo.find('[data-whose=link]')).not.toBeNull()
    await userEvent.fill(demo.find('[data-field=fingerprint]') as HTMLElement, 'B'.repeat(40))
    await expect.poll(() => demo.find('[data-from-link]')).toBeNull()
    expect(demo.find('[data-whose=link]')).toBeNull()
  })

  test("stays the link's expectation for as long as it means the same", async () => {
    const fingerprint = 'AB12'.repeat(10)
    const demo = await open(OpenpgpDemo, 'openpgp', { fingerprint })
    const { hash } = location
    const input = demo.find('[data-field=fingerprint]') as HTMLInputElement
    await userEvent.type(input, ' ')
    expect(input.value).toBe(`${fingerprint} `)
    await expect.poll(() => location.hash).not.toBe(hash)
    expect(demo.find('[data-expectations]')).not.toBeNull()
    expect(demo.find('[data-whose=link]')).not.toBeNull()
  })

  test('knows its own pin however it is written', async () => {
    const demo = await mount(OpenpgpDemo, { attack: 'impostor-key' })
    await demo.done()
    await demo.click('[data-action=pin]')
    await expect.poll(() => demo.find('[data-whose=sample]')).not.toBeNull()
    await expect.poll(() => location.hash).not.toBe('')
    const { hash } = location
    await userEvent.type(demo.find('[data-field=fingerprint]') as HTMLElement, ' ')
    await expect.poll(() => location.hash).not.toBe(hash)
    expect(demo.find('[data-whose=sample]')).not.toBeNull()
    expect(demo.find('[data-action=pin]')).toBeNull()
  })

  test("knows the deck's own files by their bytes, whatever they are called", async () => {
    const key = await allBytes(await sample('openpgp/demo-key.asc'))
    const demo = await open(OpenpgpDemo, 'openpgp', {
      fetched: [linkedFile('x.asc', key)],
      fingerprint: 'A'.repeat(40),
    })
    expect(demo.find('[data-files]')).toBeNull()
    expect(demo.text('.keys[role=group]')).toContain('keyserver')
  })

  test("does not call a key the keyserver's that a link put into one of the keyserver's", async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', {
      artifact: { sample: JAR, as: `openpgp-attacked/impostor-key/${JAR}` },
      signature: { sample: `openpgp/${JAR}.asc`, as: `openpgp-attacked/impostor-key/${JAR}.asc` },
      fetched: [{ sample: 'openpgp/demo-key.asc', as: 'openpgp-attacked/impostor-key/key-2.asc' }],
    })
    expect(demo.text('.keys[role=group]')).toContain('リンクから')
    expect(demo.text('.keys__from')).not.toContain('keyserver')
    expect(demo.text('[data-files]')).toMatch(/artifact.*署名/)
  })

  test("calls what an attacker of the deck makes the link's where nothing is attacked", async () => {
    const made = `openpgp-attacked/impostor-key/${JAR}.asc`
    const demo = await open(OpenpgpDemo, 'openpgp', { signature: { sample: made } })
    expect(demo.text('[data-files]')).toContain('署名')
  })

  test('calls no key made on this page that a link names', async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', {
      own: { sample: 'openpgp/impostor-key.asc' },
      fingerprint: 'A'.repeat(40),
    })
    expect(demo.text('.keys[role=group]')).not.toContain('このページで作った')
  })

  test("a link's key stays the link's when a person certifies it", async () => {
    const demo = await open(OpenpgpDemo, 'openpgp', await impostorLink())
    await demo.click('[data-action=certify]')
    await expect
      .poll(() => demo.text('.keys[role=group]'), { timeout: PATIENCE })
      .toContain('このページで作った')
    expect(demo.text('.keys[role=group]')).toContain('リンクから')
  })

  test('is not talked into an attack by files that belong to none', async () => {
    const { artifact } = await impostor()
    const demo = await open(OpenpgpDemo, 'openpgp', {
      attack: 'impostor-key',
      artifact: linkedFile(JAR, artifact),
    })
    expect(demo.find('[data-story]')).toBeNull()
    expect(demo.pressed()).toEqual([])
  })

  test("shows its own attack to whoever gets the link, key server's keys and all", async () => {
    const first = await mount(OpenpgpDemo)
    await first.done()
    await userEvent.selectOptions(first.find('[data-field=attack]') as HTMLSelectElement, 'impostor-key')
    await expect.poll(() => location.hash, { timeout: PATIENCE }).not.toBe('')
    const { hash } = location
    cleanup()
    history.replaceState(null, '', `${here()}${hash}`)
    const other = await mount(OpenpgpDemo)
    await expect.poll(() => other.find('[data-story]'), { timeout: PATIENCE }).not.toBeNull()
    await other.done()
    expect(other.find('[data-from-link]')).toBeNull()
    expect(other.text('.keys[role=group]')).toContain('keyserver')
    await expect.poll(() => other.find('[data-action=pin]')).not.toBeNull()
  })
})

describe('the Sigstore demo', () => {
  test('believes no root, no key and no story of a link', async () => {
    const root = await allBytes(await sample('sigstore/trusted_root.json'))
    const demo = await open(SigstoreDemo, 'sigstore', {
      scenario: 'npm-0-0',
      digestOnly: true,
      publicGood: true,
      key: '-----BEGIN PUBLIC KEY-----',
      artifact: linkedFile('package@1.0.0', utf8('evil')),
      trustedRoot: linkedFile('trusted_root.json', root.slice(0, 3000)),
      identity: 'https://example.com/evil',
      issuer: 'https://example.com',
    })
    expect(demo.isGreen()).toBe(false)
    expect(demo.text('[data-origin]')).toBe('')
    expect(demo.pressed()).toEqual([])
    expect(demo.find('[data-field=identity]')).not.toBeNull()
    expect(demo.text('[data-card="trusted root"]')).toContain('Shomei lab')
    expect(demo.find('[data-card="trusted root"] [data-from]')).toBeNull()
    expect(demo.text('[data-expectations]')).toMatch(/identity.*issuer/)
  })

  test("shows its own attack to whoever gets the link, and nobody else's mix of them", async () => {
    const first = await mount(SigstoreDemo)
    await first.done()
    await userEvent.selectOptions(first.find('[data-field=attack]') as HTMLSelectElement, 'other-artifact')
    await expect.poll(() => location.hash, { timeout: PATIENCE }).not.toBe('')
    const { hash } = location
    cleanup()
    history.replaceState(null, '', `${here()}${hash}`)
    const other = await mount(SigstoreDemo)
    await expect.poll(() => other.find('[data-story]'), { timeout: PATIENCE }).not.toBeNull()
    await other.done()
    expect(other.find('[data-from-link]')).toBeNull()
    cleanup()
    const mixed = await open(SigstoreDemo, 'sigstore', {
      artifact: { sample: JAR, as: 'attacked/lab/other-artifact/artifact' },
    })
    expect(mixed.text('[data-files]')).toContain('artifact')
  })

  test('takes what was copied from the bundle for copied, whatever blanks are typed, and after a reload', async () => {
    const demo = await mount(SigstoreDemo)
    await demo.done()
    await userEvent.fill(demo.find('[data-field=identity]') as HTMLElement, 'x')
    await demo.click('[data-action=adopt]')
    await expect.poll(() => demo.tone(), { timeout: PATIENCE }).toBe('banner--linked')
    await userEvent.type(demo.find('[data-field=identity]') as HTMLElement, ' ')
    await userEvent.type(demo.find('[data-field=issuer]') as HTMLElement, ' ')
    await expect.poll(() => demo.find('[data-demo]')?.dataset.reportState).toBe('done')
    expect(demo.find('[data-whose=claim]')).not.toBeNull()
    await expect.poll(() => demo.tone(), { timeout: PATIENCE }).toBe('banner--linked')
    await expect.poll(() => location.hash, { timeout: PATIENCE }).not.toBe('')
    cleanup()
    const again = await mount(SigstoreDemo)
    await again.done()
    await expect.poll(() => again.find('[data-whose=claim]')).not.toBeNull()
    expect(again.isGreen()).toBe(false)
    const field = (name: string) => again.find(`[data-field=${name}]`) as HTMLElement
    await userEvent.fill(field('identity'), 'x')
    expect(again.find('[data-whose=claim]'), 'the issuer is still the claim’s').not.toBeNull()
    await userEvent.fill(field('issuer'), 'y')
    await expect.poll(() => again.find('[data-whose=claim]')).toBeNull()
  })

  test("shows the kind of statement that it expects as the link's", async () => {
    const demo = await open(SigstoreDemo, 'sigstore', {
      bundle: { sample: `sigstore/${JAR}.provenance.sigstore.json` },
      statementType: 'any',
    })
    expect(demo.text('[data-expectations]')).toContain('statement')
    expect(demo.find('[data-whose=link]')).not.toBeNull()
    expect(demo.isGreen()).toBe(false)
    const select = demo.find('[data-field=statement-type]') as HTMLSelectElement
    expect(select.value).toBe('any')
    await userEvent.selectOptions(select, '')
    await expect.poll(() => demo.find('[data-expectations]')).toBeNull()
  })

  test("calls what an attacker of the deck makes the link's where nothing is attacked", async () => {
    const demo = await open(SigstoreDemo, 'sigstore', { bundle: { sample: 'attacked/lab/fork/bundle' } })
    expect(demo.text('[data-files]')).toContain('bundle')
    expect(demo.text('[data-origin]')).toBe('')
    const changed = { sample: 'attacked/lab/fork/bundle', patches: [0, 1] }
    cleanup()
    const other = await open(SigstoreDemo, 'sigstore', { bundle: changed })
    await other.click('[data-card=bundle] [data-action=undo]')
    await expect.poll(() => other.find('[data-card=bundle] .card__changed')).toBeNull()
    expect(other.text('[data-files]')).toContain('bundle')
  })

  test.each([
    ['changed byte by byte', { sample: 'sigstore/trusted_root.json', patches: [5, 65] }],
    ['as another sample', { sample: 'sigstore/trusted_root.json', as: 'SHA256SUMS' }],
    [
      'out of an attack that is not shown',
      { sample: 'sigstore/trusted_root.json', as: 'attacked/lab/root-without-log/trustedRoot' },
    ],
    ['made for an attack', { sample: 'attacked/lab/expired-log-key/trustedRoot' }],
    ['another file of the deck', { sample: 'release/NOTICE.txt' }],
    ['absent', null],
  ])('takes no root that is %s', async (_, trustedRoot) => {
    const demo = await open(SigstoreDemo, 'sigstore', { trustedRoot, identity: 'somebody' })
    const card = demo.find('[data-card="trusted root"]')
    expect(card?.textContent).toContain('Shomei lab')
    expect(card?.querySelector('.card__changed')).toBeNull()
  })
})

describe('files of a person after a link', () => {
  const ID =
    'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
  const ISSUER = 'https://token.actions.shomei-lab.invalid'
  const foreign = { artifact: linkedFile('x', utf8('x')) }

  /**
   * Everybody can sign as anybody in the lab: its seeds lie in the deck's own source. Laid out in another way, it is the
   * same bundle, and not the deck's own any more.
   */
  async function dropRelease(demo: Awaited<ReturnType<typeof open>>) {
    const dataTransfer = new DataTransfer()
    const [jar, bundle] = await Promise.all(
      [JAR, `sigstore/${JAR}.sigstore.json`].map(async (path) => allBytes(await sample(path))),
    )
    const laidOut = JSON.stringify(JSON.parse(new TextDecoder().decode(bundle)), null, 7)
    dataTransfer.items.add(new File([jar?.slice() ?? ''], JAR))
    dataTransfer.items.add(new File([laidOut], `sigstore-${JAR}.sigstore.json`))
    demo
      .find('[data-demo]')
      ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    await expect
      .poll(() => demo.text('[data-card=bundle]'), { timeout: PATIENCE })
      .toContain('sigstore-hello-shomei')
    return demo.done()
  }

  test("are not verified against the lab's root, which the link left there", async () => {
    const demo = await open(SigstoreDemo, 'sigstore', { ...foreign, identity: 'x', issuer: 'y' })
    await dropRelease(demo)
    await userEvent.fill(demo.find('[data-field=identity]') as HTMLElement, ID)
    await userEvent.fill(demo.find('[data-field=issuer]') as HTMLElement, ISSUER)
    await expect.poll(() => demo.text('[data-card="trusted root"]')).not.toContain('Shomei lab')
    expect(await demo.done()).not.toBe('verified')
    // The registry's samples are not in this page: then nobody is believed, and that is said.
    expect(demo.text('.banner')).toContain('trusted root')
    expect(demo.isGreen()).toBe(false)
  })

  test("do not meet the lab's expectation, which the link left there", async () => {
    const demo = await open(SigstoreDemo, 'sigstore', foreign)
    await dropRelease(demo)
    expect(demo.find('[data-whose=sample]')).toBeNull()
    expect(demo.isGreen()).toBe(false)
  })
})

describe('the checksum demo', () => {
  const evil = utf8('evil')
  const digest = async () => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', evil.slice())))

  test("shows a digest that a link brought over its own channel as the link's", async () => {
    const demo = await open(ChecksumDemo, 'checksum', {
      scenario: 'log4j',
      artifact: linkedFile('log4j-core-2.21.0.jar', evil),
      pasted: await digest(),
      channel: 'apart',
    })
    expect([demo.verdict, demo.isGreen()]).toEqual(['verified', false])
    expect(demo.pressed()).toEqual([])
    expect(demo.text('.banner')).not.toContain('差し替えられてはいません')
    expect(demo.text('[data-expectations]')).toContain('digest')
  })

  test('shows a sample that a link patched into something else as its file', async () => {
    const demo = await open(ChecksumDemo, 'checksum', { artifact: { sample: JAR, patches: [0, 1] } })
    expect(demo.text('[data-files]')).toContain('artifact')
    expect(demo.find('[data-card=artifact] [data-from=link]')).not.toBeNull()
    await demo.click('[data-card=artifact] [data-action=undo]')
    await expect.poll(() => demo.find('[data-from-link]')).toBeNull()
    await expect.poll(() => demo.tone(), { timeout: PATIENCE }).toBe('banner--nobody-expected')
  })

  test('says of its own replaced pair, from a link, what it says of it at home', async () => {
    const first = await mount(ChecksumDemo)
    await first.done()
    await first.click('[data-scenario=replaced]')
    await expect.poll(() => location.hash, { timeout: PATIENCE }).not.toBe('')
    const { hash } = location
    cleanup()
    history.replaceState(null, '', `${here()}${hash}`)
    const other = await mount(ChecksumDemo)
    await expect.poll(() => other.pressed(), { timeout: PATIENCE }).toEqual(['replaced'])
    await other.done()
    expect(other.find('[data-from-link]')).toBeNull()
  })
})

describe('whose it is', () => {
  const typed = 'https://example.com/mine'

  test('is known to the other window', async () => {
    const there = await mount(SigstoreDemo)
    await there.done()
    await open(SigstoreDemo, 'sigstore', { identity: typed, artifact: linkedFile(JAR, utf8('evil')) })
    await expect.poll(() => there.text('[data-expectations]'), { timeout: PATIENCE }).toContain('identity')
    expect(there.text('[data-files]')).toContain('artifact')
  })

  test('is the same after a reload: a person stays a person, and a stranger a stranger', async () => {
    const first = await mount(SigstoreDemo)
    await first.done()
    await userEvent.fill(first.find('[data-field=identity]') as HTMLElement, typed)
    await expect.poll(() => location.hash, { timeout: PATIENCE }).not.toBe('')
    const { hash } = location
    cleanup()
    const again = await mount(SigstoreDemo)
    const identity = () => (again.find('[data-field=identity]') as HTMLTextAreaElement | null)?.value
    await expect.poll(identity, { timeout: PATIENCE }).toBe(typed)
    expect(again.find('[data-from-link]')).toBeNull()
    cleanup()
    history.replaceState(null, '', `${here()}${hash}`)
    const stranger = await mount(SigstoreDemo)
    await expect.poll(() => stranger.find('[data-from-link]'), { timeout: PATIENCE }).not.toBeNull()
    await userEvent.fill(stranger.find('[data-field=issuer]') as HTMLElement, 'https://example.com')
    await expect.poll(() => location.hash).not.toBe(hash)
    cleanup()
    const later = await mount(SigstoreDemo)
    await expect.poll(() => later.text('[data-expectations]'), { timeout: PATIENCE }).toContain('identity')
    expect(later.text('[data-expectations]')).not.toContain('issuer')
  })
})
