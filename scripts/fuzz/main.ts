/**
 * Mutates verifications that succeed and holds every answer to what must always be true:
 * `npm run fuzz:sigstore [-- --seed N --count N --only INDEX]`. Exit 0 if all rules held, 1 if not, 2 for a bad option.
 */
import '../playground/browser-platform.ts'
import '../../playground/platform/install.ts'
import { decisiveIn } from '../../playground/report.ts'
import { startLibrary } from './library.ts'
import { fuzzOptions } from './options.ts'

const DEFAULT_COUNT = 20_000
const MOST_SHOWN = 20

const { seed, count, only } = fuzzOptions(DEFAULT_COUNT)
const { tryMutation, verify } = await import('./try.ts')
const { simulated } = await import('./subject.ts')
const { real } = await import('./real.ts')

const subjects = [...simulated(), ...(await real())]
for (const subject of subjects) {
  const { verdict } = verify(subject)
  if (verdict !== 'verified') throw new Error(`fuzz: ${subject.name} is ${verdict} before it was changed`)
}
const which = only === undefined ? `${count} mutations` : `mutation ${only}`
process.stdout.write(`seed ${seed}, ${which} of ${subjects.length} bundles\n`)

const library = startLibrary()
const tally = { verified: 0, rejected: 0, undecided: 0 }
const reasons = new Map<string, number>()
const began = performance.now()
let complaints = 0
let slowest = 0
const indexes = only === undefined ? Array.from({ length: count }, (_, i) => i) : [only]
for (const index of indexes) {
  const complaint = await tryMutation(subjects, seed, index, library.ask).then(
    ({ mutant, report, took, complaint }) => {
      tally[report.verdict]++
      slowest = Math.max(slowest, took)
      const reason = decisiveIn(report.checks)
      const name = reason ? `${reason.id}: ${reason.code}` : report.verdict
      reasons.set(name, (reasons.get(name) ?? 0) + 1)
      if (only !== undefined) process.stdout.write(`${mutant.name} | ${mutant.change} | ${name}\n`)
      return complaint !== undefined && [mutant.name, mutant.change, complaint]
    },
    (error: unknown) => [
      'an exception',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ],
  )
  if (!complaint) continue
  if (++complaints <= MOST_SHOWN) process.stdout.write(`#${index}: ${complaint.join(' | ')}\n`)
}
await library.close()

for (const [reason, times] of [...reasons].sort(([, a], [, b]) => b - a)) {
  process.stdout.write(`${String(times).padStart(7)} ${reason}\n`)
}
const seconds = ((performance.now() - began) / 1000).toFixed(1)
process.stdout.write(
  `${tally.verified} verified, ${tally.rejected} rejected, ${tally.undecided} undecided; ` +
    `slowest ${slowest.toFixed(0)} ms; ${seconds} s; ${complaints} broke a rule (seed ${seed})\n`,
)
if (complaints > 0) process.exitCode = 1
