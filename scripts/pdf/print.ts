/** Prints the built deck to PDF once everything on every slide has settled. */
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { browserLaunch } from '../setup/browser.mjs'

/** Slidev's own default canvas, CSS pixels. */
const CANVAS = { width: 980, height: 551.25 }
/** A break after the last slide, or Mermaid's empty workbench behind it, would add a blank page. */
const PRINT_CSS =
  '.print-slide-container:last-child { break-after: auto } #mermaid-rendering-container { display: none }'
const LONGEST_LOAD = 60_000
const LONGEST_WAIT = 60_000

export interface PrintOptions {
  /** The deck's address, with a slash at the end. */
  readonly url: string
  readonly slides: number
  /** One page for every click, not for every slide. */
  readonly clicks?: boolean
}

export interface Printed {
  readonly pdf: Uint8Array
  /** How many pages the browser laid out. */
  readonly pages: number
}

/**
 * @throws {Error} if there is no browser, or something on a slide never settles (naming the slides)
 */
export async function printDeck({ url, slides, clicks = false }: PrintOptions): Promise<Printed> {
  const browser = await chromium.launch(browserLaunch())
  try {
    // As tall as the whole deck: what waits to be seen before it draws has been seen.
    const page = await browser.newPage({
      viewport: { width: CANVAS.width, height: Math.ceil(CANVAS.height) * slides },
    })
    page.setDefaultTimeout(LONGEST_LOAD)
    await page.goto(`${url}print?print=${clicks ? 'clicks' : 'true'}`)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    await page
      .locator('.print-slide-container')
      .nth(slides - 1)
      .waitFor({ state: 'attached' })
    await settled(page)
    await page.addStyleTag({ content: PRINT_CSS })
    const pages = await page.locator('.print-slide-container').count()
    const pdf = await page.pdf({
      ...CANVAS,
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      printBackground: true,
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
    })
    return { pdf, pages }
  } finally {
    await browser.close()
  }
}

async function settled(page: Page): Promise<void> {
  const until = performance.now() + LONGEST_WAIT
  for (let quiet = 0; quiet < 2;) {
    const busy = await page.evaluate(unsettled)
    quiet = busy.length === 0 ? quiet + 1 : 0
    if (performance.now() > until) throw new Error(`Not printed, still unfinished: ${busy.join('; ')}.`)
    await page.waitForTimeout(100)
  }
}

/** Runs in the page: what is not finished yet, each with its slide. */
function unsettled(): string[] {
  const unfinished = (
    what: string,
    selector: string,
    isFinished: (element: Element) => boolean = () => false,
  ) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => !isFinished(element))
      .map(
        (element) => `${what} on slide ${element.closest('.print-slide-container')?.id.split('-')[0] ?? '?'}`,
      )
  const awaited = (element: Element) => {
    const selector = element.getAttribute('data-waitfor')
    return !selector || (element.querySelector(selector)?.getClientRects().length ?? 0) > 0
  }
  return [
    ...unfinished('a slide', '.slidev-slide-loading'),
    ...unfinished('a report', '[data-report-state="pending"]'),
    ...unfinished('an awaited part', '[data-waitfor]', awaited),
    ...unfinished('a diagram', '.mermaid', (element) => element.shadowRoot?.querySelector('svg') != null),
    ...unfinished('an image', 'img', (element) => (element as HTMLImageElement).complete),
    ...(document.fonts.status === 'loading' ? ['a font'] : []),
  ]
}
