import { sha256 } from '@noble/hashes/sha2.js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { defineComponent, h, type Component } from 'vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import KeylessDemo from '../../components/demos/KeylessDemo.vue'
import MatrixDemo from '../../components/demos/MatrixDemo.vue'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import OwnKeyDemo from '../../components/demos/OwnKeyDemo.vue'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import TransplantDemo from '../../components/demos/TransplantDemo.vue'
import { type Activity, useActivity } from '../../components/report/activity.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Verdict } from '../../playground/report.ts'
import { createWorld, person, signKeyless, statement, trustedRootOf } from '../../playground/world/index.ts'
import type { RenderContext } from '../../types/slidev-client.d.ts'
import { endless, stopped } from '../support/endless.ts'
import { become, printMode, renderContext, slideActive } from '../support/slidev-client.ts'

beforeEach(async () => {
  forget()
  await page.viewport(980, 552)
})
afterEach(() => {
  vi.restoreAllMocks()
  become('live')
  forget()
})

/** What was shown stands in the address, for whoever opens it again. */
/** SHA-256 of "mine". */
const MINE = toHex(sha256(utf8('mine')))

const forget = () => history.replaceState(null, '', location.pathname + location.search)

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 10_000

const DEMOS = [
  ['checksum', ChecksumDemo, 'checksum'],
  ['openpgp', OpenpgpDemo, '署名'],
  ['sigstore', SigstoreDemo, 'bundle'],
] as const

/** A demo on a slide: what it shows, and the ways to change it. */
async function mount(demo: Component) {
  const { container } = await render(() => h('div', { style: 'height: 520px' }, h(demo)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const click = async (selector: string) => {
    await expect.poll(() => find(selector)).not.toBeNull()
    await userEvent.click(find(selector) as HTMLElement)
  }
  return {
    find,
    click,
    card: (title: string, action: string) => click(`[data-card="${title}"] [data-action=${action}]`),
    verdict: (expected: Verdict) =>
      expect.poll(() => standing(find('[data-demo]')), { timeout: PATIENCE }).toBe(`done ${expected}`),
    status: (id: string) => find(`[data-check="${id}"]`)?.dataset.status,
    drop(...files: File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
    },
  }
}

const standing = (root: Element | null) =>
  `${root?.getAttribute('data-report-state')} ${root?.getAttribute('data-verdict') ?? '-'}`

describe.each(DEMOS)('the %s demo', (_name, Demo, claim) => {
  test('verifies its sample, a changed artifact, a changed claim, and the sample again', async () => {
    const demo = await mount(Demo)
    await demo.verdict('verified')
    for (const card of ['artifact', claim]) {
      await demo.card(card, 'flip')
      // A digit that is none, and an armor whose checksum is wrong, leave nothing to compare.
      const unread = card !== 'artifact' && card !== 'bundle'
      await demo.verdict(unread ? 'undecided' : 'rejected')
      await demo.card(card, 'undo')
      await demo.verdict('verified')
    }
    await demo.card('artifact', 'flip')
    await demo.verdict('rejected')
    await demo.click('[data-action=reset]')
    await demo.verdict('verified')
  })

  test('shows the finished state in a preview, and does nothing off screen until it is on', async () => {
    become('still')
    await (await mount(Demo)).verdict('verified')
    become('idle')
    const waiting = await mount(Demo)
    await expect.poll(() => waiting.find('[data-card=artifact] code')?.textContent).toContain('hello-shomei')
    expect(standing(waiting.find('[data-demo]'))).toBe('pending -')
    become('live')
    await waiting.verdict('verified')
  })

  test('works in several places at once', async () => {
    const { container } = await render(() => [h(Demo), h(Demo), h(Demo)])
    await expect
      .poll(() => [...container.querySelectorAll('[data-demo]')].map(standing), { timeout: PATIENCE })
      .toEqual(Array(3).fill('done verified'))
  })

  test('verifies what is typed in the editor, and Esc closes it', async () => {
    const demo = await mount(Demo)
    await demo.verdict('verified')
    await demo.card('artifact', 'edit')
    await expect.element(page.getByRole('grid')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}00')
    await demo.verdict('rejected')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('grid')).not.toBeInTheDocument()
    // The keyboard is where the editor was opened from; another Esc gives it back to the slides.
    expect((document.activeElement as HTMLElement).dataset.action).toBe('edit')
    await demo.card('artifact', 'undo')
    await demo.verdict('verified')
  })
})

describe('the checksum demo', () => {
  const paste = (text: string) => userEvent.fill(page.getByRole('textbox'), text)

  test('compares whatever digest is pasted', async () => {
    const demo = await mount(ChecksumDemo)
    await demo.verdict('verified')
    const digest = (name: string) => demo.find(`[data-digest=${name}]`)?.textContent ?? ''
    const [md5, sha512] = [digest('md5'), digest('sha512')]
    await paste(sha512.toUpperCase())
    await demo.verdict('verified')
    await paste(sha512.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
    await demo.verdict('rejected')
    expect(demo.find('mark')?.textContent?.length).toBe(1)
    await paste(md5)
    await demo.verdict('verified')
    await paste('これは digest ではない')
    await demo.verdict('undecided')
  })

  test('is fooled by whoever replaces both, and says so', async () => {
    const demo = await mount(ChecksumDemo)
    await demo.verdict('verified')
    // Of the samples, it is a scenario; of a person's own files, a button.
    expect(demo.find('[data-action=both]')).toBeNull()
    demo.drop(new File(['mine'], 'mine.bin'), new File([`${MINE}  mine.bin\n`], 'SHA256SUMS'))
    await expect.poll(() => demo.find('[data-action=both]'), { timeout: 20_000 }).not.toBeNull()
    await demo.click('[data-action=both]')
    await expect.element(page.getByRole('status')).toMatchTextContent('何も証明していません')
    await demo.verdict('verified')
  })

  test('takes dropped files, and keeps no digest of another file', async () => {
    const demo = await mount(ChecksumDemo)
    await demo.verdict('verified')
    demo.drop(new File(['abc'], 'abc.txt'))
    await demo.verdict('undecided')
    demo.drop(
      new File(['abc'], 'abc'),
      new File(['a9993e364706816aba3e25717850c26c9cd0d89d  abc\n'], 'sums.txt'),
    )
    await demo.verdict('verified')
    demo.drop(
      new File(['abd'], 'abc'),
      new File(['SHA1 (abc) = a9993e364706816aba3e25717850c26c9cd0d89d'], 'a.sha1'),
    )
    await demo.verdict('rejected')
  })

  test('shows the same in several places: what one changes, the others follow', async () => {
    const { container } = await render(() => [h(ChecksumDemo), h(ChecksumDemo)])
    const roots = () => [...container.querySelectorAll('[data-demo]')]
    const both = (state: string) =>
      expect.poll(() => roots().map(standing), { timeout: PATIENCE }).toEqual([state, state])
    await both('done verified')
    await userEvent.click(roots()[1]?.querySelector<HTMLElement>('[data-action=flip]') as HTMLElement)
    await both('done rejected')
  })

  test('stops when told, and goes on when asked', async () => {
    const demo = await mount(ChecksumDemo)
    await demo.verdict('verified')
    demo.drop(endless('large.bin'))
    await expect
      .poll(() => [demo.find('[data-card=artifact]')?.textContent, standing(demo.find('[data-demo]'))])
      .toEqual([expect.stringContaining('large.bin'), 'pending -'])
    await stopped()
    await expect.element(page.getByRole('status')).toMatchTextContent('中止しました')
    expect(standing(demo.find('[data-demo]'))).toBe('done -')
    await demo.click('[data-action=reset]')
    await demo.verdict('verified')
  })
})

describe('the OpenPGP demo', () => {
  const lights = (demo: { find: (selector: string) => HTMLElement | null }) =>
    ['integrity', 'key', 'trust'].map((lamp) => demo.find(`[data-lamp=${lamp}]`)?.dataset.light)

  test('lights only what is known', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.verdict('verified')
    expect(lights(demo)).toEqual(['right', 'unknown', 'unknown'])
    await demo.click('[data-action=pin]')
    await expect.poll(() => lights(demo)).toEqual(['on', 'on', 'unknown'])
    expect(demo.find('[data-gpg]')?.textContent).toContain('Good signature from "Shomei Demo Key')
  })

  test('without the key is undecided, never rejected', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.verdict('verified')
    await demo.click('[data-step=no-key]')
    await demo.verdict('undecided')
    expect(demo.find('[data-gpg]')?.textContent).toContain('No public key')
  })

  test('answers the newest step, however long the keys of an older one take to read', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.verdict('verified')
    const { size } = await (await fetch('/samples/openpgp/demo-key.asc')).blob()
    const [{ arrayBuffer }, { postMessage }] = [Blob.prototype, Worker.prototype]
    let release: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (release = resolve))
    let late = 0
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(async function (this: Blob) {
      const bytes = await arrayBuffer.call(this)
      if (this.size !== size) return bytes
      late++
      await asked
      return bytes
    })
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
      this: Worker,
      message: unknown,
      options?: Transferable[] | StructuredSerializeOptions,
    ) {
      Reflect.apply(postMessage, this, [message, options])
      if (late > 0 && JSON.stringify(message).includes('"verify"')) release()
    })
    await demo.click('[data-step=good]')
    await expect.poll(() => late).toBeGreaterThan(0)
    await demo.click('[data-step=no-key]')
    await demo.verdict('undecided')
    expect(demo.find('[data-gpg]')?.textContent).toContain('No public key')
  })

  test('rejects an impostor with the same user id only where a fingerprint is expected', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.verdict('verified')
    await userEvent.selectOptions(demo.find('[data-field=attack]') as HTMLSelectElement, 'impostor-key')
    await expect.poll(() => demo.find('[data-story]'), { timeout: PATIENCE }).not.toBeNull()
    await demo.verdict('verified')
    await demo.click('[data-action=pin]')
    await demo.verdict('rejected')
    expect(lights(demo)).toEqual(['right', 'off', 'unknown'])
    expect(demo.status('key-identity')).toBe('failed')
  })

  test('describes what is in the keyring, and whence', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.verdict('verified')
    await demo.click('[data-tab=keyring]')
    const key = demo.find('[data-key]')
    expect(key?.dataset.state).toBe('valid')
    expect(key?.textContent).toContain('rsa2048')
    expect(key?.textContent).toContain('keyserver から')
  })
})

describe('the demo of a key of one’s own', () => {
  test('makes a key, signs, and takes it back', async () => {
    const demo = await mount(OwnKeyDemo)
    await demo.click('[data-action=make]')
    await expect.poll(() => demo.find('[data-action=sign]')?.hasAttribute('disabled')).toBe(false)
    await demo.click('[data-action=sign]')
    await demo.verdict('verified')
    expect(demo.find('[data-gpg]')?.textContent).toContain('[ultimate]')
    await demo.click('[data-action=revoke]')
    await demo.verdict('rejected')
    expect(demo.find('[data-key]')?.dataset.state).toBe('revoked')
    const saved = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map((one) => one.download)
    expect(saved).toEqual(['my-key.asc', 'hello-shomei-1.0.0.jar.asc', 'my-revocation.asc'])
  })

  test('says what a key cannot be made of', async () => {
    const demo = await mount(OwnKeyDemo)
    await userEvent.fill(demo.find('[data-field=user-id]') as HTMLInputElement, '  ')
    await demo.click('[data-action=make]')
    await expect.element(page.getByRole('status')).toMatchTextContent('user ID が空です')
  })

  test('is finished on paper', async () => {
    become('still')
    const demo = await mount(OwnKeyDemo)
    await demo.verdict('verified')
  })
})

test('one SHA-1 signature is good on two files, the SHA-256 control on one', async () => {
  const demo = await mount(TransplantDemo)
  await expect.poll(() => demo.find('[data-cell]'), { timeout: PATIENCE }).not.toBeNull()
  const verdicts = [...document.querySelectorAll<HTMLElement>('[data-cell]')].map(
    (cell) => cell.dataset.verdict,
  )
  expect(verdicts).toEqual(['verified', 'verified', 'verified', 'rejected'])
  expect(demo.find('[data-demo]')?.dataset.standing, 'for whoever reads it elsewhere').toBe(
    'nobody-expected nobody-expected nobody-expected rejected',
  )
  const tones = [...document.querySelectorAll('[data-cell]')].map(({ className }) => className)
  expect(tones, 'none is green: two could be twins, and of the third nobody was expected').toEqual([
    'cell--doubted',
    'cell--doubted',
    'cell--nobody-expected',
    'cell--rejected',
  ])
  const shown = (digest: string) =>
    [...document.querySelectorAll(`tr[data-digest=${digest}] code`)].map((code) => code.textContent)
  expect(new Set(shown('sha1')).size).toBe(1)
  expect(new Set(shown('sha256')).size).toBe(2)
})

describe('the table of the three generations', () => {
  test('is computed, tells what was run for a mark, and lets one look into the attack', async () => {
    const demo = await mount(MatrixDemo)
    await expect
      .poll(() => document.querySelectorAll('[data-rating]').length, { timeout: 3 * PATIENCE })
      .toBe(12)
    const table = [...document.querySelectorAll<HTMLElement>('[data-rating]')].map(
      (cell) => cell.dataset.rating,
    )
    expect(table).toEqual([
      ...['depends', 'fails', 'holds', 'holds'],
      ...['holds', 'depends', 'fails', 'depends'],
      ...['holds', 'holds', 'holds', 'fails'],
    ])
    await demo.click('[data-cell="key authenticity"]')
    await demo.click('[data-trial=impostor-key] [data-action=replay]')
    await expect
      .poll(() => demo.find('[data-demo=openpgp] [data-story]'), { timeout: PATIENCE })
      .not.toBeNull()
    await demo.click('[data-action=back]')
    await expect.poll(() => demo.find('[data-demo=matrix]')).not.toBeNull()
  })
})

describe('keyless signing', () => {
  test('goes a step with each key, shows what was sent, and ends with a bundle that verifies', async () => {
    const demo = await mount(KeylessDemo)
    await expect.poll(() => demo.find('[data-action=next]'), { timeout: PATIENCE }).not.toBeNull()
    expect(demo.find('[data-step-number]')?.textContent).toBe('0 / 12')
    demo.find('.player__diagram')?.focus()
    for (let i = 0; i < 7; i++) await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => demo.find('[data-shown]')?.dataset.shown).toBe('certificate-request')
    expect(demo.find('[data-part=id-token]')?.textContent).toContain('alice@example.com')
    await userEvent.keyboard('{End}')
    await demo.verdict('verified')
    await userEvent.keyboard('{Home}')
    await expect.poll(() => demo.find('[data-person]')).not.toBeNull()
  })

  test('is finished on paper', async () => {
    become('still')
    await (await mount(KeylessDemo)).verdict('verified')
  })
})

const OTHER_TYPE = 'https://example.com/other/v1'

/** What somebody signed of their own, in a world of its own, that is no provenance. */
function otherStatement() {
  const now = new Date('2026-10-01T09:00:00Z')
  const world = createWorld({ seed: 'other statement', now, earlierEntries: 2 })
  const signer = person('alice@example.com')
  const content = statement(
    [{ name: 'a.txt', digest: { sha256: toHex(sha256(utf8('abc'))) } }],
    OTHER_TYPE,
    {},
  )
  const { bundle } = signKeyless(world, { content, at: now, identity: signer })
  return {
    artifact: new File(['abc'], 'a.txt'),
    bundle: new File([JSON.stringify(bundle)], 'a.txt.sigstore.json'),
    root: new File([JSON.stringify(trustedRootOf(world))], 'trusted_root.json'),
    identity: signer.email,
    issuer: signer.issuer,
  }
}

describe('the Sigstore demo', () => {
  const identity = (demo: { find: (selector: string) => HTMLElement | null }) =>
    demo.find('[data-field=identity]') as HTMLTextAreaElement

  test('rejects an identity that only looks alike, at the very character; none is undecided', async () => {
    const demo = await mount(SigstoreDemo)
    await demo.verdict('verified')
    const expected = identity(demo).value
    await userEvent.fill(identity(demo), expected.replace('hello-shomei', 'he11o-shomei'))
    await demo.verdict('rejected')
    expect(demo.status('identity')).toBe('failed')
    expect([...document.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['11', 'll'])
    await userEvent.fill(identity(demo), '')
    await demo.verdict('undecided')
    await userEvent.fill(identity(demo), ` ${expected}\n`)
    await demo.verdict('verified')
  })

  test('lets a person say which kind of statement they expect, where there is one', async () => {
    const demo = await mount(SigstoreDemo)
    await demo.verdict('verified')
    expect(demo.find('[data-field=statement-type]')).toBeNull()
    const { artifact, bundle, root, identity: email, issuer } = otherStatement()
    demo.drop(artifact, bundle)
    const shown = () => demo.find('[data-card=bundle]')?.textContent
    await expect.poll(shown, { timeout: PATIENCE }).toContain(bundle.name)
    demo.drop(root)
    // By itself: its name is a part of another button's.
    await expect.poll(() => demo.find('[data-action=believe]'), { timeout: PATIENCE }).not.toBeNull()
    demo.find('[data-action=believe]')?.click()
    await userEvent.fill(identity(demo), email)
    await userEvent.fill(demo.find('[data-field=issuer]') as HTMLElement, issuer)
    await demo.verdict('undecided')
    const why = () => demo.find('.banner')?.textContent ?? ''
    expect(why()).toContain(OTHER_TYPE)
    const choose = async (value: string) =>
      userEvent.selectOptions(demo.find('[data-field=statement-type]') as HTMLSelectElement, value)
    await choose('any')
    await demo.verdict('verified')
    await choose(OTHER_TYPE)
    await demo.verdict('verified')
    await choose('')
    await demo.verdict('undecided')
  })

  test('opens as a link says, attack and all', async () => {
    const demo = await mount(SigstoreDemo)
    await demo.verdict('verified')
    expect(location.hash).toBe('')
    await userEvent.selectOptions(demo.find('[data-field=attack]') as HTMLSelectElement, 'flipped-proof-node')
    await demo.verdict('rejected')
    await demo.card('artifact', 'flip')
    await expect.poll(() => demo.status('artifact')).toBe('failed')
    await expect.poll(() => location.hash).toMatch(/^#sigstore-/)
    const failed = () =>
      [...document.querySelectorAll<HTMLElement>('[data-status=failed]')].map((one) => one.dataset.check)
    const before = failed()
    cleanup()
    const other = await mount(SigstoreDemo)
    await other.verdict('rejected')
    await expect.poll(failed, { timeout: PATIENCE }).toEqual(before)
    expect(other.find('[data-story]'), 'a byte more was changed than the attack changes').toBeNull()
    await other.card('artifact', 'undo')
    await expect.poll(() => other.find('[data-story]'), { timeout: PATIENCE }).not.toBeNull()
  })

  test('says that it is simulated, and why there is nothing from a registry', async () => {
    const demo = await mount(SigstoreDemo)
    await demo.verdict('verified')
    await expect.element(page.getByText(/模擬の Sigstore.*まだ取得していません/)).toBeInTheDocument()
  })
})

describe('a slide', () => {
  test.each<[string, RenderContext, boolean, boolean, Activity]>([
    ['on screen', 'slide', true, false, 'live'],
    ['off screen', 'slide', false, false, 'idle'],
    ['on the screen of the presenter', 'presenter', true, false, 'live'],
    ['the presenter has left', 'presenter', false, false, 'idle'],
    ['coming next', 'previewNext', false, false, 'still'],
    ['in the overview', 'overview', true, false, 'still'],
    ['of no deck', 'none', false, false, 'live'],
    ['on paper', 'slide', true, true, 'still'],
    ['on paper, but not the first', 'slide', false, true, 'still'],
  ])('%s', async (_where, context, active, print, expected) => {
    renderContext.value = context
    slideActive.value = active
    printMode.value = print
    const Probe = defineComponent(() => {
      const activity = useActivity()
      return () => activity.value
    })
    const { container } = await render(Probe)
    expect(container.textContent).toBe(expected)
  })
})
