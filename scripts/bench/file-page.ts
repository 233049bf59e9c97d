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
  const most = new Map<number, number>()
  const look = (pids: readonly number[]) => {
    for (const pid of pids) {
      const now = megabytes(pid, 'smaps_rollup', 'Pss')
      if (now !== undefined) most.set(pid, Math.max(most.get(pid) ?? 0, now))
    }
  }
  const pids = await renderers(browser)
  const timer = setInterval(() => look(pids), SAMPLE_EVERY_MS)
  try {
    const value = await run()
    look(pids)
    // The page's own process has worked most; the others are the browser's.
    const [pid] = (await renderers(browser)).filter((one) => pids.includes(one))
    if (pid === undefined) return { value, peak: { pss: undefined, resident: undefined } }
    return { value, peak: { pss: most.get(pid), resident: megabytes(pid, 'status', 'VmHWM') } }
  } finally {
    clearInterval(timer)
  }
}

/** @returns process ids, the busiest so far first */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => b.cpuTime - a.cpuTime)
    .map(({ id }) => id)
}

function megabytes(pid: number, file: string, field: string): number | undefined {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/${file}`, 'utf8'),
    )
    return found ? (Number(found[1]) * 1024) / 1e6 : undefined
  } catch {
    return undefined
  }
}
