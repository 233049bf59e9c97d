/**
 * Mutates OpenPGP signatures, keys and clearsigned texts and holds every answer to what must always be true:
 * `npm run fuzz:openpgp [-- --seed N --count N --only INDEX --gpg]`. With `--gpg` real gpg is asked as well, of fewer
 * by default. Exit 0 if all rules held, 1 if not, 2 for a bad option.
 */
import { gpgVersion } from '../../fixtures/openpgp/gpg.ts'
import { decisiveIn } from '../../../playground/report.ts'
import { fuzzOptions } from '../options.ts'
import { startPeer } from './peer.ts'
import { subjects as all } from './subject.ts'
import { truthAbout, tryMutation } from './try.ts'

const DEFAULT_COUNT = process.argv.includes('--gpg') ? 300 : 2000
const MOST_SHOWN = 20

const say = (line: string) => process.stdout.write(`${line}\n`)

const { seed, count, only, switches } = fuzzOptions(DEFAULT_COUNT, ['gpg'])
if (switches.has('gpg') && (await gpgVersion()) === undefined) {
  process.stderr.write('fuzz: --gpg: there is no gpg here\n')
  process.exit(2)
}
const subjects = await all()
const truth = await truthAbout(subjects)
const peer = switches.has('gpg') ? await startPeer() : undefined
const indexes = only === undefined ? Array.from({ length: count }, (_, i) => i) : [only]
say(
  `seed ${seed}, ${only === undefined ? `${count} mutations` : `mutation ${only}`} of ${subjects.length} subjects`,
)

const tally = { verified: 0, rejected: 0, undecided: 0 }
const reasons = new Map<string, number>()
const began = performance.now()
let complaints = 0
let absent = 0
let slowest = 0

async function complaintOn(index: number): Promise<readonly string[]> {
  const { mutant, report, took, complaint } = await tryMutation(subjects, truth, seed, index)
  tally[report.verdict]++
  absent += report.gpg === undefined ? 1 : 0
  slowest = Math.max(slowest, took)
  const stopped = decisiveIn(report.checks)
  const reason = stopped ? `${stopped.id}: ${stopped.code}` : report.verdict
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  if (only !== undefined) say(`${mutant.name} | ${mutant.change} | ${reason}`)
  const told = complaint ?? (await peer?.compare(mutant, report))
  return told === undefined ? [] : [mutant.name, mutant.change, told]
}

for (const index of indexes) {
  const complaint = await complaintOn(index).catch((error: unknown) => [
    'an exception',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ])
  if (complaint.length === 0) continue
  if (++complaints <= MOST_SHOWN) say(`#${index}: ${complaint.join(' | ')}`)
}
await peer?.close()

for (const [reason, times] of [...reasons].sort(([, a], [, b]) => b - a))
  say(`${String(times).padStart(7)} ${reason}`)
const seconds = ((performance.now() - began) / 1000).toFixed(1)
say(
  `${tally.verified} verified, ${tally.rejected} rejected, ${tally.undecided} undecided; ` +
    `${absent} without gpg's words; slowest ${slowest.toFixed(0)} ms; ${seconds} s; ` +
    `${complaints} broke a rule${peer ? ' or differ from gpg' : ''} (seed ${seed})`,
)
if (complaints > 0) process.exitCode = 1
