/**
 * `npm test`: every test there is, one line a runner, failures in full, what was skipped and why, and as the last line
 * the counts over all runners together.
 */
import { begin, step } from '../lib/say.ts'
import { samplesFirst } from '../lib/samples.ts'
import { RUNNERS } from './runners.ts'
import type { RunnerResult } from './runners.ts'
import { countsOf, sum } from './tally.ts'
import type { Tally } from './tally.ts'

await begin(async () => {
  await samplesFirst()
  const tallies: Tally[] = []
  for (const { title, run } of RUNNERS) {
    let result: RunnerResult | undefined
    await step(title, async () => {
      result = await run()
      return countsOf(result.tally)
    })
    if (result === undefined) continue
    tallies.push(result.tally)
    if (result.tally.failed.length > 0) process.stdout.write(`\n${result.output.trim()}\n\n`)
  }
  const total = sum(tallies)
  list('Skipped', total.skipped)
  list('Failed', total.failed)
  process.stdout.write(`\n${countsOf(total)}\n`)
  if (total.failed.length > 0) process.exitCode = 1
})

function list(title: string, names: readonly string[]): void {
  if (names.length > 0) process.stdout.write(`\n${title}:\n${names.map((name) => `  ${name}\n`).join('')}`)
}
