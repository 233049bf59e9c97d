/** Reads the report of Playwright's own JSON reporter. */
import { inShort } from './tally.ts'
import type { TestOutcome } from './tally.ts'

interface PlaywrightTest {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  readonly annotations: readonly { readonly type: string; readonly description?: string }[]
  readonly results: readonly { readonly duration: number; readonly error?: PlaywrightError }[]
}

interface PlaywrightError {
  readonly message?: string
  readonly location?: { readonly line: number }
}

interface Suite {
  readonly title: string
  readonly specs?: readonly { readonly title: string; readonly tests: readonly PlaywrightTest[] }[]
  readonly suites?: readonly Suite[]
}

interface Report {
  readonly suites: readonly Suite[]
  /** What went wrong outside of any test, such as a web server that did not start. */
  readonly errors: readonly { readonly message?: string }[]
}

/**
 * @param json the report's text
 * @returns one outcome a test; a test that passed only when repeated has failed, because it will fail again
 * @throws {SyntaxError} if it is not JSON
 */
export function playwrightOutcomes(json: string): TestOutcome[] {
  const { suites, errors } = JSON.parse(json) as Report
  const outside = errors.map(({ message }): TestOutcome => ({
    name: `e2e: ${firstLine(message)}`,
    state: 'failed',
  }))
  const inside = suites.flatMap((suite) => outcomesIn(suite, 'e2e', `e2e ${suite.title}`))
  return [...inside, ...outside]
}

function outcomesIn(suite: Suite, above: string, file: string): TestOutcome[] {
  const place = `${above} ${suite.title}`
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map((test) => ({
      ...outcome(`${place} > ${title}`, test),
      in: file,
      took: test.results.reduce((total, { duration }) => total + duration, 0),
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((below) => outcomesIn(below, place, file))]
}

function outcome(name: string, { status, annotations, results }: PlaywrightTest): TestOutcome {
  if (status === 'expected') return { name, state: 'passed' }
  if (status !== 'skipped') {
    const error = results.map((result) => result.error).find((one) => one !== undefined)
    return {
      name: status === 'flaky' ? `${name} (flaky)` : name,
      state: 'failed',
      ...(error?.message ? { why: `line ${error.location?.line ?? '?'}: ${inShort(error.message)}` } : {}),
    }
  }
  const why = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
  return { name, state: 'skipped', ...(why ? { why } : {}) }
}

function firstLine(message = 'error'): string {
  return message.split('\n', 1)[0] ?? message
}
