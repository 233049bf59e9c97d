/** The deck under test: its slides, its demos, and a browser that tells on what it should not do. */
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { load } from '@slidev/parser/fs'
import { DECK } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'

const deck = await load({ userRoot: ROOT, roots: [ROOT] }, DECK)

export const SLIDES = deck.slides.map((slide, i) => ({
  number: i + 1,
  title: slide.title ?? '',
  content: slide.content,
  /** How often the speaker's notes say to click. */
  cues: [...(slide.note ?? '').matchAll(/\[click(?::(\d+))?\]/g)].reduce(
    (sum, [, times = '1']) => sum + Number(times),
    0,
  ),
  /** What its address ends in. */
  path: String(slide.frontmatter.routeAlias ?? i + 1),
}))

export type DemoName = 'checksum' | 'openpgp' | 'sigstore' | 'keyless' | 'post-quantum'
const TAGS: Readonly<Record<DemoName, string>> = {
  checksum: '<ChecksumDemo',
  openpgp: '<OpenpgpDemo',
  sigstore: '<SigstoreDemo',
  keyless: '<KeylessDemo',
  'post-quantum': '<PostQuantumDemo',
}

export function slideOf(demo: DemoName): number {
  const slide = SLIDES.find(({ content }) => content.includes(TAGS[demo]))
  if (!slide) throw new Error(`deck: no slide mounts the ${demo} demo`)
  return slide.number
}

/** What Chromium or the tests themselves warn of, and why no slide can help it. */
const UNAVOIDABLE: Readonly<Record<string, RegExp>> = {
  'most tests keep the service worker out, so that each begins with nothing kept':
    /^Service Worker registration blocked by Playwright$/,
}

function isMisdeed(type: string, text: string): boolean {
  if (type === 'error') return true
  return type === 'warning' && !Object.values(UNAVOIDABLE).some((known) => known.test(text))
}

/**
 * Every test fails on an error or a warning in the console, an exception, or a request to anything but the deck's own
 * server.
 */
export const test = base.extend<{ misdeeds: string[] }>({
  // What a context that is used again would keep: begins.spec.ts.
  context: async ({ context }, use) => {
    await use(context)
    await context.clearPermissions()
    const unnamed = (page: Page) => page.evaluate(() => void (window.name = '')).catch(() => undefined)
    await Promise.all(context.pages().map(unnamed))
  },
  misdeeds: [
    async ({ page, baseURL }, use) => {
      const misdeeds: string[] = []
      page.on('console', (message) => {
        if (isMisdeed(message.type(), message.text())) misdeeds.push(`console: ${message.text()}`)
      })
      page.on('pageerror', (error) => misdeeds.push(`exception: ${error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) misdeeds.push(`request: ${url}`)
      })
      await use(misdeeds)
      expect(misdeeds).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

/**
 * One press of a clicker, however busy the machine is: a key that stays down for a second is held, and turns twice.
 *
 * @param key as `KeyboardEvent.key` and `code` have it
 */
export async function tap(page: Page, key: 'PageDown' | 'PageUp' | 'ArrowDown'): Promise<void> {
  // Both are on their way before the page has answered the first.
  await Promise.all([page.keyboard.down(key), page.keyboard.up(key)])
}

export class Demo {
  readonly root: Locator
  constructor(page: Page, name: DemoName) {
    this.root = page.locator(`[data-demo="${name}"]`).filter({ visible: true })
  }

  /** As it stands once somebody has taken it out of the slide's story: the deck's own sample, verified. */
  static async open(page: Page, name: DemoName): Promise<Demo> {
    await page.goto(`/${slideOf(name)}`)
    const demo = new Demo(page, name)
    await expect(demo.root).toHaveAttribute('data-report-state', 'done')
    await demo.openBench()
    const answer = demo.root.locator('[data-action=answer]')
    if (await answer.isVisible()) await answer.click()
    if (name === 'openpgp') await demo.root.locator('[data-scenario=sample]').click()
    await expect(demo.root).toHaveAttribute('data-report-state', 'done')
    return demo
  }

  /** With everything that a hand can change; a slide whose demo is told shows a room less. */
  async openBench(): Promise<void> {
    await expect(this.root).toBeVisible()
    const bench = this.root.locator('[data-action=bench]')
    if (await bench.isVisible()) await bench.click()
  }

  card(title: string): Locator {
    return this.root.locator(`[data-card="${title}"]`)
  }

  async verdict(expected: 'verified' | 'rejected' | 'undecided'): Promise<void> {
    await expect(this.root).toHaveAttribute('data-verdict', expected)
    await expect(this.root).toHaveAttribute('data-report-state', 'done')
  }

  /** What the page shows of each check, by id. */
  async checks(): Promise<Record<string, string>> {
    const rows = this.root.locator('[data-check]')
    return Object.fromEntries(
      await rows.evaluateAll((elements) =>
        elements.map((element) => [element.getAttribute('data-check'), element.getAttribute('data-status')]),
      ),
    ) as Record<string, string>
  }

  async flip(card: string): Promise<void> {
    await this.card(card).locator('[data-action=flip]').click()
  }

  async choose(card: string, ...files: { name: string; bytes: Uint8Array }[]): Promise<void> {
    await this.card(card)
      .locator('input[type=file]')
      .setInputFiles(
        files.map(({ name, bytes }) => ({
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(bytes),
        })),
      )
  }
}
