/** What is made here of what a link brought stays the link's, whatever a person does with it afterwards. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
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
const PATIENCE = 20_000

const here = () => location.pathname + location.search
beforeEach(async () => {
  become('live')
  history.replaceState(null, '', here())
  await page.viewport(980, 551)
})
afterEach(() => history.replaceState(null, '', here()))

async function open(component: Component, name: string, state: unknown, clicks?: number) {
  history.replaceState(null, '', `${here()}#${name}-20=${await packedLink(state)}`)
  const { container } = await render(() =>
    h('div', { style: 'height: 551px' }, h(component, clicks === undefined ? {} : { clicks })),
  )
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const demo = {
    find,
    click: (selector: string) => userEvent.click(find(selector) as HTMLElement),
    clear: (selector: string) => userEvent.clear(find(selector) as HTMLElement),
    /** @returns once it has found what it finds */
    async done(drawn: string) {
      await expect.poll(() => container.textContent, { timeout: PATIENCE }).toContain(drawn)
      await expect.poll(() => find('[data-demo]')?.dataset.reportState, { timeout: PATIENCE }).toBe('done')
    },
    async drop(...files: readonly File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
      await demo.done(files[0]?.name ?? '')
    },
    verdict: () => find('[data-demo]')?.dataset.verdict,
    /** What a person sees: whether it is green, and whether it says of something that a link brought it. */
    seen: () => ({
      green: find('.banner--verified') !== null,
      told: find('[data-from-link]') !== null,
    }),
  }
  await expect.poll(() => find('[data-from-link]'), { timeout: PATIENCE }).not.toBeNull()
  return demo
}
type Demo = Awaited<ReturnType<typeof open>>

const EVIL = utf8('evil\n')
const evil = () => new File([EVIL.slice()], 'evil.sh')
const digest = async () => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', EVIL.slice())))
const asked = { scenario: 'own', view: 'one', artifact: null, replaced: false }
const TYPED = '.paste textarea'

async function impostor() {
  const made = await openpgpWorker().attack('impostor-key', await allBytes(await sample(JAR)), new Date())
  const { artifact, signature, keys } = made?.attacked ?? { artifact: EVIL, signature: EVIL, keys: [] }
  return { artifact, signature, key: keys.at(-1) ?? EVIL }
}

/** Each: a link that brings what speaks for an attacker's file, and a person who hands that file over. */
const WAYS: Readonly<Record<string, () => Promise<Demo>>> = {
  'checksum: a digest in the field, a drop, and the field emptied': async () => {
    const demo = await open(ChecksumDemo, 'checksum', { ...asked, channel: 'apart', pasted: await digest() })
    await demo.drop(evil())
    await demo.clear(TYPED)
    return demo
  },
  'checksum: the same on a slide whose story has the digest come apart': async () => {
    const demo = await open(ChecksumDemo, 'checksum', { ...asked, pasted: await digest() }, 3)
    await demo.drop(evil())
    await demo.clear(TYPED)
    return demo
  },
  'checksum: a list in the field, and a drop of several': async () => {
    const pasted = `${await digest()}  evil.sh\n${await digest()}  more.sh\n`
    const demo = await open(ChecksumDemo, 'checksum', { ...asked, channel: 'apart', pasted })
    await demo.drop(evil(), new File([EVIL.slice()], 'more.sh'))
    return demo
  },
  'checksum: the digest of a file that was exchanged for one of the link’s': async () => {
    const artifact = linkedFile('first.sh', EVIL)
    const demo = await open(ChecksumDemo, 'checksum', { ...asked, artifact, beside: null, apart: null })
    await demo.click('[data-action=both]')
    await demo.done('first.sh')
    const flipped = EVIL.slice()
    flipped[2] = (flipped[2] ?? 0) ^ 1
    const file = new File([flipped], 'evil.sh')
    const input = demo.find('[data-card=artifact] input[type=file]') as HTMLInputElement
    const list = new DataTransfer()
    list.items.add(file)
    input.files = list.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    return demo
  },
  'checksum: a file of digests, and a drop': async () => {
    const beside = linkedFile('SHA256SUMS', utf8(`${await digest()}  evil.sh\n`))
    const demo = await open(ChecksumDemo, 'checksum', { ...asked, beside, apart: beside })
    await demo.drop(evil())
    return demo
  },
  'openpgp: a signature and a key, and a drop': async () => {
    const made = await impostor()
    const demo = await open(OpenpgpDemo, 'openpgp', {
      scenario: 'own',
      artifact: null,
      signature: linkedFile('evil.asc', made.signature),
      chosen: [linkedFile('key.asc', made.key)],
    })
    await demo.drop(new File([made.artifact.slice()], 'evil.jar'))
    return demo
  },
  'sigstore: an artifact, and a bundle dropped': async () => {
    const bundle = await allBytes(await sample(`sigstore/${JAR}.sigstore.json`))
    const demo = await open(SigstoreDemo, 'sigstore', { artifact: linkedFile('evil.sh', EVIL) })
    const laidOut = JSON.stringify(JSON.parse(new TextDecoder().decode(bundle)), null, 7)
    await demo.drop(new File([laidOut], 'mine.sigstore.json'))
    return demo
  },
}

describe('what is made of what a link brought', () => {
  for (const [way, go] of Object.entries(WAYS)) {
    test(`stays the link’s: ${way}`, async () => {
      const demo = await go()
      const isReady = () => demo.find('[data-demo]')?.dataset.reportState
      await expect.poll(isReady, { timeout: PATIENCE }).toBe('done')
      // It is the verdict that would be green.
      if (!way.startsWith('sigstore')) await expect.poll(demo.verdict, { timeout: PATIENCE }).toBe('verified')
      expect(demo.seen()).toEqual({ green: false, told: true })
    })
  }
})
