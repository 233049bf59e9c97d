/** The test runners, each from start to tally. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from '../check/steps.ts'
import { CACHE, ROOT, tool } from '../lib/paths.ts'
import { run } from '../lib/run.ts'
import { buildSite } from '../lib/slidev.ts'
import { playwrightOutcomes } from './playwright-report.ts'
import { tallyOf } from './tally.ts'
import type { Tally, TestOutcome } from './tally.ts'
import { REPORT_VARIABLE } from './vitest-reporter.ts'

export interface RunnerResult {
  readonly tally: Tally
  /** What there is to read if something failed, in full. */
  readonly output: string
}

export interface Runner {
  readonly title: string
  /** The title of another runner without which this one would test something else. */
  readonly needs?: string
  run(): Promise<RunnerResult>
}

/** Milliseconds after which a runner is taken to hang; a machine that others use makes each three times as long. */
const LONGEST = 40 * 60_000
const REPORTS = join(CACHE, 'test')

/** Types, lint, words and format. */
export const CHECK: Runner = {
  title: 'Check: types, lint, format',
  async run() {
    const results = await runChecks()
    const outcomes = results.map(({ name, ok }): TestOutcome => ({
      name: `check ${name}`,
      state: ok ? 'passed' : 'failed',
    }))
    const output = results
      .filter(({ ok }) => !ok)
      .map(({ name, output }) => `── ${name}\n${output}`)
      .join('\n')
    return { tally: tallyOf({ name: 'check', code: 0, timedOut: false, outcomes }), output }
  },
}

const vitest: Runner = {
  title: 'Vitest: in Node and in Chromium',
  run: () => runVitest([]),
}

/** @param since a commit; the last one if not given */
export function changedTests(since?: string): Runner {
  return {
    title: `Vitest: what imports a file changed since ${since ?? 'the last commit'}`,
    run: () => runVitest([`--changed=${since ?? 'HEAD'}`], true),
  }
}

/** Apart from `npm test`: browsers that not every machine has, and minutes. */
export const ENGINES: Runner = {
  title: 'Vitest: the built deck in Firefox and WebKitGTK',
  run: () => runVitest(['--config', 'vitest.engines.config.ts'], true),
}

const build: Runner = {
  title: 'Build: the deck',
  async run() {
    const output = await buildSite('/').then(
      () => undefined,
      (error: unknown) => String(error),
    )
    const outcomes: TestOutcome[] = [{ name: 'build', state: output === undefined ? 'passed' : 'failed' }]
    return { tally: tallyOf({ name: 'build', code: 0, timedOut: false, outcomes }), output: output ?? '' }
  },
}

const playwright: Runner = {
  title: 'Playwright: the built deck',
  needs: build.title,
  run() {
    const script = tool('@playwright/test', 'playwright')
    return runner(
      'playwright',
      script,
      ['test', '--reporter=line,json'],
      'PLAYWRIGHT_JSON_OUTPUT_FILE',
      playwrightOutcomes,
    )
  },
}

/** In the order in which a mistake is cheapest to find. */
export const RUNNERS: readonly Runner[] = [CHECK, vitest, build, playwright]

function runVitest(more: readonly string[], mayBeEmpty = false): Promise<RunnerResult> {
  const reporter = join(ROOT, 'scripts', 'test', 'vitest-reporter.ts')
  const args = ['run', '--reporter=minimal', `--reporter=${reporter}`, ...more]
  const read = (json: string) => JSON.parse(json) as TestOutcome[]
  return runner('vitest', tool('vitest'), args, REPORT_VARIABLE, read, mayBeEmpty)
}

async function runner(
  name: string,
  script: string,
  args: readonly string[],
  reportVariable: string,
  read: (json: string) => TestOutcome[],
  mayBeEmpty = false,
): Promise<RunnerResult> {
  const report = join(REPORTS, `${name}.json`)
  mkdirSync(REPORTS, { recursive: true })
  rmSync(report, { force: true })
  const { code, timedOut, output } = await run(script, args, {
    env: { [reportVariable]: report },
    timeout: LONGEST,
  })
  return { tally: tallyOf({ name, code, timedOut, outcomes: outcomesIn(report, read), mayBeEmpty }), output }
}

function outcomesIn(report: string, read: (json: string) => TestOutcome[]): TestOutcome[] | undefined {
  try {
    return read(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}
