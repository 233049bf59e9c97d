/** A vitest reporter that writes what vitest's own JSON leaves out: the project of a test, and why it was skipped or failed. */
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { inShort } from './tally.ts'
import type { TestOutcome } from './tally.ts'

/** The file to write to is named by this variable of the environment. */
export const REPORT_VARIABLE = 'SHOMEI_VITEST_REPORT'

export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const outcomes = [...modules.flatMap(outcomesOf), ...errors.map(unhandled)]
    const file = process.env[REPORT_VARIABLE]
    if (file === undefined) throw new Error(`${REPORT_VARIABLE} names no file`)
    writeFileSync(file, JSON.stringify(outcomes))
  }
}

function outcomesOf(module: TestModule): TestOutcome[] {
  const place = `${module.project.name} ${module.relativeModuleId}`
  const broken = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())]
  const tests = [...module.children.allTests()].map((test): TestOutcome => {
    const result = test.result()
    const name = `${place} > ${test.fullName}`
    const took = { in: place, took: test.diagnostic()?.duration ?? 0 }
    if (result.state === 'skipped')
      return { name, state: 'skipped', ...took, ...(result.note ? { why: result.note } : {}) }
    if (result.state === 'passed') return { name, state: 'passed', ...took }
    const message = result.errors?.[0]?.message
    return { name, state: 'failed', ...took, ...(message ? { why: inShort(message) } : {}) }
  })
  return [
    ...tests,
    ...broken.map(({ message }): TestOutcome => ({
      name: `${place}: ${message.split('\n', 1)[0]}`,
      state: 'failed',
    })),
  ]
}

function unhandled({ message }: SerializedError): TestOutcome {
  return { name: `unhandled error: ${message.split('\n', 1)[0]}`, state: 'failed' }
}
