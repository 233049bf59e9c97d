/** What is done in each engine: every one ends with what the page said, which has to be what it says in Chromium. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Plain, Session, Tab } from '../../scripts/engines/engine.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { CHAPTERS, DEMOS, slideWith } from './deck.ts'
import { click, fill, focus, found, press, tabTo, turnTo, until, verdict } from './hand.ts'

export interface Ground {
  readonly session: Session
  /** The built site, with a slash at the end. */
  readonly url: string
  /** Ends the server of this journey alone. */
  stop(): Promise<void>
  /** A file of {@link LARGE} bytes, and a list that says its digest. */
  readonly large: { readonly path: string; readonly sums: string; readonly sha256: string }
}

export type Journey = (ground: Ground) => Promise<Plain>

/** Bytes. */
export const LARGE = 300_000_000

/** Milliseconds. */
const AN_HOUR = 3_600_000

const SAMPLES = join(ROOT, 'public', 'samples')
const JAR = 'hello-shomei-1.0.0.jar'
const sample = (path: string) => join(SAMPLES, path)
const FINGERPRINT = '5F26E795F2FACF68D4BB8F9372009FF9474B26F5'
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const ISSUER = 'https://token.actions.shomei-lab.invalid'

/** A demo in the state in which a hand may change everything. */
async function bench(tab: Tab, url: string, slide: number): Promise<void> {
  await tab.goto(`${url}${slide}`)
  await found(tab)
  const has = (css: string) =>
    tab.evaluate((css) => [...document.querySelectorAll(css)].some((one) => one.checkVisibility()), css)
  if (await has('[data-demo] [data-action=bench]')) await click(tab, '[data-demo] [data-action=bench]')
  if (await has('[data-demo] [data-action=answer]')) await click(tab, '[data-demo] [data-action=answer]')
  if (await has('[data-demo] [data-scenario=sample]')) await click(tab, '[data-demo] [data-scenario=sample]')
}

/** The three methods: what their sample is, and which of its cards hold files. */
const METHODS = [
  { tag: '<ChecksumDemo :', own: sample('npm/package.tgz') },
  { tag: '<OpenpgpDemo :', own: sample(JAR) },
  { tag: '<SigstoreDemo :', own: sample(JAR) },
] as const

export const JOURNEYS: Readonly<Record<string, Journey>> = {
  'the check before a talk: every demo comes to what it has to': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(`${url}stage-check`)
    await until(tab, 'the end of the check', () => {
      const summary = document.querySelector<HTMLElement>('[data-summary]')
      return summary !== null && summary.dataset.summary !== 'running'
    })
    const rows = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('tbody [data-row]')].map(
        ({ dataset }) => [dataset.row ?? '', dataset.state ?? ''] as const,
      ),
    )
    expect(rows.filter(([, state]) => state !== 'good')).toEqual([])
    expect(rows).toHaveLength(DEMOS.length)
    return rows
  },

  'every demo, as its slide opens it and after its last click': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(url)
    await until(tab, 'slide 1', () => document.querySelector('.slidev-layout h1') !== null)
    const all: Plain[] = []
    for (const { number, name } of DEMOS)
      for (const click of [0, 99]) {
        await turnTo(tab, number, click)
        all.push([
          number,
          click,
          await found(tab, number, `${name} on slide ${number}, click ${click}`),
        ] as const)
      }
    return all
  },

  ...Object.fromEntries(
    METHODS.map(({ tag }): [string, Journey] => [
      `${tag.slice(1, -2)}: its sample, one byte changed, the link to that, and back`,
      async ({ session, url }) => {
        const tab = await session.tab()
        await bench(tab, url, slideWith(tag))
        const genuine = await verdict(tab, 'verified')
        await click(tab, '[data-demo] [data-card] [data-action=flip]')
        const changed = await verdict(tab, 'rejected')
        await until(tab, 'the state in the address', () => location.hash.length > 1)
        const link = await tab.evaluate(() => location.href)
        const other = await session.tab()
        await other.goto(link)
        const linked = await verdict(other, 'rejected')
        expect(linked.checks).toEqual(changed.checks)
        await tab.toFront()
        await click(tab, '[data-demo] [data-action=reset]')
        return [genuine, changed, linked, await found(tab)]
      },
    ]),
  ),

  'a file of one’s own on each method': async ({ session, url }) => {
    const tab = await session.tab()
    const all: Plain[] = []
    for (const { tag } of METHODS) {
      await bench(tab, url, slideWith(tag))
      const genuine = await verdict(tab, 'verified')
      await tab.choose('[data-demo] [data-card=artifact] input[type=file]', [sample('PROVENANCE.md')])
      await until(
        tab,
        'another verdict',
        () =>
          [...document.querySelectorAll<HTMLElement>('[data-demo]')].find((one) => one.checkVisibility())
            ?.dataset.verdict !== 'verified',
      )
      const own = await found(tab)
      expect(own.verdict).not.toBe('verified')
      all.push([genuine, own])
    }
    return all
  },

  '300 MB on the slide of checksums: four digests, which Node computes, too': async ({
    session,
    url,
    large,
  }) => {
    const tab = await session.tab()
    await bench(tab, url, slideWith('<ChecksumDemo :'))
    await verdict(tab, 'verified')
    await tab.choose('[data-demo] [data-card=artifact] input[type=file]', [large.path])
    await until(
      tab,
      'the digest of the large file',
      (digest) =>
        [...document.querySelectorAll('[data-digest=sha256]')].some(
          (one) => one.textContent?.trim() === digest,
        ),
      large.sha256,
    )
    return [await found(tab), await digestsIn(tab)]
  },

  '300 MB on the page for what one has in hand': async ({ session, url, large }) => {
    const tab = await session.tab()
    await tab.goto(`${url}verify`)
    await put(tab, large.path, large.sums)
    await standing(tab, 'large.bin', 'nobody-expected')
    return savedReport(tab)
  },

  'the page for what one has in hand: OpenPGP, green, red and neither': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(`${url}verify`)
    await put(tab, sample(JAR), sample(`openpgp/${JAR}.asc`), sample('openpgp/demo-key.asc'))
    const reports: Plain[] = []
    for (const [expected, value] of [
      ['nobody-expected', ''],
      ['verified', FINGERPRINT],
      ['rejected', FINGERPRINT.replaceAll('5', '6')],
    ] as const) {
      await fill(tab, '[data-expect=fingerprint]', value)
      await standing(tab, JAR, expected)
      reports.push(await savedReport(tab))
    }
    return reports
  },

  'the page for what one has in hand: Sigstore, by a root that a person believes': async ({
    session,
    url,
  }) => {
    const tab = await session.tab()
    await tab.goto(`${url}verify`)
    await put(tab, sample(JAR), sample(`sigstore/${JAR}.sigstore.json`), sample('sigstore/trusted_root.json'))
    await fill(tab, '[data-expect=identity]', IDENTITY)
    await fill(tab, '[data-expect=issuer]', ISSUER)
    await standing(tab, JAR, 'rejected')
    const before = await savedReport(tab)
    await click(tab, '[data-item="trusted_root.json"] [data-action=believe]')
    await standing(tab, JAR, 'verified')
    return [before, await savedReport(tab)]
  },

  'by keyboard alone: scenarios, a demo that keeps its keys, and Esc': async ({ session, url }) => {
    const tab = await session.tab()
    const slide = slideWith('<ChecksumDemo :')
    await bench(tab, url, slide)
    await verdict(tab, 'verified')
    await focus(tab, '[data-demo] [data-scenario=genuine]')
    const told: Plain[] = []
    for (const scenario of ['replaced', 'list', 'collision-md5', 'collision-sha1', 'log4j']) {
      await press(tab, 'Tab', 'Enter')
      await until(
        tab,
        `scenario ${scenario}`,
        (name) =>
          [...document.querySelectorAll(`[data-scenario=${name}]`)].some((one) => one.ariaPressed === 'true'),
        scenario,
      )
      told.push([scenario, await found(tab)])
    }
    await focus(tab, '[data-demo] textarea')
    await press(tab, 'ArrowRight', ' ', 'Enter')
    expect(await placeOf(tab)).toBe(`${slide} 0`)
    await press(tab, 'Escape', 'ArrowRight')
    await until(tab, 'the next click', () => location.search.includes('clicks=1'))
    return told
  },

  'every chapter of /study: its demos, each walked step by step, at the width of its window': async ({
    session,
    url,
  }) => {
    const tab = await session.tab()
    const all: Plain[] = []
    for (const { id, demos } of CHAPTERS) {
      await tab.goto(`${url}study/${id}`)
      await until(tab, `chapter ${id}`, () => document.querySelector('.chapter h1') !== null)
      // Each is made when it comes into sight, and one that was passed before it had begun is looked at again.
      await until(
        tab,
        `all ${demos} demos of ${id}`,
        (wanted) => {
          const all = [...document.querySelectorAll<HTMLElement>('[data-demo]')]
          const waits = all.find(({ dataset }) => dataset.reportState !== 'done')
          if (waits) waits.scrollIntoView()
          else if (scrollY + innerHeight < document.documentElement.scrollHeight - 2) scrollBy(0, innerHeight)
          else if (all.length < wanted) scrollTo(0, 0)
          return all.length === wanted && waits === undefined
        },
        demos,
      )
      all.push(
        await tab.evaluate(() => ({
          demos: [...document.querySelectorAll<HTMLElement>('[data-demo]')].map(({ dataset }) => [
            dataset.demo ?? '',
            dataset.verdict ?? null,
          ]),
          tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        })),
      )
      const walks = await tab.evaluate(() =>
        [...document.querySelectorAll('.walk')].map((walk) => walk.closest('[id^=slide-]')?.id ?? ''),
      )
      for (const walk of walks) all.push([walk, await walked(tab, walk)])
    }
    expect(all.length).toBeGreaterThan(CHAPTERS.length + 5)
    return all
  },

  'the seal on the cover is as large as its words': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(`${url}1`)
    await until(tab, 'the seal', () => document.querySelector('.cover__seal p')?.checkVisibility() === true)
    const [seal, words] = await tab.evaluate(() =>
      ['.cover__seal', '.cover__seal p'].map(
        (css) => document.querySelector<HTMLElement>(css)?.offsetWidth ?? 0,
      ),
    )
    expect(words).toBeGreaterThan(60)
    expect(seal).toBeGreaterThan(words ?? Infinity)
    return null
  },

  'a mission, by keyboard alone': async ({ session, url }) => {
    const tab = await session.tab()
    await tab.goto(`${url}study/missions`)
    await focus(tab, '[data-mission="openpgp/transplant"]')
    await press(tab, 'Enter')
    const is = (because: string) =>
      until(
        tab,
        `a mission: ${because}`,
        (value) => document.querySelector<HTMLElement>('.mission')?.dataset.because === value,
        because,
      )
    await is('nothing-done')
    await tabTo(tab, '[data-option="pay-100"]')
    await press(tab, 'ArrowDown', 'ArrowDown')
    await tabTo(tab, '[data-option="sha256"]')
    await press(tab, 'ArrowDown')
    for (const value of ['pay-100.sha1', 'pay-999999.sha1', 'sha1.digest']) {
      await tabTo(tab, `[data-option="${value}"]`)
      await press(tab, ' ')
    }
    await until(
      tab,
      'a mission solved',
      () => document.querySelector<HTMLElement>('.mission')?.dataset.solved === 'true',
    )
    return tab.evaluate(() => document.querySelector('[data-gpg]')?.textContent ?? null)
  },

  'without its server: slides, demos and the page for what one has in hand': async ({
    session,
    url,
    stop,
  }) => {
    const tab = await session.tab()
    await tab.goto(url)
    await until(tab, 'slide 1', () => document.querySelector('.slidev-layout h1') !== null)
    await press(tab, 'Shift')
    await until(tab, 'all of it kept', () => navigator.serviceWorker.controller?.state === 'activated')
    await stop()
    await tab.reload()
    const all: Plain[] = []
    for (const { tag } of METHODS) {
      await tab.goto(`${url}${slideWith(tag)}?clicks=3`)
      all.push(await verdict(tab, 'rejected'))
    }
    await tab.goto(`${url}verify`)
    await put(tab, sample(JAR), sample(`openpgp/${JAR}.asc`), sample('openpgp/demo-key.asc'))
    await standing(tab, JAR, 'nobody-expected')
    return all
  },

  'two windows: slide, click, workbench and a changed byte, here and there': async ({ session, url }) => {
    const presenter = await session.tab()
    await presenter.goto(`${url}presenter/1?time=25`)
    const audience = await session.tab()
    await audience.goto(`${url}1?time=25`)
    const slide = slideWith('<ChecksumDemo :')
    const agree = async (place: string) => {
      for (const tab of [presenter, audience]) await at(tab, place)
    }
    await agree('1 0')
    // A busy machine may hold a key down for so long that it turns twice.
    for (const tab of [presenter, audience]) {
      const before = await placeOf(tab)
      await tab.toFront()
      await press(tab, 'PageDown')
      await until(
        tab,
        `another place than ${before}`,
        (was) => {
          const last = location.pathname.split('/').at(-1) ?? ''
          return `${last} ${new URLSearchParams(location.search).get('clicks') ?? '0'}` !== was
        },
        before,
      )
      await expect
        .poll(async () => (await placeOf(presenter)) === (await placeOf(audience)), { timeout: 30_000 })
        .toBe(true)
    }
    await turnTo(presenter, slide, 0, '/presenter')
    await agree(`${slide} 0`)
    await turnTo(presenter, slide, 1, '/presenter')
    await agree(`${slide} 1`)
    const [told, shown] = [await found(presenter), await found(audience)]
    expect(shown.verdict).toBe(told.verdict)
    await click(presenter, '[data-demo=checksum] [data-action=bench]')
    await click(presenter, '[data-demo=checksum] [data-action=reset]')
    const before = await found(presenter)
    await click(audience, '[data-demo=checksum] [data-card] :is([data-action=flip], [data-action=undo])')
    const flipped = before.verdict === 'rejected' ? 'verified' : 'rejected'
    const [here, there] = [await verdict(audience, flipped), await verdict(presenter, flipped)]
    expect(here).toEqual(there)
    return [told, before, here]
  },
}

const placeOf = (tab: Tab) =>
  tab.evaluate(() => {
    const last = location.pathname.split('/').at(-1) ?? ''
    return `${last} ${new URLSearchParams(location.search).get('clicks') ?? '0'}`
  })

/** There, and its slide is drawn: before that a key would turn the page. */
const at = (tab: Tab, place: string) =>
  until(
    tab,
    `slide and click ${place}`,
    (wanted) => {
      const last = location.pathname.split('/').at(-1) ?? ''
      const here = `${last} ${new URLSearchParams(location.search).get('clicks') ?? '0'}`
      return (
        here === wanted &&
        document.querySelector(`.slidev-page-${last} .slidev-layout`)?.checkVisibility() === true
      )
    },
    place,
  )

async function put(tab: Tab, ...paths: readonly string[]): Promise<void> {
  await until(tab, 'a place for files', () => document.querySelector('[data-action=choose]') !== null)
  // The page's policy lets nobody ask for a blob by its address: what has one is kept for savedReport.
  await tab.evaluate(() => {
    const made = new Map<string, Blob | MediaSource>()
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob) => {
      const address = make(blob)
      made.set(address, blob)
      return address
    }
    Object.assign(globalThis, { made })
  })
  await tab.choose('[data-action=choose]', paths)
}

const standing = (tab: Tab, name: string, expected: string) =>
  until(
    tab,
    `${name}: ${expected}`,
    (name, expected) =>
      document.querySelector<HTMLElement>(`[data-answer="${name}"]`)?.dataset.standing === expected &&
      document.querySelector('[data-verify]')?.getAttribute('data-state') !== 'working',
    name,
    expected,
  )

/** What the page gives to take away, as programs read it. */
async function savedReport(tab: Tab): Promise<Plain> {
  await until(
    tab,
    'a report to save',
    () => document.querySelector('[data-action=save][href^=blob]') !== null,
  )
  const text = await tab.evaluate(() => {
    const { href } = document.querySelector('[data-action=save]') as HTMLAnchorElement
    const { made } = globalThis as unknown as { made: Map<string, Blob> }
    return made.get(href)?.text() ?? ''
  })
  // Two engines are asked one after the other: only what time it is may differ.
  const isNow = (value: unknown) =>
    typeof value === 'string' &&
    /^\d{4}-.*\.\d{3}Z$/.test(value) &&
    Math.abs(Date.parse(value) - Date.now()) < AN_HOUR
  return JSON.parse(text, (_key, value: unknown) => (isNow(value) ? 'now' : value)) as Plain
}

const digestsIn = (tab: Tab) =>
  tab.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-digest]')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.dataset.digest ?? '', one.textContent?.trim() ?? '']),
    ),
  )

/** What each step of a demo came to, nothing expected. */
async function walked(tab: Tab, slide: string): Promise<Plain> {
  const found: string[] = []
  for (let step = 1; ; step++) {
    const part = `#${slide} .walk > li:nth-child(${step})`
    await click(tab, `${part} [data-answer=skip]`)
    await until(
      tab,
      `what step ${step} of ${slide} comes to`,
      (css) => document.querySelector(`${css} .walk__found b`)?.checkVisibility() === true,
      part,
    )
    found.push(
      await tab.evaluate((css) => document.querySelector(`${css} .walk__found b`)?.textContent ?? '', part),
    )
    if (
      !(await tab.evaluate((css) => document.querySelector(`${css} [data-action=next-step]`) !== null, part))
    )
      return found
    await click(tab, `${part} [data-action=next-step]`)
  }
}

/** @returns a digest of the same bytes by another program */
export const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
