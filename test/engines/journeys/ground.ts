/** What every journey stands on. */
import { join } from 'node:path'
import type { Plain, Session, Tab } from '../../../scripts/engines/engine.ts'
import { ROOT } from '../../../scripts/lib/paths.ts'
import { click, found, until } from '../hand.ts'

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

const SAMPLES = join(ROOT, 'public', 'samples')
export const JAR = 'hello-shomei-1.0.0.jar'
export const sample = (path: string): string => join(SAMPLES, path)

/** A demo in the state in which a hand may change everything. */
export async function bench(tab: Tab, url: string, slide: number): Promise<void> {
  await tab.goto(`${url}${slide}`)
  await found(tab)
  const has = (css: string) =>
    tab.evaluate((css) => [...document.querySelectorAll(css)].some((one) => one.checkVisibility()), css)
  if (await has('[data-demo] [data-action=bench]')) await click(tab, '[data-demo] [data-action=bench]')
  if (await has('[data-demo] [data-action=answer]')) await click(tab, '[data-demo] [data-action=answer]')
  if (await has('[data-demo] [data-scenario=sample]')) await click(tab, '[data-demo] [data-scenario=sample]')
}

/** The three methods: what their sample is, and which of its cards hold files. */
export const METHODS = [
  { tag: '<ChecksumDemo :', own: sample('npm/package.tgz') },
  { tag: '<OpenpgpDemo :', own: sample(JAR) },
  { tag: '<SigstoreDemo :', own: sample(JAR) },
] as const

export const placeOf = (tab: Tab) =>
  tab.evaluate(() => {
    const last = location.pathname.split('/').at(-1) ?? ''
    return `${last} ${new URLSearchParams(location.search).get('clicks') ?? '0'}`
  })

/** There, and its slide is drawn: before that a key would turn the page. */
export const at = (tab: Tab, place: string) =>
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
