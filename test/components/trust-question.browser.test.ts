/** What would be believed, and came together with the claim, is asked about by itself. */
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { h } from 'vue'
import '../../styles/tokens.css'
import { allBytes } from '../../components/demos/demo-file.ts'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import { sample } from '../../components/demos/samples.ts'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { fromUtf8 } from '../../playground/bytes.ts'
import { beginAfresh } from '../support/afresh.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 10_000
const JAR = 'hello-shomei-1.0.0.jar'
const BUNDLE = `sigstore/${JAR}.sigstore.json`
const ROOT = 'sigstore/trusted_root.json'
const CARD = '[data-card="trusted root"]'
const PEM = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n'

beginAfresh()

async function mount(demo = SigstoreDemo as typeof SigstoreDemo | typeof OpenpgpDemo) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const verdict = () => find('[data-demo]')?.dataset.verdict
  await expect.poll(verdict, { timeout: PATIENCE }).toBe('verified')
  return {
    find,
    verdict,
    text: (selector: string) => find(selector)?.textContent ?? '',
    click: (selector: string) => userEvent.click(find(selector) as HTMLElement),
    drop(...files: File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
    },
  }
}

const fileOf = async (path: string, name: string) =>
  new File([(await allBytes(await sample(path))).slice()], name)
/** The same root in other bytes: whose it is, nobody can tell. */
async function strangersRoot(name = 'trusted_root.json') {
  return new File([`${fromUtf8(await allBytes(await sample(ROOT)))} `], name)
}

describe('a trusted root that is dropped', () => {
  test.each(['with the artifact and its bundle', 'alone'])(
    '%s is not used before it was believed',
    async (how) => {
      const demo = await mount()
      expect(demo.text(CARD)).toContain('Shomei lab')
      const beside = how === 'alone' ? [] : [await fileOf(JAR, JAR), await fileOf(BUNDLE, 'x.sigstore.json')]
      demo.drop(await strangersRoot('evil_root.json'), ...beside)
      await expect.poll(() => demo.find('[data-question]'), { timeout: PATIENCE }).not.toBeNull()
      expect(demo.text('[data-question]')).toContain('evil_root.json')
      expect(demo.text('[data-question]')).toContain('この root を信じると')
      expect(demo.text(CARD)).not.toContain('evil_root.json')
      await demo.click('[data-action=refuse]')
      expect(demo.find('[data-question]')).toBeNull()
      expect(demo.text(CARD)).not.toContain('evil_root.json')

      demo.drop(await strangersRoot('evil_root.json'))
      await expect.poll(() => demo.find('[data-question]'), { timeout: PATIENCE }).not.toBeNull()
      await demo.click('[data-action=believe]')
      await expect.poll(() => demo.text(CARD)).toContain('evil_root.json')
      await expect.poll(() => demo.text(`${CARD} [data-whose]`)).toContain('持ち込み')
    },
  )

  test('is called by its bytes, not by its name', async () => {
    const demo = await mount()
    demo.drop(await fileOf(ROOT, 'public-good.json'))
    await expect.poll(() => demo.text('[data-question]'), { timeout: PATIENCE }).toContain('Shomei lab')
    await demo.click('[data-action=believe]')
    await expect.poll(() => demo.text(`${CARD} [data-whose]`)).toContain('Shomei lab')
  })

  test('is forgotten when another scenario is chosen', async () => {
    const demo = await mount()
    demo.drop(await strangersRoot())
    await expect.poll(() => demo.find('[data-question]'), { timeout: PATIENCE }).not.toBeNull()
    await demo.click('[data-scenario=provenance]')
    await expect.poll(() => demo.find('[data-question]')).toBeNull()
  })
})

test('a root that is picked is used at once, and called what it is', async () => {
  const demo = await mount()
  const input = demo.find(`${CARD} input[type=file]`) as HTMLInputElement
  const list = new DataTransfer()
  list.items.add(await strangersRoot('mine.json'))
  input.files = list.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.poll(() => demo.text(CARD)).toContain('mine.json')
  await expect.poll(() => demo.text(`${CARD} [data-whose]`)).toContain('持ち込み')
})

test('a public key that is dropped becomes the one to verify with only when it was believed', async () => {
  const demo = await mount()
  demo.drop(new File([PEM], 'cosign.pub'))
  await expect.poll(() => demo.text('[data-question]'), { timeout: PATIENCE }).toContain('cosign.pub')
  expect(demo.find('[data-field=identity]')).not.toBeNull()
  await demo.click('[data-action=refuse]')
  expect(demo.find('[data-field=identity]')).not.toBeNull()
  demo.drop(new File([PEM], 'cosign.pub'))
  await expect.poll(() => demo.find('[data-question]'), { timeout: PATIENCE }).not.toBeNull()
  await demo.click('[data-action=believe]')
  await expect.poll(() => demo.find('[data-field=identity]')).toBeNull()
})

describe("the sample's expectation", () => {
  test('is called that, until somebody types their own', async () => {
    const demo = await mount()
    expect(demo.find('[data-whose=sample]')).not.toBeNull()
    await userEvent.fill(demo.find('[data-field=identity]') as HTMLElement, 'me')
    await expect.poll(() => demo.find('[data-whose=sample]')).toBeNull()
  })

  test('does not stay beside a release of somebody else', async () => {
    const demo = await mount(OpenpgpDemo)
    await demo.click('[data-action=pin]')
    await expect.poll(() => demo.find('[data-whose=sample]')).not.toBeNull()
    const field = () => (demo.find('[data-field=fingerprint]') as HTMLInputElement).value
    expect(field()).not.toBe('')
    demo.drop(new File(['mine'], 'mine.tar'))
    await expect.poll(field).toBe('')
    expect(demo.find('[data-action=pin]')).toBeNull()
  })
})
