/** What a browser fetches before slide 1 can be used, and how long it is busy while slides are shown. */
import type { Browser, Page } from 'playwright-core'

export const KINDS = ['scripts', 'styles', 'fonts', 'pictures', 'page'] as const
export type Kind = (typeof KINDS)[number]

/** Set by setup/slides-ahead.ts when slide 1 has been looked at: what comes later is for later slides. */
const MARK = 'shomei:ahead'
/** Microseconds: longer, and a key press waits. */
const LONG = 50_000
/** Milliseconds a slide is looked at; no speaker turns faster. */
const LOOK = 900

export interface FirstSlide {
  /** Bytes as they came over the line. */
  readonly bytes: Readonly<Record<Kind, number>>
  readonly requests: number
}

/** @param url slide 1, from a server that compresses */
export async function firstSlide(browser: Browser, url: string): Promise<FirstSlide> {
  const page = await freshPage(browser)
  try {
    await page.goto(url)
    await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK)
    const loaded = await page.evaluate((mark) => {
      const until = performance.getEntriesByName(mark)[0]?.startTime ?? 0
      return (performance.getEntries() as PerformanceResourceTiming[])
        .filter(
          ({ entryType, startTime }) => /^(?:navigation|resource)$/.test(entryType) && startTime < until,
        )
        .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }))
    }, MARK)
    const bytes: Record<Kind, number> = { scripts: 0, styles: 0, fonts: 0, pictures: 0, page: 0 }
    for (const one of loaded) bytes[kindOf(one.path)] += one.bytes
    return { bytes, requests: loaded.length }
  } finally {
    await page.context().close()
  }
}

function kindOf(path: string): Kind {
  if (/\.js$/.test(path)) return 'scripts'
  if (/\.css$/.test(path)) return 'styles'
  if (/\.woff2$/.test(path)) return 'fonts'
  return /\.(?:svg|png)$/.test(path) ? 'pictures' : 'page'
}

export interface LongTask {
  /** The slide that was shown. */
  readonly slide: number
  /** Milliseconds by the clock, and of processor time: on a busy machine the two part. */
  readonly wall: number
  readonly cpu: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

const TURN = 'shomei:slide:'

/**
 * Tasks of more than 50 ms from the moment slide 1 is shown until the last slide has been.
 *
 * @param slides how many there are
 */
export async function longTasks(browser: Browser, url: string, slides: number): Promise<LongTask[]> {
  const page = await freshPage(browser)
  try {
    await page.goto(url)
    await page.locator('.slidev-layout h1').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
    const turned = (slide: number) => page.evaluate((mark) => void performance.mark(mark), `${TURN}${slide}`)
    await turned(1)
    await page.waitForTimeout(5 * LOOK)
    for (let slide = 2; slide <= slides; slide++) {
      await turned(slide)
      // Down turns to the next slide, whatever clicks are left.
      await page.keyboard.press('ArrowDown')
      await page.waitForTimeout(LOOK)
    }
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
      traceEvents: TraceEvent[]
    }
    return tasksOf(traceEvents)
  } finally {
    await page.context().close()
  }
}

/** Of the thread that set the marks. */
function tasksOf(events: readonly TraceEvent[]): LongTask[] {
  const marks = events.filter(({ name }) => name.startsWith(TURN)).toSorted((a, b) => a.ts - b.ts)
  const main = marks[0]
  const tasks = events.filter(
    ({ name, ph, pid, tid, dur = 0 }) =>
      ph === 'X' && /RunTask$/.test(name) && pid === main?.pid && tid === main.tid && dur > LONG,
  )
  const slideAt = (ts: number) =>
    Number(marks.findLast((mark) => mark.ts <= ts)?.name.slice(TURN.length) ?? 1)
  // One task is told several times, by each layer that ran it.
  const outer = tasks.filter(
    (task) => !tasks.some((other) => other !== task && other.ts <= task.ts && endOf(other) >= endOf(task)),
  )
  return outer
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      slide: slideAt(ts),
      wall: Math.round(dur / 1000),
      cpu: Math.round(tdur / 1000),
    }))
}

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  return context.newPage()
}
