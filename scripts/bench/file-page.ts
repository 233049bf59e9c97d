/** A built page in Chromium that is given files from the disk through its file input, as the deck is. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { serveStatic } from '../lib/static-server.ts'
import { browserLaunch } from '../setup/browser.mjs'
import { buildBenchPage } from './bundle.ts'

const SAMPLE_EVERY_MS = 50

export interface FilePage {
  readonly page: Page
  readonly browserVersion: string
  readonly choose: (path: string) => Promise<void>
  /** What `work` returns, and the most memory that the page's process held meanwhile. */
  readonly watched: <T>(work: () => Promise<T>) => Promise<{ readonly value: T; readonly peak: Memory }>
}

/** MB of 10^6 bytes; `undefined` where the system does not tell. */
export interface Memory {
  /** Proportional: what processes share, such as the browser's code, counts by its share. */
  readonly pss: number | undefined
  readonly resident: number | undefined
}

/**
 * @param input the page's script, which sets `globalThis.bench`
 * @param folder where the built page goes
 */
export async function withFilePage<T>(
  input: string,
  folder: string,
  work: (page: FilePage) => Promise<T>,
): Promise<T> {
  await buildBenchPage(input, folder, { body: '<input type="file">' })
  const server = await serveStatic(folder, { base: '/' })
  const browser = await chromium.launch(browserLaunch())
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    await page.waitForFunction(() => 'bench' in globalThis)
    return await work({
      page,
      browserVersion: `Chromium ${browser.version()}`,
      choose: (path) => page.setInputFiles('input', path),
      watched: (run) => watched(browser, run),
    })
  } finally {
    await browser.close()
    await server.close()
  }
}

async function watched<T>(browser: Browser, run: () => Promise<T>): Promise<{ value: T; peak: Memory }> {
  const pid = await busiestRenderer(browser)
  let pss: number | undefined
  const look = () => {
    const now = pid === undefined ? undefined : kilobytes(pid, 'smaps_rollup', 'Pss')
    if (now !== undefined) pss = Math.max(pss ?? 0, now)
  }
  const timer = setInterval(look, SAMPLE_EVERY_MS)
  try {
    const value = await run()
    look()
    const resident = pid === undefined ? undefined : kilobytes(pid, 'status', 'VmHWM')
    return { value, peak: { pss: pss && pss / 1000, resident: resident && resident / 1000 } }
  } finally {
    clearInterval(timer)
  }
}

/** The page's own process: the one that has worked most, which the browser's own pages have not. */
async function busiestRenderer(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return renderers.sort((a, b) => b.cpuTime - a.cpuTime)[0]?.id
}

function kilobytes(pid: number, file: string, field: string): number | undefined {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/${file}`, 'utf8'),
    )
    return found ? (Number(found[1]) * 1024) / 1000 : undefined
  } catch {
    return undefined
  }
}
