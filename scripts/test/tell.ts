/** Runs test runners one after the other and tells what they found. */
import { step } from '../lib/say.ts'
import type { Runner, RunnerResult } from './runners.ts'
import { countsOf, slowestOf, sum } from './tally.ts'
import type { Tally } from './tally.ts'

/** Files that are told by the time they take. */
const SLOWEST = 25

/**
 * One line a runner, failures in full, what was skipped and why, and as the last line the counts over all of them. The
 * process will exit with 1 if anything failed.
 */
export async function runAndTell(runners: readonly Runner[]): Promise<void> {
  const tallies = new Map<string, Tally>()
  for (const runner of runners) {
    let complaint = ''
    await step(runner.title, async () => {
      const { tally, output } = await resultOf(runner, tallies)
      tallies.set(runner.title, tally)
      if (tally.failed.length > 0) complaint = `\n${output.trim()}\n\n`
      return countsOf(tally)
    })
    process.stdout.write(complaint)
  }
  const total = sum([...tallies.values()])
  list('Took longest', slowestOf(total, SLOWEST))
  list('Skipped', total.skipped)
  list('Failed', total.failed)
  process.stdout.write(`\n${countsOf(total)}\n`)
  if (total.failed.length > 0) process.exitCode = 1
}

async function resultOf(
  { title, needs, run }: Runner,
  before: ReadonlyMap<string, Tally>,
): Promise<RunnerResult> {
  const broken = needs !== undefined && before.get(needs)?.failed.length !== 0
  if (!broken) return run()
  const reason = `${title}: not run, because "${needs}" failed`
  return { tally: { passed: 0, failed: [reason], skipped: [], files: new Map() }, output: reason }
}

function list(title: string, names: readonly string[]): void {
  if (names.length > 0) process.stdout.write(`\n${title}:\n${names.map((name) => `  ${name}\n`).join('')}`)
}
