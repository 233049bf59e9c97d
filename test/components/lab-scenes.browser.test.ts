/** The lab's scenes of keys, images, entries and packages: by keyboard, bent, on paper. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { h, type Component } from 'vue'
import '../../styles/tokens.css'
import CosignKeyDemo from '../../components/demos/CosignKeyDemo.vue'
import EntriesDemo from '../../components/demos/EntriesDemo.vue'
import ImageDemo from '../../components/demos/ImageDemo.vue'
import NpmDemo from '../../components/demos/NpmDemo.vue'
import { statementIn } from '../../components/demos/provenance-facts.ts'
import { optionalJson, sample } from '../../components/demos/samples.ts'
import { demoFile } from '../../components/demos/demo-file.ts'
import { MissingSample } from '../../components/demos/missing-sample.ts'
import { cosignKey } from '#words/cosign'
import { imageScene } from '#words/image-scene'
import { npmScene } from '#words/npm-scene'
import { edition } from '#words'
import { readAttestations } from '../../playground/sigstore/npm.ts'
import { packedLink } from '../support/demo-link.ts'
import { readFixture, readShared } from '../support/files.ts'
import { become } from '../support/slidev-client.ts'
import { publicGoodTrustedRoot } from '../support/trusted-root.ts'

// What `npm run samples` left depends on the registry: here, on the test.
vi.mock('../../components/demos/samples.ts', { spy: true })

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 30_000

const real = await readShared('npm-attestations/sigstore-2.3.1.attestations.json')

const forget = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(async () => {
  forget()
  await page.viewport(980, 552)
})
afterEach(() => {
  become('live')
  vi.mocked(optionalJson).mockReset()
  vi.mocked(sample).mockReset()
  forget()
})

async function mount(demo: Component, clicks?: number) {
  const { container } = await render(() =>
    h('div', { style: 'height: 507px' }, h(demo, clicks === undefined ? {} : { clicks })),
  )
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const there = (selector: string) =>
    expect.poll(() => find(selector), { timeout: PATIENCE, message: selector }).not.toBeNull()
  const scene = {
    find,
    there,
    text: (selector: string) => find(selector)?.textContent?.trim(),
    click: async (selector: string) => {
      await there(selector)
      await userEvent.click(find(selector) as HTMLElement)
    },
    select: (field: string, value: string) =>
      userEvent.selectOptions(find(`[data-field=${field}]`) as HTMLSelectElement, value),
    /** Pressed where the scene takes its keys. */
    keys: async (keys: string) => {
      await there('.player__diagram, .scene__rail')
      find('.player__diagram, .scene__rail')?.focus()
      await userEvent.keyboard(keys)
    },
    at: (step: string) => expect.poll(() => find('[data-shown]')?.dataset.shown).toBe(step),
    stands: (expected: string) =>
      expect
        .poll(
          () => `${find('[data-demo]')?.dataset.reportState} ${find('[data-demo]')?.dataset.verdict ?? '-'}`,
          { timeout: PATIENCE },
        )
        .toBe(`done ${expected}`),
    drop(file: File) {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
    },
  }
  return scene
}

test.each([
  ['a key', CosignKeyDemo, 'rejected'],
  ['an image', ImageDemo, 'verified'],
  ['two entries', EntriesDemo, 'verified'],
  ['a package', NpmDemo, 'verified'],
] as const)('%s: is finished on paper, whatever the clicks', async (_what, demo, verdict) => {
  become('still')
  await (await mount(demo, 1)).stands(verdict)
})

test.each([
  ['an image', ImageDemo, 'login'],
  ['a package', NpmDemo, 'package-packed'],
] as const)('%s: the other window follows, whatever moved the step', async (_what, demo, step) => {
  const { container } = await render(() => [h(demo), h(demo)])
  const shown = () =>
    [...container.querySelectorAll<HTMLElement>('[data-shown]')].map((one) => one.dataset.shown)
  await expect
    .poll(() => container.querySelectorAll('[data-report-state=done]').length, { timeout: PATIENCE })
    .toBe(2)
  container.querySelector<HTMLElement>('.player__diagram, .scene__rail')?.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await expect.poll(shown).toEqual([step, step])
  expect(location.hash).toBe('')
})

describe('signing with a key', () => {
  test('goes a step with each key; the file verifies, a changed one does not, and everything can be saved', async () => {
    const scene = await mount(CosignKeyDemo)
    await scene.keys('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    await scene.at('lock')
    expect(scene.text('[data-part=salt] dl')).toContain('65536')
    await scene.keys('{End}{ArrowLeft}')
    await scene.stands('verified')
    await scene.keys('{ArrowRight}')
    await scene.stands('rejected')
    const saved = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map((one) => one.download)
    expect(saved).toEqual([
      'cosign.key',
      'cosign.pub',
      'hello-shomei-1.0.0.jar.sigstore.json',
      'trusted_root.json',
      'hello-shomei-1.0.0.jar',
    ])
  })

  test('ends where somebody says no, or types another password; the arrows stay with whoever types', async () => {
    const scene = await mount(CosignKeyDemo, 9)
    await scene.there('[data-action=no]')
    await scene.keys('n')
    await expect.poll(() => scene.text('[data-ended]'), { timeout: PATIENCE }).toBe(cosignKey.ended.declined)
    await scene.keys('y')
    await expect.poll(() => scene.text('[data-step-number]'), { timeout: PATIENCE }).toBe('9 / 14')
    await scene.keys('{ArrowLeft}{ArrowLeft}')
    await scene.at('unlock')
    await userEvent.fill(scene.find('[data-field=password]') as HTMLInputElement, 'another')
    await userEvent.keyboard('{ArrowLeft}{Enter}')
    await expect
      .poll(() => scene.find('[data-ended]')?.dataset.ended, { timeout: PATIENCE })
      .toBe('wrong-password')
    expect(scene.text('[data-step-number]')).toBe('7 / 7')
    expect(decodeURIComponent(location.hash)).not.toContain('another')
  })

  test('opens a key file of one’s own, and says what is none', async () => {
    const scene = await mount(CosignKeyDemo)
    await scene.there('.player')
    const key = await readFixture('test/fixtures/cosign/plain/cosign.key')
    scene.drop(new File([key.slice()], 'cosign.key'))
    await scene.there('.ask [data-field=password]')
    const password = new TextDecoder().decode(await readFixture('test/fixtures/cosign/plain/password'))
    await userEvent.fill(scene.find('[data-field=password]') as HTMLInputElement, password)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => scene.text('[data-step-number]'), { timeout: PATIENCE }).toBe('2 / 9')
    await scene.keys('{End}')
    await scene.stands('rejected')
    scene.drop(new File(['-----BEGIN PRIVATE KEY-----\n'], 'other.key'))
    await expect
      .poll(() => scene.find('[data-ended]')?.dataset.ended, { timeout: PATIENCE })
      .toBe('not-a-cosign-key')
  })
})

describe('signing an image', () => {
  test('goes through its steps by keyboard: one letter of the image is another digest, another person another issuer', async () => {
    const scene = await mount(ImageDemo, 1)
    await scene.at('digest')
    const before = scene.text('[data-digest]')
    await userEvent.fill(scene.find('[data-field=says]') as HTMLInputElement, 'hallo')
    await expect.poll(() => scene.text('[data-digest]'), { timeout: PATIENCE }).not.toBe(before)
    expect(scene.text('[data-before] s')).toMatch(/^sha256:/)
    await scene.keys('{ArrowRight}')
    await scene.at('login')
    await scene.click('[data-person=bob]')
    await expect.poll(() => scene.text('.told'), { timeout: PATIENCE }).toContain('accounts.google')
    await scene.keys('{ArrowRight}{ArrowRight}')
    await scene.at('registry')
    expect(scene.text('[data-listing=tag]')).toMatch(/sha256-[0-9a-f]{8}….sig/)
    expect(scene.find('[data-listing=tag] [data-kind=referrers]')).toBeNull()
    expect(scene.text('[data-listing=referrer] [data-kind=referrers]')).toContain('sha256:')
  })

  test('asks who it was, and whether it was this image', async () => {
    const scene = await mount(ImageDemo, 5)
    await scene.stands('verified')
    await scene.click('[data-layout=tag]')
    await scene.stands('verified')
    await userEvent.fill(scene.find('[data-field=identity]') as HTMLInputElement, 'mallory@example.com')
    await scene.stands('rejected')
    await scene.keys('{ArrowRight}')
    await scene.stands('undecided')
    await scene.keys('{ArrowRight}')
    await scene.stands('rejected')
    expect(scene.find('[data-check=claims]')?.dataset.status).toBe('failed')
    await scene.click('[data-field=claims]')
    await scene.stands('undecided')
    expect(scene.text('.verify__warning')).toContain('受け入れてしまいます')
  })

  test.each(['tag', 'referrer'])(
    'says what Cosign says, which is nothing of the claims where they are not checked: %s',
    async (layout) => {
      const scene = await mount(ImageDemo, 5)
      await scene.click(`[data-layout=${layout}]`)
      await scene.stands('verified')
      expect(scene.text('.verify__inputs > .note')).toBe(imageScene.checked)
      await scene.click('[data-field=claims]')
      await scene.stands('undecided')
      expect(scene.text('.verify__inputs > .note')).toBe(imageScene.checkedAllButClaims)
    },
  )

  test('does not say of what was compared that nobody did', async () => {
    const scene = await mount(ImageDemo, 5)
    await scene.stands('verified')
    await userEvent.fill(scene.find('[data-field=identity]') as HTMLInputElement, 'bob@example.com')
    await userEvent.clear(scene.find('[data-field=issuer]') as HTMLInputElement)
    await scene.stands('rejected')
    expect(scene.text('.verify__written .note')).toBe(imageScene.writtenHalf)
    await userEvent.clear(scene.find('[data-field=identity]') as HTMLInputElement)
    await scene.stands('undecided')
    expect(scene.text('.verify__written .note')).toBe(imageScene.written)
  })
})

test('names no digest before the change where a link brought the image', async () => {
  history.replaceState(null, '', `#image-20=${await packedLink({ says: 'hallo' })}`)
  const scene = await mount(ImageDemo)
  await scene.there('[data-from-link]')
  await scene.keys('{ArrowRight}')
  await scene.there('[data-field=says]')
  expect(scene.find('[data-field=says]')).toHaveProperty('value', 'hallo')
  expect(scene.find('[data-before]')).toBeNull()
})

describe('two log entries', () => {
  const differing = () =>
    [...document.querySelectorAll<HTMLElement>('[data-difference]')].map((row) => row.dataset.difference)

  test.each(['v1', 'v2'])(
    '%s: only the signer is of another kind; one character more is found out',
    async (log) => {
      const scene = await mount(EntriesDemo, 1)
      await scene.stands('verified')
      await scene.select('log', log)
      await expect
        .poll(() => differing().filter((one) => one === 'kind'), { timeout: PATIENCE })
        .toHaveLength(1)
      await scene.click('[data-action=bend-right]')
      await scene.stands('rejected')
      expect(scene.find('[data-side=right]')?.dataset.recorded).toBe('false')
      expect(scene.find('[data-side=left]')?.dataset.recorded).toBe('true')
      await scene.keys('{ArrowRight}')
      expect(scene.text('.certificate')).toContain('alice@example.com')
    },
  )
})

test('as they were recorded they stand, whatever was changed of them in a later step', async () => {
  const scene = await mount(EntriesDemo, 0)
  await scene.stands('verified')
  const recorded = scene.text('.entries-stage--raw')
  await scene.keys('{ArrowRight}')
  await scene.click('[data-action=bend-right]')
  await scene.stands('rejected')
  await scene.keys('{ArrowLeft}')
  await scene.there('.entries-stage--raw')
  expect(scene.text('.entries-stage--raw')).toBe(recorded)
})

describe('publishing with provenance', () => {
  const shows = (scene: Awaited<ReturnType<typeof mount>>) => scene.find('[data-shows]')?.dataset.shows

  test('shows where it was built, until somebody changes the package or the statement', async () => {
    const scene = await mount(NpmDemo)
    await scene.keys('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    await scene.at('ci-token')
    expect(scene.text('[data-part=id-token]')).toContain(npmScene.parts['id-token']?.says)
    await scene.keys('{End}')
    await scene.stands('verified')
    expect(shows(scene)).toBe('provenance')
    expect(scene.text('[data-fact=repository]')).toContain('example/hello-shomei')
    for (const attack of ['package', 'statement']) {
      await scene.select('attack', attack)
      await scene.stands('rejected')
      expect(shows(scene)).toBe('nothing')
      expect(scene.find('[data-fact]')).toBeNull()
    }
    await scene.click('[data-tab=statement]')
    expect(document.querySelectorAll('[data-same=false]')).toHaveLength(1)
  })

  test('somebody else’s workflow is turned away today; with a stolen token it is found out by whoever knows the repository', async () => {
    const scene = await mount(NpmDemo, 0)
    await scene.there('[data-field=from]')
    await scene.select('from', 'fork')
    await expect.poll(() => scene.text('[data-step-number]'), { timeout: PATIENCE }).toBe('0 / 3')
    await scene.select('publishing', 'secret')
    await expect.poll(() => scene.text('[data-step-number]'), { timeout: PATIENCE }).toBe('0 / 12')
    await scene.keys('{End}')
    await scene.stands('rejected')
    expect(shows(scene)).toBe('nothing')
  })

  test('says that there is no real attestation, where there is none', async () => {
    vi.mocked(optionalJson).mockResolvedValue({ packages: [asked('a', '1.0.0', 'none')] })
    const scene = await mount(NpmDemo, 12)
    await scene.click('[data-tab=real]')
    await scene.there('[data-none=none]')
    expect(scene.text('[data-none]')).toMatch(/^a@1\.0\.0/)
  })

  test('does not say that none was fetched where one that is listed did not come', async () => {
    vi.mocked(optionalJson).mockResolvedValue({
      packages: [{ ...asked('a', '1.0.0', 'attested'), file: 'x.json' }],
    })
    vi.mocked(sample).mockImplementation((path) => Promise.reject(new MissingSample(path)))
    const scene = await mount(NpmDemo, 12)
    await scene.click('[data-tab=real]')
    await scene.there('[data-none=lost]')
    expect(scene.text('[data-none]')).toContain(edition.demos.errors.sample('npm/x.json'))
    expect(scene.text('[data-none]')).not.toContain(edition.demos.sigstore.missing)
  })

  test('does not say that there is none where those that came are of other kinds', async () => {
    vi.mocked(optionalJson).mockResolvedValue({
      packages: [{ ...asked('a', '1.0.0', 'attested'), file: 'x.json' }],
    })
    const attestations = [
      { predicateType: 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1', bundle: {} },
    ]
    vi.mocked(sample).mockImplementation(async (path) =>
      demoFile(path, new Blob([JSON.stringify({ attestations })])),
    )
    const scene = await mount(NpmDemo, 12)
    await scene.click('[data-tab=real]')
    await scene.there('[data-none=no-provenance]')
    expect(scene.text('[data-none]')).toContain(edition.demos.sigstore['no-provenance'])
  })

  test.skipIf(!real)(
    real
      ? 'holds a real attestation to the digest of the lock file, and asks whom to expect'
      : 'skipped: no shared data',
    async () => {
      const root = await publicGoodTrustedRoot()
      vi.mocked(sample).mockImplementation(async (path) =>
        demoFile(path, new Blob([path.endsWith('trusted_root.json') ? root : (real?.slice() ?? '')])),
      )
      for (const [sha512, verdict] of [
        [subjectOf(real), 'undecided'],
        ['ab'.repeat(64), 'rejected'],
      ] as const) {
        vi.mocked(optionalJson).mockResolvedValue({
          packages: [{ ...asked('sigstore', '2.3.1', 'some'), sha512, file: 'x.json' }],
        })
        const scene = await mount(NpmDemo, 12)
        await scene.click('[data-tab=real]')
        await expect
          .poll(() => scene.find('[data-subject]')?.dataset.subject, { timeout: PATIENCE })
          .toBe(`${verdict !== 'rejected'}`)
        expect(shows(scene)).toBe('nothing')
        if (verdict === 'undecided') {
          await scene.click('[data-action=adopt]')
          // What the certificate says of itself is nobody's expectation yet.
          await expect.poll(() => scene.find('.banner--linked'), { timeout: PATIENCE }).not.toBeNull()
          expect(shows(scene)).toBe('nothing')
          await scene.click('[data-action=confirm]')
          await expect.poll(() => shows(scene), { timeout: PATIENCE }).toBe('provenance')
          expect(scene.text('[data-fact=repository]')).toBe('github.com/sigstore/sigstore-js')
        }
        cleanup()
      }
    },
  )
})

const asked = (name: string, version: string, answer: string) => ({
  ...{ package: name, version, answer },
  sha512: 'ab'.repeat(64),
})

/** The SHA-512 that the provenance in a list of attestations is about, in hex. */
function subjectOf(list: Uint8Array | undefined): string {
  const bundles = readAttestations(list ?? new Uint8Array(0)) ?? []
  const provenance = bundles.find(({ predicateType }) => predicateType.startsWith('https://slsa.dev/'))
  const statement = statementIn(provenance?.bundle ?? new Uint8Array(0))
  return (/"sha512":"([0-9a-f]{128})"/.exec(new TextDecoder().decode(statement)) ?? [])[1] ?? ''
}
