/** What a talk stands on: its cover, both windows, and no network. */
import { expect } from 'vitest'
import type { Plain } from '../../../scripts/engines/engine.ts'
import { slideWith } from '../deck.ts'
import { click, found, press, turnTo, until, verdict } from '../hand.ts'
import { put, standing } from './desk.ts'
import { at, JAR, type Journey, METHODS, placeOf, sample } from './ground.ts'

export const stage: Readonly<Record<string, Journey>> = {
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
    // Each computes in its own time.
    await expect
      .poll(async () => [(await found(presenter)).verdict, (await found(audience)).verdict], {
        timeout: 30_000,
      })
      .toEqual(['rejected', 'rejected'])
    const told = await found(presenter)
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
