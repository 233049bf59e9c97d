/** The demos on their slides. */
import { expect } from 'vitest'
import type { Plain, Tab } from '../../../scripts/engines/engine.ts'
import { DEMOS, slideWith } from '../deck.ts'
import { click, focus, found, press, turnTo, until, verdict } from '../hand.ts'
import { bench, type Journey, METHODS, placeOf, sample } from './ground.ts'

export const demos: Readonly<Record<string, Journey>> = {
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
}

const digestsIn = (tab: Tab) =>
  tab.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-digest]')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.dataset.digest ?? '', one.textContent?.trim() ?? '']),
    ),
  )
