/**
 * `npm run -s bench:openpgp`: how long a detached signature over a large file takes, ours in a built page in Chromium
 * and `gpg --verify` in turn. Prints one JSON object, `{ machine, rows }`.
 *
 *     node scripts/bench/openpgp.ts [--rounds 5] [--mib 512]
 *
 * The keys and signatures are gpg's own, made for this run. Ratios are of times: 1.11 is nine tenths of gpg's speed.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { toHex } from '../../playground/bytes.ts'
import { CACHE, ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'
import { fileOf, inScratch } from './big-file.ts'
import { type FilePage, withFilePage } from './file-page.ts'
import { timed } from './native.ts'
import { endAgent, gpg, type Signed, signedBy } from './openpgp/gpg.ts'
import type { OpenpgpBench } from './openpgp/page.ts'
import { positive } from './options.ts'
import { machine, median, minimum, pairedRatio, row, type Row } from './report.ts'

/** As a ratio of times. */
const NINE_TENTHS = 1.11

declare const bench: OpenpgpBench

await begin(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, mib: { type: 'string', default: '512' } },
  })
  const rounds = positive('rounds', values.rounds)
  const mib = positive('mib', values.mib)
  const [version = ''] = (await timed('gpg', ['--version'])).output.split('\n')
  const input = join(ROOT, 'scripts', 'bench', 'openpgp', 'page.ts')
  const report = await inScratch(async (scratch) => {
    const home = join(scratch, 'gnupg')
    try {
      const file = await fileOf(mib, join(scratch, 'artifact'))
      const cases = await signedBy(home, file)
      return await withFilePage(input, join(CACHE, 'bench', 'openpgp'), async (page) => {
        await page.choose(file)
        const described = { ...machine(page.browserVersion), gpg: version }
        const { value, peak } = await page.watched(() => measure(page, cases, { home, file, rounds }))
        return {
          machine: described,
          rows: [
            ...value.flatMap(rowsOf),
            row(`${mib} MiB: peak memory of the renderer, MB (PSS)`, peak.pss, 150),
            row(`${mib} MiB: peak memory of the renderer, MB (resident)`, peak.resident),
          ],
        }
      })
    } finally {
      await endAgent(home)
    }
  })
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
})

interface Times {
  readonly name: string
  readonly ours: number[]
  readonly gpg: number[]
}

async function measure(
  { page }: FilePage,
  cases: readonly Signed[],
  { home, file, rounds }: { readonly home: string; readonly file: string; readonly rounds: number },
): Promise<Times[]> {
  const all = cases.map((one) => ({
    one,
    times: { name: one.name, ours: [] as number[], gpg: [] as number[] },
  }))
  const now = new Date().toISOString()
  const ours = async ({ signature, key, name }: Signed) => {
    const wanted = { signature: toHex(signature), key: toHex(key), now }
    const { ms, verdict } = await page.evaluate((given) => bench.verify(given), wanted)
    if (verdict !== 'verified') throw new Error(`bench: ${name} is ${verdict} in the page, and good for gpg`)
    return ms
  }
  // Once for the code to be loaded and compiled, as it is for whoever comes with a second file.
  for (const { one } of all) await ours(one)
  for (let i = 0; i < rounds; i++) {
    for (const { one, times } of all) {
      times.gpg.push((await gpg(home, '--verify', one.signatureFile, file)).ms)
      times.ours.push(await ours(one))
    }
  }
  return all.map(({ times }) => times)
}

function rowsOf({ name, ours, gpg }: Times): Row[] {
  return [
    row(`${name}: ours, median ms`, median(ours)),
    row(`${name}: gpg --verify, median ms`, median(gpg)),
    row(`${name}: ours ÷ gpg, median of pairs`, pairedRatio(ours, gpg), NINE_TENTHS),
    row(`${name}: ours ÷ gpg, of minima`, minimum(ours) / minimum(gpg), NINE_TENTHS),
  ]
}
