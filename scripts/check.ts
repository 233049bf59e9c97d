/** `npm run check`: types, lint, words and format, side by side. */
import { runChecks } from './check/steps.ts'
import type { CheckResult } from './check/steps.ts'
import { begin, step } from './lib/say.ts'
import { duration } from './setup/terminal.mjs'

await begin(async () => {
  let results: CheckResult[] = []
  await step('Types, lint, words, format', async () => {
    results = await runChecks()
    return results.map(({ name, ok, time }) => `${name} ${ok ? 'ok' : 'FAILED'} ${duration(time)}`).join(', ')
  })
  for (const { name, ok, output } of results) if (!ok) process.stdout.write(`\n── ${name}\n${output}\n`)
  if (results.some(({ ok }) => !ok)) process.exitCode = 1
})
