/** How each slide looks at its last click: as a picture for a person, and by its boxes for a machine. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tab } from '../../scripts/engines/engine.ts'
import { SLIDES } from './deck.ts'
import { turnTo, until } from './hand.ts'

export interface Drawn {
  readonly slide: number
  /** Boxes that scroll, or whose content is cut: by class, with the pixels that are too many. */
  readonly over: readonly string[]
  /** Pictures that have no size or did not load. */
  readonly blank: readonly string[]
}

/** @param folder where the pictures go. @param url of an edition, with a slash at the end */
export async function drawSlides(tab: Tab, url: string, folder: string): Promise<Drawn[]> {
  mkdirSync(folder, { recursive: true })
  await tab.goto(`${url}1`)
  await until(tab, 'slide 1', () => document.querySelector('.slidev-layout h1') !== null)
  const all: Drawn[] = []
  for (const { number } of SLIDES) {
    await turnTo(tab, number, 99)
    await until(
      tab,
      `slide ${number}`,
      async (no) => {
        const slide = document.querySelector(`.slidev-page-${no}`)
        if (slide?.querySelector('.slidev-layout')?.checkVisibility() !== true) return false
        if (slide.querySelector('[data-demo]:not([data-report-state=done])') !== null) return false
        await document.fonts.ready
        return document
          .getAnimations()
          .every(
            ({ playState, effect }) =>
              playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
          )
      },
      number,
    )
    all.push({ slide: number, ...(await tab.evaluate(boxesOf, number)) })
    writeFileSync(join(folder, `${String(number).padStart(2, '0')}.png`), await tab.picture())
  }
  return all
}

function boxesOf(no: number): Omit<Drawn, 'slide'> {
  const slide = document.querySelector(`.slidev-page-${no}`)
  const over: string[] = []
  const blank: string[] = []
  for (const box of slide?.querySelectorAll<HTMLElement>('*') ?? []) {
    if (!box.checkVisibility()) continue
    if (box instanceof HTMLImageElement && (!box.complete || box.naturalWidth === 0)) blank.push(box.src)
    const { overflowX, overflowY } = getComputedStyle(box)
    const [wide, high] = [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    // A pixel is rounded away.
    if ((scrolls(overflowX) && wide > 1) || (scrolls(overflowY) && high > 1)) over.push(String(box.className))
  }
  return { over, blank }
}
