/** The built deck's print page in a browser, everything on it finished. */
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { browserLaunch, findBrowser } from '../setup/browser.mjs'

/** Slidev's canvas in CSS pixels: 980 wide, and the height of 16:9 in whole pixels. */
export const CANVAS = { width: 980, height: 552 }

export type Theme = 'light' | 'dark'

export interface PrintPageOptions {
  /** The deck's address here, with a slash at the end. */
  readonly url: string
  /** The address under which the deck is published, with a slash at the end: where QR codes and links lead. */
  readonly site?: string | undefined
  readonly slides: number
  /** One page for every click, not for every slide. */
  readonly clicks?: boolean
  /** Device pixels for each pixel of the canvas, for pictures. */
  readonly scale?: number
  /** More of the browser's environment, such as another font configuration. */
  readonly env?: NodeJS.ProcessEnv
}

/** What a page of the PDF must show, asked from the browser that shows it. */
export interface ShownPage {
  readonly slide: number
  readonly heading: string
  /** Each letter once. */
  readonly letters: string
  /** Addresses outside of the deck. */
  readonly links: readonly string[]
}

const CONTAINER = '.print-slide-container'
/**
 * A break after the last slide, or Mermaid's workbench behind it, would add a blank page. The workbench keeps its size:
 * diagrams are drawn anew when the theme changes, and measured there.
 */
const PRINT_CSS = `${CONTAINER}:last-child { break-after: auto }
#mermaid-rendering-container { position: fixed; top: 0; left: 0; visibility: hidden }`
/** How often, and by how much, a demo may be set smaller: down to two thirds. */
const FIT_STEPS = 8
const FIT_FACTOR = 0.95
const LONGEST_LOAD = 120_000
const LONGEST_WAIT = 120_000
/** How often in a row nothing may be unfinished before it counts. */
const QUIET = 2

export class PrintPage {
  readonly page: Page
  /** Slides that hold more than they show, where one would scroll on a screen. */
  readonly cut: readonly number[]

  private constructor(page: Page, cut: readonly number[]) {
    this.page = page
    this.cut = cut
  }

  /**
   * @throws {Error} if there is no browser, or something on a slide never settles (naming the slides)
   */
  static async open(options: PrintPageOptions): Promise<PrintPage> {
    const { url, site, slides, clicks = false, scale = 1, env = {} } = options
    if (findBrowser() === undefined)
      throw new Error(
        'There is no browser to print with; install Chrome or Chromium, or set CHROME_PATH to one.',
      )
    const browser = await chromium
      .launch({ ...browserLaunch(), env: { ...process.env, ...env } as Record<string, string> })
      .catch((error: unknown) => {
        throw new Error(
          `The browser could not be started (${firstLine(error)}); set CHROME_PATH to a Chrome or Chromium that runs.`,
        )
      })
    try {
      // As tall as the whole deck: what waits to be seen before it draws has been seen.
      const page = await browser.newPage({
        viewport: { width: CANVAS.width, height: CANVAS.height * slides },
        deviceScaleFactor: scale,
        serviceWorkers: 'block',
      })
      page.setDefaultTimeout(LONGEST_LOAD)
      if (site !== undefined) await published(page, site)
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(firstLine(error)))
      await page.goto(`${url}print?print=${clicks ? 'clicks' : 'true'}`)
      await page
        .locator(CONTAINER)
        .nth(slides - 1)
        .waitFor({ state: 'attached' })
        .catch((error: unknown) => {
          throw new Error(
            `The print page does not show its ${slides} slides (${errors[0] ?? firstLine(error)}); build the deck anew.`,
          )
        })
      await settled(page)
      await page.addStyleTag({ content: PRINT_CSS })
      await page.evaluate(linksForPaper, { base: url, site, container: CONTAINER })
      return new PrintPage(page, await fitDemos(page))
    } catch (error) {
      await browser.close()
      throw error
    }
  }

  async show(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ media: 'screen', colorScheme: theme })
    await this.page.locator(`html.${theme}`).waitFor()
    await settled(this.page)
  }

  /** Waits until everything in it is finished. */
  settle(): Promise<void> {
    return settled(this.page)
  }

  /** Every page as it is shown now. */
  shown(): Promise<ShownPage[]> {
    return this.page.evaluate(contents, CONTAINER)
  }

  async pdf(): Promise<Uint8Array> {
    return this.page.pdf({
      width: CANVAS.width,
      height: CANVAS.height,
      printBackground: true,
      preferCSSPageSize: true,
      tagged: true,
    })
  }

  /**
   * One PNG for each page, in order, named as the page is: its slide's number, and with clicks the step's.
   *
   * @param wanted slides, from 1; all if left out
   */
  async *pictures(
    wanted?: readonly number[],
  ): AsyncGenerator<{ readonly name: string; readonly png: Buffer }> {
    await this.page.setViewportSize(CANVAS)
    const containers = await this.page.locator(CONTAINER).all()
    const ids = await Promise.all(containers.map((container) => container.getAttribute('id')))
    const slides = ids.map((id) => Number.parseInt(id ?? '', 10))
    const digits = String(Math.max(...slides)).length
    for (const [i, container] of containers.entries()) {
      const slide = slides[i] ?? 0
      if (wanted !== undefined && !wanted.includes(slide)) continue
      const steps = slides.filter((other) => other === slide).length
      const step = slides.slice(0, i).filter((other) => other === slide).length + 1
      const name = String(slide).padStart(digits, '0') + (steps > 1 ? `-${step}` : '')
      yield { name, png: await container.screenshot({ animations: 'disabled' }) }
    }
  }

  async close(): Promise<void> {
    await this.page.context().browser()?.close()
  }
}

/** The page knows its public address as it would there: from its canonical link. */
async function published(page: Page, site: string): Promise<void> {
  await page.route(
    ({ pathname }) => pathname.endsWith('/print'),
    async (route) => {
      const response = await route.fetch()
      const html = (await response.text()).replace(/<link[^>]*rel="?canonical"?[^>]*>/, '')
      const head = html.indexOf('</head>')
      const link = `<link rel="canonical" href="${encodeURI(site)}">`
      await route.fulfill({ response, body: html.slice(0, head) + link + html.slice(head) })
    },
  )
}

async function settled(page: Page): Promise<void> {
  const until = performance.now() + LONGEST_WAIT
  for (let quiet = 0; quiet < QUIET;) {
    const busy = await page.evaluate(unsettled, CONTAINER)
    quiet = busy.length === 0 ? quiet + 1 : 0
    if (performance.now() > until) throw new Error(`Not printed, still unfinished: ${busy.join('; ')}.`)
    await page.waitForTimeout(100)
  }
}

/** Runs in the page: what is not finished yet, each with its slide. */
function unsettled(container: string): string[] {
  const unfinished = (
    what: string,
    selector: string,
    isFinished: (element: Element) => boolean = () => false,
  ) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => !isFinished(element))
      .map((element) => `${what} on slide ${element.closest(container)?.id.split('-')[0] ?? '?'}`)
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

/**
 * Paper does not scroll: a demo that holds more than it shows is set smaller until it shows all.
 *
 * @returns the slides that still do not
 */
async function fitDemos(page: Page): Promise<number[]> {
  for (let step = 0; step < FIT_STEPS; step++) {
    const cut = await page.evaluate(cutPages, CONTAINER)
    if (cut.length === 0) break
    await page.evaluate(shrinkDemos, { ids: cut, factor: FIT_FACTOR })
  }
  return (await page.evaluate(cutPages, CONTAINER)).map((id) => Number.parseInt(id, 10))
}

/** Runs in the page: the ids of pages with a box that hides a part of what is in it. */
function cutPages(container: string): string[] {
  /** About the smallest line, in CSS pixels. */
  const line = 16
  const isCut = (box: Element) => {
    const { overflowY, paddingBottom, webkitLineClamp } = getComputedStyle(box)
    // Ends in three dots, on a screen too.
    if (webkitLineClamp !== 'none') return false
    const hidden = box.scrollHeight - Number.parseFloat(paddingBottom) - box.clientHeight
    return box.clientHeight >= line && hidden >= line / 2 && /auto|scroll|hidden|clip/.test(overflowY)
  }
  return [...document.querySelectorAll(container)]
    .filter((page) => [...page.querySelectorAll('*')].some(isCut))
    .map(({ id }) => id)
}

/** Runs in the page. */
function shrinkDemos({ ids, factor }: { readonly ids: readonly string[]; readonly factor: number }): void {
  const columns = ':is(.shell__inputs, .shell__report, .shell__stage)'
  for (const id of ids)
    for (const column of document.querySelectorAll<HTMLElement>(`[id="${id}"] [data-demo] > ${columns}`))
      column.style.setProperty('zoom', String(Number(getComputedStyle(column).zoom) * factor))
}

/** Runs in the page: a link to a slide leads to its page, one to another part of the site to where that is published. */
function linksForPaper({
  base,
  site,
  container,
}: {
  base: string
  site: string | undefined
  container: string
}): void {
  const first = new Map<number, string>()
  for (const { id } of document.querySelectorAll(container)) {
    const slide = Number.parseInt(id, 10)
    if (!first.has(slide)) first.set(slide, id)
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`${container} a[href]`)) {
    if (!link.href.startsWith(base)) continue
    const place = link.href.slice(base.length)
    const slide = /^(?:print[^#]*#)?\/?(\d+)(?:[?#].*)?$/.exec(place)?.[1]
    const page = first.get(Number(slide))
    if (page !== undefined) link.setAttribute('href', `#${page}`)
    else if (site !== undefined) link.href = new URL(place, site).href
    else link.removeAttribute('href')
  }
}

/** Runs in the page: what each page shows. */
function contents(container: string): ShownPage[] {
  const bare = (text: string) => text.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
  const visible = { opacityProperty: true, visibilityProperty: true }

  /** Whether all of a text is inside of whatever cuts it off: of one that scrolls, the rest is not on paper. */
  const inSight = (text: Text) => {
    const range = document.createRange()
    range.selectNode(text)
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    for (let up = parentOf(text); up !== undefined; up = parentOf(up)) {
      if (getComputedStyle(up).overflow === 'visible') continue
      const cut = up.getBoundingClientRect()
      const inside = ({ top, bottom, left, right }: DOMRect) =>
        top >= cut.top - 1 && bottom <= cut.bottom + 1 && left >= cut.left - 1 && right <= cut.right + 1
      if (!boxes.every(inside)) return false
    }
    return boxes.length > 0
  }
  const parentOf = (node: Node): Element | undefined => {
    const parent = node.parentNode
    if (parent instanceof ShadowRoot) return parent.host
    return parent instanceof Element ? parent : undefined
  }
  const textsIn = (root: Node): string => {
    let text = ''
    for (const node of root.childNodes) {
      if (node instanceof Text) text += inSight(node) ? node.data : ''
      else if (node instanceof Element && node.checkVisibility(visible)) {
        text += node.shadowRoot ? textsIn(node.shadowRoot) : ''
        text += textsIn(node)
      }
    }
    return text
  }
  return [...document.querySelectorAll(container)].map((slide) => ({
    slide: Number.parseInt(slide.id, 10),
    heading: (slide.querySelector('h1')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    letters: [...new Set(bare(textsIn(slide)))].sort().join(''),
    links: [...slide.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter((link) => link.checkVisibility(visible) && /^https?:/.test(link.getAttribute('href') ?? ''))
      .map(({ href }) => href),
  }))
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0]?.trim() ?? ''
}
