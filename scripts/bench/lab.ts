/**
 * `npm run -s bench:lab`: how long the lab takes in a worker in Chromium. Prints one JSON object, `{ machine, rows }`.
 *
 *     node scripts/bench/lab.ts [--rounds 30]
 *
 * A world is fresh once its log is complete, earlier signings included. Cold: the first thing that a new worker does,
 * its code already loaded.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Page, chromium } from 'playwright-core'
import { CACHE, ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'
import { serveStatic } from '../lib/static-server.ts'
import { browserLaunch } from '../setup/browser.mjs'
import { buildBenchPage, bundle } from './bundle.ts'
import type { LabPageApi, Times } from './lab/page.ts'
import { positive } from './options.ts'
import { type Row, machine, median, minimum, row } from './report.ts'

const HERE = join(ROOT, 'scripts', 'bench')
const WARM_UP = 10
const COLD_STARTS = 9

declare const bench: LabPageApi

await begin(async () => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } })
  const rounds = positive('rounds', values.rounds)
  const folder = join(CACHE, 'bench', 'lab')
  await buildBenchPage(join(HERE, 'lab', 'page.ts'), folder)
  const server = await serveStatic(folder, { base: '/' })
  const browser = await chromium.launch(browserLaunch())
  try {
    const fresh = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(server.url)
      await page.waitForFunction(() => 'bench' in globalThis)
      return work(page).finally(() => context.close())
    }
    const cold: Times[] = []
    for (let i = 0; i < COLD_STARTS; i++) cold.push(await fresh((page) => page.evaluate(() => bench.cold())))
    const options = { warmUp: WARM_UP, rounds }
    const warm = await fresh((page) => page.evaluate((asked) => bench.warm(asked), options))
    const rows = [
      ...rowsOf('cold', cold, { 'fresh world': 250 }),
      ...rowsOf('warm', warm, {
        'sign, v1 log': 20,
        'sign, v2 log': 20,
        'verify, v1 log, nothing remembered': 40,
        'verify, v2 log, nothing remembered': 40,
      }),
      row('the lab beside the verifier, kB gzip', await labSize()),
    ]
    const report = { machine: machine(`Chromium ${browser.version()}`), rows }
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  } finally {
    await browser.close()
    await server.close()
  }
})

/** Kilobytes of 1000 bytes after gzip: what the lab adds to a worker that has the verifier. */
async function labSize(): Promise<number> {
  const inputs = [join(HERE, 'lab', 'lab-only.ts'), join(HERE, 'sigstore', 'verifier-only.ts')]
  const [lab = NaN, verifier = NaN] = await Promise.all(inputs.map(weight))
  return lab - verifier
}

async function weight(input: string): Promise<number> {
  const chunks = await bundle(input)
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000
}

/** @param goals in milliseconds, by what was timed */
function rowsOf(state: string, times: readonly Times[], goals: Readonly<Record<string, number>>): Row[] {
  return Object.keys(times[0] ?? {}).flatMap((what) => {
    const all = times.map((one) => one[what] ?? NaN)
    return [
      row(`${state}: ${what}, median ms`, median(all), goals[what]),
      row(`${state}: ${what}, minimum ms`, minimum(all)),
    ]
  })
}
