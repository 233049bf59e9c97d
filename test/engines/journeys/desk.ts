/** The page for what one has in hand. */
import type { Plain, Tab } from '../../../scripts/engines/engine.ts'
import { click, fill, until } from '../hand.ts'
import { JAR, type Journey, sample } from './ground.ts'

/** Milliseconds. */
const AN_HOUR = 3_600_000
const FINGERPRINT = '5F26E795F2FACF68D4BB8F9372009FF9474B26F5'
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const ISSUER = 'https://token.actions.shomei-lab.invalid'

export const desk: Readonly<Record<string, Journey>> = {
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
}

export async function put(tab: Tab, ...paths: readonly string[]): Promise<void> {
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

export const standing = (tab: Tab, name: string, expected: string) =>
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
