/** What a person drops is not judged against the deck's own files; what is picked for one card is, and that is said. */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import type * as npm from '../../components/demos/npm-samples.ts'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import { sample } from '../../components/demos/samples.ts'
import type * as samples from '../../components/demos/samples.ts'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { edition } from '#words'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { readBundles } from '../../playground/sigstore/bundles.ts'
import { SLSA_PROVENANCE } from '../../playground/sigstore/format.ts'
import { createWorld, person, signKeyless, statement, trustedRootOf } from '../../playground/world/index.ts'
import { become } from '../support/slidev-client.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000
const PACKAGE = '@example/demo@1.0.0'

const world = createWorld({
  seed: 'leftovers',
  now: new Date('2026-10-01T09:00:00Z'),
  earlierEntries: 2,
})
const signer = person('alice@example.com')
/** An honest provenance of such bytes. */
function released(name: string, bytes: Uint8Array) {
  const digest = { sha256: toHex(sha256(bytes)), sha512: toHex(sha512(bytes)) }
  const content = statement([{ name, digest }], `${SLSA_PROVENANCE}v1`, {})
  const { bundle } = signKeyless(world, {
    content,
    at: new Date('2026-10-01T09:00:00Z'),
    identity: signer,
  })
  return {
    artifact: new File([bytes.slice()], name),
    bundle: new File([JSON.stringify(bundle)], `${name}.sigstore.json`),
    digest,
  }
}
const MINE = released('mine.txt', utf8('mine'))
const ROOT = new File([JSON.stringify(trustedRootOf(world))], 'trusted_root.json')

/** Whether the root that a registry's bundle is held against can be had. */
const registry = vi.hoisted(() => ({ root: true }))
// What `npm run samples` brings depends on the registry: here, on the test.
vi.mock('../../components/demos/samples.ts', async (original) => {
  const real = await original<typeof samples>()
  const sample = async (path: string) =>
    path === 'npm/trusted_root.json' && registry.root
      ? { ...(await real.sample('sigstore/trusted_root.json')), sample: path }
      : real.sample(path)
  return { ...real, sample }
})
vi.mock('../../components/demos/npm-samples.ts', async (original) => ({
  ...(await original<typeof npm>()),
  npmSamples: async (): Promise<npm.NpmSamples> => {
    const { bundle, digest } = released('demo.tgz', utf8('a package'))
    const [one] = readBundles(new Uint8Array(await bundle.arrayBuffer())) ?? []
    const attestation = { predicateType: `${SLSA_PROVENANCE}v1`, bundle: one?.bundle ?? utf8('') }
    const known = Uint8Array.from(digest.sha512.match(/../g) ?? [], (hex) => parseInt(hex, 16))
    return { samples: [{ title: PACKAGE, sha512: known, attestations: [attestation] }], why: undefined }
  },
}))

const forget = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(async () => {
  registry.root = true
  become('live')
  forget()
  await page.viewport(980, 552)
})
afterEach(forget)

async function mount(demo: Component) {
  const { container } = await render(() => h('div', { style: 'height: 551px' }, h(demo)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const standing = () =>
    `${find('[data-demo]')?.dataset.reportState} ${find('[data-demo]')?.dataset.verdict ?? '-'}`
  await expect.poll(standing, { timeout: PATIENCE }).toBe('done verified')
  const becomes = (expected: string) => expect.poll(standing, { timeout: PATIENCE }).toBe(expected)
  return {
    find,
    becomes,
    text: (selector: string) => find(selector)?.textContent ?? '',
    card: (title: string) => find(`[data-card="${title}"]`)?.textContent ?? '',
    leftover: () => find('[data-leftover]')?.textContent ?? '',
    click: (selector: string) => userEvent.click(find(selector) as HTMLElement),
    drop(...files: File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
    },
    pick(title: string, file: File) {
      const input = find(`[data-card="${title}"] input[type=file]`) as HTMLInputElement
      const list = new DataTransfer()
      list.items.add(file)
      input.files = list.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

describe('the Sigstore demo, after the digest of a package', () => {
  async function withPackage() {
    const demo = await mount(SigstoreDemo)
    await demo.click('[data-scenario=npm-0-0]')
    await expect.poll(() => demo.card('artifact')).toContain(PACKAGE)
    await expect.poll(() => demo.text('[data-origin]')).toContain(edition.demos.sigstore.lock)
    await demo.becomes('done rejected')
    expect(demo.leftover()).toBe('')
    return demo
  }

  test('asks for the artifact of a bundle that is dropped alone, and judges neither', async () => {
    const demo = await withPackage()
    demo.drop(MINE.bundle)
    await demo.becomes('done -')
    expect(demo.card('artifact')).not.toContain(PACKAGE)
    expect(demo.text('[role=status]')).toContain(edition.demos.sigstore.noArtifact)
  })

  test.each([
    ['bundle first', [MINE.bundle, MINE.artifact]],
    ['artifact first', [MINE.artifact, MINE.bundle]],
  ])('takes an honest bundle and its artifact for what they are, the %s', async (_order, dropped) => {
    const demo = await withPackage()
    demo.drop(...dropped)
    await expect.poll(() => demo.card('bundle')).toContain('mine.txt.sigstore.json')
    await expect.poll(() => demo.card('artifact')).toContain('mine.txt')
    demo.drop(ROOT)
    await expect.poll(() => demo.find('[data-action=believe]'), { timeout: PATIENCE }).not.toBeNull()
    demo.find('[data-action=believe]')?.click()
    await userEvent.fill(demo.find('[data-field=identity]') as HTMLElement, signer.email)
    await userEvent.fill(demo.find('[data-field=issuer]') as HTMLElement, signer.issuer)
    await demo.becomes('done verified')
    expect(demo.leftover()).toBe('')
    expect(demo.find('[data-origin]')).toBeNull()
  })

  test('asks for the bundle of an artifact that is dropped alone, and judges it by no other', async () => {
    const demo = await withPackage()
    demo.drop(MINE.artifact)
    await demo.becomes('done -')
    expect(demo.card('bundle')).not.toContain(PACKAGE)
    expect(demo.text('[role=status]')).toContain(edition.demos.sigstore.noBundle)
    expect(demo.find('[data-origin]')).toBeNull()
  })
})

describe('where it came from is told of its bytes:', () => {
  const real = `${edition.demos.sigstore.real}${edition.demos.sigstore.lock}`
  const ORIGIN = '[data-origin]'

  test.each([edition.demos.artifact, edition.demos.claim.sigstore])(
    'no attestation of the registry once a byte of the %s is changed, and again when it is put back',
    async (title) => {
      const demo = await mount(SigstoreDemo)
      await demo.click('[data-scenario=npm-0-0]')
      await expect.poll(() => demo.text(ORIGIN)).toBe(real)
      await demo.click(`[data-card="${title}"] [data-action=flip]`)
      await expect.poll(() => demo.text(ORIGIN)).toBe('')
      await demo.click(`[data-card="${title}"] [data-action=undo]`)
      await expect.poll(() => demo.text(ORIGIN)).toBe(real)
    },
  )

  test.each([edition.demos.artifact, edition.demos.claim.sigstore])(
    'nothing of the registry’s once the %s is another file',
    async (title) => {
      const demo = await mount(SigstoreDemo)
      await demo.click('[data-scenario=npm-0-0]')
      await expect.poll(() => demo.text(ORIGIN)).toBe(real)
      demo.pick(title, title === edition.demos.artifact ? MINE.artifact : MINE.bundle)
      await expect.poll(() => demo.text(ORIGIN)).toBe('')
    },
  )

  test.each([edition.demos.artifact, edition.demos.claim.sigstore, edition.demos.trustedRoot])(
    'no sample of the lab once a byte of the %s is changed',
    async (title) => {
      const demo = await mount(SigstoreDemo)
      expect(demo.text(ORIGIN)).toContain(edition.demos.sigstore.simulated)
      await demo.click(`[data-card="${title}"] [data-action=flip]`)
      await expect.poll(() => demo.text(ORIGIN)).toBe('')
    },
  )
})

test('the Sigstore demo says so where a registry’s root cannot be had, and keeps what it shows', async () => {
  registry.root = false
  const demo = await mount(SigstoreDemo)
  const unhandled = vi.fn()
  window.addEventListener('unhandledrejection', unhandled)
  await demo.click('[data-scenario=npm-0-0]')
  await expect
    .poll(() => demo.text('[data-origin]'))
    .toBe(edition.demos.errors.sample('npm/trusted_root.json'))
  expect(demo.find('[data-scenario=lab]')?.getAttribute('aria-pressed')).toBe('true')
  expect(demo.card('artifact')).not.toContain(PACKAGE)
  await demo.becomes('done verified')
  await demo.click('[data-action=reset]')
  await expect.poll(() => demo.text('[data-origin]')).not.toContain('trusted_root.json')
  window.removeEventListener('unhandledrejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

test('the Sigstore demo waits for the artifact of a bundle that is dropped', async () => {
  const demo = await mount(SigstoreDemo)
  demo.drop(MINE.bundle)
  await demo.becomes('done -')
  expect(demo.leftover()).toBe('')
  expect(demo.card('artifact')).not.toContain('hello-shomei')
  expect(demo.text('[data-drop-notes]')).toContain(MINE.bundle.name)
  await demo.click('[data-action=reset]')
  await demo.becomes('done verified')
  expect(demo.find('[data-drop-notes]')).toBeNull()
})

test('the Sigstore demo says that the bundle is still the sample’s when an artifact is picked', async () => {
  const demo = await mount(SigstoreDemo)
  demo.pick(edition.demos.artifact, MINE.artifact)
  await demo.becomes('done rejected')
  expect(demo.leftover()).toContain(edition.demos.claim.sigstore)
  // Changed, it is the deck's still.
  await demo.click(`[data-card="${edition.demos.claim.sigstore}"] [data-action=flip]`)
  await expect.poll(demo.leftover).toMatch(/は、この発表のものです/)
})

test('the OpenPGP demo waits for the signature of an artifact that is dropped', async () => {
  const demo = await mount(OpenpgpDemo)
  demo.drop(MINE.artifact)
  await demo.becomes('done -')
  expect(demo.leftover()).toBe('')
  expect(demo.text('[role=status]')).toContain(edition.demos.openpgp.bring.signature)
  expect(demo.text('[data-drop-notes]')).toContain(MINE.artifact.name)
  await demo.click('[data-action=close-notes]')
  expect(demo.find('[data-drop-notes]')).toBeNull()
})

test('the OpenPGP demo says that the signature is still the sample’s when an artifact is picked', async () => {
  const demo = await mount(OpenpgpDemo)
  demo.pick(edition.demos.artifact, MINE.artifact)
  await expect.poll(demo.leftover, { timeout: PATIENCE }).toContain(edition.demos.claim.openpgp)
})

test('the OpenPGP demo says what is still the sample’s when only a key is picked', async () => {
  const demo = await mount(OpenpgpDemo)
  const { original } = await sample('openpgp/maintainer-key.asc')
  const twice = new File([original, '\n', (await sample('openpgp/demo-key.asc')).original], 'KEYS')
  demo.pick(edition.demos.openpgp.keyring.title, twice)
  await expect.poll(demo.leftover, { timeout: PATIENCE }).toContain(edition.demos.artifact)
  expect(demo.leftover()).toContain(edition.demos.claim.openpgp)
  // Two keys in one file are two keys.
  const { keys } = edition.demos.openpgp.keyring
  await expect.poll(() => demo.text('[data-keys-from=file]'), { timeout: PATIENCE }).toContain(keys(2))
})

test('the checksum demo says that the list is still the sample’s when an artifact is picked', async () => {
  const demo = await mount(ChecksumDemo)
  demo.pick(edition.demos.artifact, MINE.artifact)
  // The list's only line is for a file of another name.
  await demo.becomes('done undecided')
  expect(demo.leftover()).toContain(edition.demos.claim.checksum)
})

test('the checksum demo waits for the artifact of a list that is dropped', async () => {
  const demo = await mount(ChecksumDemo)
  demo.drop(new File([`${toHex(sha256(utf8('mine')))}  mine.txt\n`], 'SHA256SUMS'))
  await demo.becomes('done undecided')
  expect(demo.card(edition.demos.artifact)).not.toContain('hello-shomei')
  expect(demo.leftover()).toBe('')
})
