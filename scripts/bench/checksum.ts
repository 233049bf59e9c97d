/**
 * `npm run -s bench:checksum`: how long digests of a file take, ours in a built page in Chromium, coreutils' and
 * openssl's in turn. Prints one JSON object, `{ machine, rows }`.
 *
 *     node scripts/bench/checksum.ts [--rounds 5] [--mib 1024] [--memory-mib 5120]
 *
 * Every round times every way once: what slows the machine down slows all of them. Ratios are of times, so less than
 * 1 is faster than the tool.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Algorithm, ALGORITHMS } from '../../playground/checksum/algorithms.ts'
import { CACHE, ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'
import { fileOf, inScratch, sparseFileOf } from './big-file.ts'
import type { ChecksumBench, Timed } from './checksum/page.ts'
import { type FilePage, withFilePage } from './file-page.ts'
import { timed } from './native.ts'
import { positive } from './options.ts'
import { machine, median, minimum, pairedRatio, row, type Row } from './report.ts'

/** The largest file that is taken whole, so that WebCrypto can digest it. */
const WHOLE_MIB = 16

declare const bench: ChecksumBench

/** Milliseconds of each round, by what was timed. */
type Times = Record<string, number[]>

await begin(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      mib: { type: 'string', default: '1024' },
      'memory-mib': { type: 'string', default: '5120' },
    },
  })
  const rounds = positive('rounds', values.rounds)
  const mib = positive('mib', values.mib)
  const memoryMib = positive('memory-mib', values['memory-mib'])
  const input = join(ROOT, 'scripts', 'bench', 'checksum', 'page.ts')
  const report = await inScratch((scratch) =>
    withFilePage(input, join(CACHE, 'bench', 'checksum'), async (page) => {
      const described = machine(page.browserVersion)
      const large = await measure(page, await fileOf(mib, join(scratch, 'large')), rounds)
      const small = await measure(page, await fileOf(WHOLE_MIB, join(scratch, 'small')), rounds)
      await page.choose(await sparseFileOf(memoryMib, join(scratch, 'memory')))
      const { peak } = await page.watched(() => page.page.evaluate(() => bench.all()))
      return {
        machine: described,
        rows: [
          ...rowsOf(`${mib} MiB`, large, { one: 1, all: 1.3 }),
          ...rowsOf(`${WHOLE_MIB} MiB`, small, {}),
          row(`${memoryMib} MiB, all four: peak memory of the renderer, MB (PSS)`, peak.pss, 150),
          row(`${memoryMib} MiB, all four: peak memory of the renderer, MB (resident)`, peak.resident),
        ],
      }
    }),
  )
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
})

async function measure({ page, choose }: FilePage, path: string, rounds: number): Promise<Times> {
  await choose(path)
  const times: Times = {}
  const note = (way: string, ms: number) => (times[way] ??= []).push(ms)
  // Once for the code to be loaded and compiled, as it is for whoever comes with a second file.
  await page.evaluate(() => bench.all())
  for (let i = 0; i < rounds; i++) {
    for (const algorithm of ALGORITHMS) {
      const coreutils = await timed(`${algorithm}sum`, [path])
      note(`${algorithm}: coreutils`, coreutils.ms)
      const ours = await page.evaluate((name) => bench.one(name), algorithm)
      note(`${algorithm}: ours`, agreed(ours, { [algorithm]: coreutils.output }))
      note(`${algorithm}: alone`, await page.evaluate((name) => bench.alone(name), algorithm))
      note(`${algorithm}: openssl`, (await timed('openssl', ['dgst', `-${algorithm}`, path])).ms)
    }
    const started = performance.now()
    const native = await Promise.all(ALGORITHMS.map((algorithm) => timed(`${algorithm}sum`, [path])))
    note('all four: coreutils', performance.now() - started)
    const outputs = Object.fromEntries(ALGORITHMS.map((name, j) => [name, native[j]?.output ?? '']))
    note('all four: ours', agreed(await page.evaluate(() => bench.all()), outputs))
  }
  return times
}

/** @throws {Error} unless each digest is what the tool printed */
function agreed({ ms, digests }: Timed, outputs: Partial<Record<Algorithm, string>>): number {
  for (const [name, output] of Object.entries(outputs)) {
    if (digests[name as Algorithm] !== output.split(' ')[0])
      throw new Error(`bench: our ${name} is ${digests[name as Algorithm]}, ${name}sum says ${output}`)
  }
  return ms
}

function rowsOf(size: string, times: Times, goals: { readonly one?: number; readonly all?: number }): Row[] {
  const rows: Row[] = []
  for (const what of [...ALGORITHMS, 'all four']) {
    const ours = times[`${what}: ours`] ?? []
    const name = `${size}, ${what}`
    rows.push(row(`${name}: ours, median ms`, median(ours)))
    const alone = times[`${what}: alone`]
    if (alone) {
      rows.push(row(`${name}: our hashing alone, nothing read, median ms`, median(alone)))
      const coreutils = times[`${what}: coreutils`] ?? []
      rows.push(row(`${name}: our hashing alone ÷ coreutils, median of pairs`, pairedRatio(alone, coreutils)))
    }
    for (const tool of ['coreutils', 'openssl']) {
      const theirs = times[`${what}: ${tool}`]
      if (!theirs) continue
      const goal = tool === 'openssl' ? undefined : what === 'all four' ? goals.all : goals.one
      rows.push(row(`${name}: ${tool}, median ms`, median(theirs)))
      rows.push(row(`${name}: ours ÷ ${tool}, median of pairs`, pairedRatio(ours, theirs), goal))
      rows.push(row(`${name}: ours ÷ ${tool}, of minima`, minimum(ours) / minimum(theirs), goal))
    }
  }
  return rows
}
