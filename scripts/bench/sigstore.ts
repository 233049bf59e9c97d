/**
 * `npm run -s bench:sigstore`: how long a verification takes in one Chromium run, ours and sigstore-browser's in
 * turn, beside the same library in Node. Prints one JSON object, `{ machine, rows }`.
 *
 *     node scripts/bench/sigstore.ts [--rounds 100]
 *
 * A bundle seen before is answered from memory, so the goals are held against bundles that are new: the memory is
 * emptied before each, then given what the trusted root alone makes constant.
 */
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { begin } from '../lib/say.ts'
import { serveStatic } from '../lib/static-server.ts'
import { browserLaunch } from '../setup/browser.mjs'
import { machine, median, minimum, pairedRatio, row, type Row } from './report.ts'
import { buildPage, sizes } from './sigstore/build.ts'
import { benchCases } from './sigstore/cases.ts'
import { timeInNode } from './sigstore/node.ts'
import type { PageApi, Rounds } from './sigstore/page.ts'
import { installPeer } from './sigstore/peer.ts'

const WARM_UP = 30
const COLD_STARTS = 9
const PEER = 'sigstore-browser'
const FRAME_MS = 16.7

declare const bench: PageApi

await begin(async () => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '100' } } })
  const rounds = Number(values.rounds)
  if (!(rounds >= 1)) throw new Error(`--rounds is ${values.rounds}; it must be a positive number.`)
  const cases = await benchCases()
  const peer = await installPeer()
  const server = await serveStatic(await buildPage(peer), { base: '/' })
  const browser = await chromium.launch(browserLaunch())
  try {
    const rows: Row[] = []
    const fresh = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(server.url)
      await page.waitForFunction(() => 'bench' in globalThis)
      return work(page).finally(() => context.close())
    }
    for (const [i, one] of cases.entries()) {
      const other = cases[(i + 1) % cases.length] ?? one
      const options = { warmUp: WARM_UP, rounds, peer: peer !== undefined }
      const timed = await fresh((page) =>
        page.evaluate(([a, b, c]) => bench.measure(a, b, c), [one, other, options] as const),
      )
      rows.push(...warmRows(one.name, { ...timed, Node: timeInNode(one, WARM_UP, rounds) }))
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let j = 0; j < COLD_STARTS; j++) {
        ours.push(await fresh((page) => page.evaluate((a) => bench.first(a), one)))
        if (peer) theirs.push(await fresh((page) => page.evaluate((a) => bench.firstOfPeer(a), one)))
      }
      rows.push(...firstRows(one.name, ours, theirs))
    }
    const { verifier, worker } = await sizes()
    rows.push(row('verifier, platform and checks, kB gzip', verifier, 60))
    rows.push(row('all that the worker loads first, kB gzip', worker))
    process.stdout.write(
      `${JSON.stringify({ machine: machine(`Chromium ${browser.version()}`), rows }, null, 2)}\n`,
    )
  } finally {
    await browser.close()
    await server.close()
  }
})

function warmRows(name: string, rounds: Rounds): Row[] {
  const rows = Object.entries(rounds).flatMap(([way, times]) => [
    row(`${name}: ${way}, median ms`, median(times), goalOf(way)),
    row(`${name}: ${way}, minimum ms`, minimum(times)),
  ])
  const ours = rounds['new bundle'] ?? []
  for (const [way, goal] of [[PEER, 1], ['Node']] as const) {
    const theirs = rounds[way]
    rows.push(row(`${name}: new bundle ÷ ${way}, median`, theirs && ratioOf(ours, theirs, way), goal))
    rows.push(row(`${name}: new bundle ÷ ${way}, of minima`, theirs && minimum(ours) / minimum(theirs)))
  }
  return rows
}

/** Node runs by itself, so its rounds have no partner. */
function ratioOf(ours: readonly number[], theirs: readonly number[], way: string): number {
  return way === PEER ? pairedRatio(ours, theirs) : median(ours) / median(theirs)
}

function goalOf(way: string): number | undefined {
  return way.startsWith('new bundle') || way.startsWith('artifact edited') ? FRAME_MS : undefined
}

function firstRows(name: string, ours: readonly number[], theirs: readonly number[]): Row[] {
  return [
    row(`${name}: first of a new worker, median ms`, median(ours), 150),
    row(`${name}: first of a new worker, minimum ms`, minimum(ours)),
    row(`${name}: first of ${PEER}, median ms`, theirs.length > 0 ? median(theirs) : undefined),
    row(`${name}: first of ${PEER}, minimum ms`, theirs.length > 0 ? minimum(theirs) : undefined),
  ]
}
