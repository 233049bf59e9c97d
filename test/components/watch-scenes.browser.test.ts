import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import '../../styles/tokens.css'
import LabAttackDemo from '../../components/demos/LabAttackDemo.vue'
import MonitorDemo from '../../components/demos/MonitorDemo.vue'
import PostQuantumDemo from '../../components/demos/PostQuantumDemo.vue'
import TenMinutesDemo from '../../components/demos/TenMinutesDemo.vue'
import TilesDemo from '../../components/demos/TilesDemo.vue'
import TufDemo from '../../components/demos/TufDemo.vue'
import { LAB_ATTACK_PLAN } from '../../playground/attacks/lab-plan.ts'
import { TILES_ATTACK_PLAN } from '../../playground/attacks/tiles-plan.ts'
import { TUF_ATTACK_PLAN } from '../../playground/attacks/tuf-plan.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { turnBench } from '../../components/windows/bench.ts'
import { readFixture } from '../support/files.ts'
import { become } from '../support/slidev-client.ts'

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 20_000

/** What was shown stands in the address, for whoever opens it again. */
const forget = () => history.replaceState(null, '', location.pathname + location.search)

beforeEach(async () => {
  forget()
  await page.viewport(980, 552)
})
afterEach(() => {
  become('live')
  forget()
})

async function mount(scene: Component, props = {}) {
  const { container } = await render(() => h('div', { style: 'height: 507px' }, h(scene, props)))
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  return {
    find,
    all: (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)],
    click: (selector: string) => userEvent.click(find(selector) as HTMLElement),
    done: () =>
      expect.poll(() => find('[data-demo]')?.dataset.reportState, { timeout: PATIENCE }).toBe('done'),
    verdict: (expected: string | undefined) =>
      expect
        .poll(() => [find('[data-demo]')?.dataset.reportState, find('[data-demo]')?.dataset.verdict], {
          timeout: PATIENCE,
        })
        .toEqual(['done', expected]),
    says: (party: string) => find(`[data-party=${party}]`)?.dataset.says,
  }
}

describe('the attacks on the lab', () => {
  test('are noticed by the one whom the plan names, and some of them not by the verifier', async () => {
    const scene = await mount(LabAttackDemo)
    await scene.verdict('verified')
    const unseen: string[] = []
    for (const { id, noticedBy } of LAB_ATTACK_PLAN) {
      await scene.click(`[data-attack=${id}]`)
      await expect.poll(() => scene.find('[data-shown]')?.dataset.shown, { timeout: PATIENCE }).toBe(id)
      await scene.done()
      expect(scene.says(noticedBy), id).toBe('noticed')
      if (scene.says('verifier') === 'fooled') unseen.push(id)
    }
    expect(unseen).toEqual(['log-forked', 'account-taken'])
  })

  test('show both heads of a forked log, and that the proof leads elsewhere', async () => {
    const scene = await mount(LabAttackDemo, { clicks: 4 })
    await scene.verdict('verified')
    const roots = scene.all('[data-head] dd').map(({ textContent }) => textContent)
    expect(new Set(roots).size).toBe(2)
    expect(scene.find('[data-proof]')?.className).toContain('is-lost')
    await scene.click('[data-tab=verifier]')
    await expect.poll(() => scene.all('[data-check][data-status=failed]').length).toBe(0)
    expect(scene.all('[data-check]').length).toBeGreaterThan(10)
  })
})

describe('the ten minutes', () => {
  const drag = async (handle: HTMLElement | null, keys: string) => {
    handle?.focus()
    await userEvent.keyboard(keys)
  }

  test('end at the second where the verifier stops to accept, and today is no part of it', async () => {
    const scene = await mount(TenMinutesDemo)
    await scene.verdict('verified')
    await drag(scene.find('[data-handle=signed]'), '{Home}')
    await drag(scene.find('[data-handle=signed]'), '{Shift>}{ArrowRight>10/}{/Shift}')
    await scene.verdict('verified')
    expect(scene.find('[data-handle=signed]')?.getAttribute('aria-valuetext')).toBe('09:10:00')
    await drag(scene.find('[data-handle=today]'), '{End}')
    await scene.verdict('verified')
    expect(scene.find('[data-clock-reads]')?.textContent).toMatch(/^0 /)
    await drag(scene.find('[data-handle=signed]'), '{ArrowRight}')
    await scene.verdict('rejected')
    expect(scene.find('[data-check=certificate-chain]')?.dataset.status).toBe('failed')
  })

  test('are held against the log of v1, but against the authority of v2', async () => {
    const scene = await mount(TenMinutesDemo, { clicks: 4 })
    await scene.verdict('rejected')
    turnBench()
    await scene.click('[data-log=v2]')
    await scene.verdict('verified')
    turnBench()
  })

  test('can be dragged with a pointer; a signature takes its record along', async () => {
    const scene = await mount(TenMinutesDemo)
    await scene.verdict('verified')
    const handle = scene.find('[data-handle=signed]') as HTMLElement
    const { left, top, width } = handle.getBoundingClientRect()
    const track = handle.parentElement?.getBoundingClientRect().width ?? 0
    const at = (x: number) => ({ pointerId: 1, clientX: x, clientY: top, bubbles: true })
    // Only a real pointer can be captured.
    handle.setPointerCapture = () => undefined
    handle.hasPointerCapture = () => true
    handle.dispatchEvent(new PointerEvent('pointerdown', at(left + width / 2 + 3)))
    handle.dispatchEvent(new PointerEvent('pointermove', at(left + width / 2 + 3 + track / 2)))
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toBe('09:12:00')
    expect(scene.find('[data-handle=recorded]')?.getAttribute('aria-valuetext')).toBe('09:12:00')
    await scene.verdict('rejected')
  })

  test('stand in a link', async () => {
    const scene = await mount(TenMinutesDemo)
    await scene.verdict('verified')
    await drag(scene.find('[data-handle=recorded]'), '{End}')
    await scene.verdict('rejected')
    await expect.poll(() => location.hash).toMatch(/^#ten-minutes-/)
    cleanup()
    const other = await mount(TenMinutesDemo)
    await other.verdict('rejected')
    expect(other.find('[data-handle=recorded]')?.getAttribute('aria-valuetext')).toBe('09:20:00')
  })
})

describe('the watched log', () => {
  const rows = (scene: Awaited<ReturnType<typeof mount>>) =>
    scene.all('[data-row]').map(({ dataset }) => Number(dataset.row))

  test('rings for whoever signs in the name of alice, even where a verifier is content', async () => {
    const scene = await mount(MonitorDemo)
    await scene.done()
    expect(scene.says('monitor')).toBe('fine')
    await scene.click('[data-impostor=account-taken]')
    await scene.verdict('verified')
    expect([scene.says('monitor'), scene.says('account-taken')]).toEqual(['noticed', 'fooled'])
    expect(scene.all('[data-reason]').map(({ dataset }) => dataset.reason)).toEqual(['unknown-artifact'])
    await scene.click('[data-impostor=account-elsewhere]')
    await scene.verdict('rejected')
    expect(scene.find('[data-alarms]')?.dataset.alarms).toBe('2')
    expect(scene.all('[data-reason]').map(({ dataset }) => dataset.reason)).toContain('unexpected-issuer')
    await scene.click('[data-action=reset]')
    await scene.verdict(undefined)
    expect(scene.says('monitor')).toBe('fine')
  })

  test('is searched by everything that an entry names, and says so where a query is none', async () => {
    const scene = await mount(MonitorDemo)
    await scene.done()
    const query = () => scene.find('[data-field=query]') as HTMLTextAreaElement
    const by = (kind: string) =>
      userEvent.selectOptions(scene.find('[data-field=by]') as HTMLSelectElement, kind)
    expect(rows(scene)).toEqual([1, 6, 7])
    for (const [kind, count] of [
      ['issuer', 4],
      ['digest', 1],
      ['key', 1],
    ] as const) {
      await by(kind)
      await expect.poll(() => rows(scene).length).toBe(8)
      await scene.click('[data-action=example]')
      await expect.poll(() => rows(scene).length).toBe(count)
    }
    await userEvent.fill(query(), `${query().value}0`)
    await expect.poll(() => query().getAttribute('aria-invalid')).toBe('true')
    expect(scene.find('[data-hits] [role=alert]')).not.toBeNull()
    expect(rows(scene)).toEqual([])
  })
})

describe('where trust begins', () => {
  test('each attack ends where the plan says, and only three stolen keys fool the client', async () => {
    const scene = await mount(TufDemo)
    await scene.verdict('verified')
    expect(scene.all('[data-owner] .status-mark').length).toBe(5)
    for (const { id, stops } of TUF_ATTACK_PLAN) {
      await scene.click(`[data-attack=${id}]`)
      await expect.poll(() => scene.find('[data-shown]')?.dataset.shown, { timeout: PATIENCE }).toBe(id)
      await scene.verdict(stops ? 'rejected' : 'verified')
      expect(scene.find('[data-status=failed]')?.dataset.check, id).toBe(stops)
    }
    expect(scene.all('.is-stolen').map((one) => one.dataset.owner)).toEqual(['@aki', '@ben', '@chie'])
    expect(scene.all('[data-after] .is-refused').length).toBe(2)
  })

  test('an older set is seen only by a client that remembers a newer one', async () => {
    const scene = await mount(TufDemo)
    await scene.verdict('verified')
    await scene.click('[data-attack=rollback]')
    await scene.verdict('rejected')
    await userEvent.selectOptions(scene.find('[data-field=client]') as HTMLElement, 'installed')
    await scene.verdict('verified')
    expect(scene.find('.walked.is-fooled')).not.toBeNull()
  })

  test('shows the root of Sigstore as the installed package has it', async () => {
    const scene = await mount(TufDemo)
    await scene.verdict('verified')
    const seeds = fromUtf8(await readFixture('node_modules/@sigstore/tuf/seeds.json')) ?? ''
    for (const { 'root.json': root } of Object.values(
      JSON.parse(seeds) as Record<string, { 'root.json': string }>,
    )) {
      const { signed } = JSON.parse(atob(root)) as { signed: { version: number; expires: string } }
      const text = scene.find('[data-real]')?.textContent
      expect(text).toContain(`root ${signed.version}`)
      expect(text).toContain(signed.expires.slice(0, 10))
    }
  })
})

describe('a log made of tiles', () => {
  const failed = (scene: Awaited<ReturnType<typeof mount>>) =>
    scene.find('[data-status=failed]')?.dataset.check
  const tilesIn = (scene: Awaited<ReturnType<typeof mount>>) =>
    scene.all('[data-tile]').map(({ dataset }) => dataset.tile)

  test('each attack ends where the plan says, for who asks a witness and for who asks nobody', async () => {
    const scene = await mount(TilesDemo)
    await scene.verdict('verified')
    for (const { id, stops, unasked } of TILES_ATTACK_PLAN) {
      await scene.click(`[data-attack=${id}]`)
      await expect.poll(() => scene.find('[data-shown]')?.dataset.shown, { timeout: PATIENCE }).toBe(id)
      await scene.verdict('rejected')
      expect(failed(scene), id).toBe(stops)
      await userEvent.selectOptions(scene.find('[data-field=needs]') as HTMLElement, 'none')
      await scene.verdict(unasked ? 'rejected' : 'verified')
      expect(failed(scene), id).toBe(unasked)
      expect(scene.find('[data-fooled]') !== null, id).toBe(!unasked)
      await userEvent.selectOptions(scene.find('[data-field=needs]') as HTMLElement, 'one')
    }
  })

  test('an entry is picked by buttons, by its index and along the log, and other tiles are fetched', async () => {
    const scene = await mount(TilesDemo)
    await scene.verdict('verified')
    expect(tilesIn(scene)).toContain('tile/0/161')
    await scene.click('[data-place=last]')
    await expect
      .poll(() => tilesIn(scene).join(' '), { timeout: PATIENCE })
      .toBe('tile/2/000.p/1 tile/1/001.p/17 tile/0/273.p/112')
    const field = scene.find('[data-field=index]') as HTMLInputElement
    await userEvent.fill(field, '256')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => tilesIn(scene), { timeout: PATIENCE }).toContain('tile/0/001')
    await userEvent.fill(field, '999999')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => field.value).toBe('69999')
    ;(scene.find('[data-field=along]') as HTMLElement).focus()
    await userEvent.keyboard('{Home}')
    await expect.poll(() => tilesIn(scene), { timeout: PATIENCE }).toContain('tile/0/000')
    await scene.verdict('verified')
    expect(scene.all('[data-proof-step]').length).toBe(17)
  })
})

describe('after the quantum computer', () => {
  const tones = (scene: Awaited<ReturnType<typeof mount>>) =>
    scene.all('[data-algorithm]').map((one) => one.dataset.tone)

  test('who has the private keys passes by P-256 and Ed25519, and hashes alone stop it', async () => {
    const scene = await mount(PostQuantumDemo)
    await scene.verdict('verified')
    expect(tones(scene)).toEqual(Array(4).fill('verified'))
    await scene.click('[data-attack=changed]')
    await scene.verdict('rejected')
    expect(tones(scene)).toEqual(Array(4).fill('rejected'))
    await scene.click('[data-attack=forged]')
    await scene.verdict('verified')
    expect(tones(scene)).toEqual(['fooled', 'fooled', 'rejected', 'rejected'])
    for (const [id, check] of [
      ['forged-digest', 'digest-expected'],
      ['forged-logged', 'logged-before'],
    ] as const) {
      await scene.click(`[data-attack=${id}]`)
      await scene.verdict('rejected')
      await expect
        .poll(() => scene.find('[data-status=failed]')?.dataset.check, { timeout: PATIENCE })
        .toBe(check)
      expect(scene.find('[data-genuine]')).not.toBeNull()
    }
  })

  test('says who computed, and how many bytes a bundle would have', async () => {
    const scene = await mount(PostQuantumDemo)
    await scene.verdict('verified')
    for (const row of scene.all('[data-algorithm]')) expect(row.textContent).toMatch(/WebCrypto|noble/)
    await scene.click('[data-attack=bundle]')
    await expect.poll(() => scene.all('[data-weighed] [data-seen]').length, { timeout: PATIENCE }).toBe(3)
    const file = await readFixture('public/samples/sigstore/hello-shomei-1.0.0.jar.sigstore.json')
    expect(scene.find('[data-weighed] [data-seen]')?.textContent).toContain(
      file.length.toLocaleString('en-US'),
    )
  })
})

test.each([
  ['LabAttackDemo', LabAttackDemo, 'verified'],
  ['TenMinutesDemo', TenMinutesDemo, 'verified'],
  ['MonitorDemo', MonitorDemo, 'verified'],
  ['TufDemo', TufDemo, 'verified'],
  ['TilesDemo', TilesDemo, 'verified'],
  ['PostQuantumDemo', PostQuantumDemo, 'verified'],
] as const)('%s is finished on paper, and nothing of it is cut off', async (_name, Scene, verdict) => {
  become('still')
  const scene = await mount(Scene)
  await scene.verdict(verdict)
  const shell = scene.find('[data-demo]') as HTMLElement
  const { bottom, right } = shell.getBoundingClientRect()
  const outside = scene
    .all('[data-demo] :is(p, button, section, dl)')
    .filter((one) => one.closest('.checks, .panel, .entries, .commands') === null)
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.bottom > bottom + 1 || box.right > right + 1)
  expect(outside).toEqual([])
})
