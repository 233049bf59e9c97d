/** The one count over all test runners. */
import { stripVTControlCharacters } from 'node:util'

export interface Tally {
  readonly passed: number
  /** One entry a failure: what failed, and in short why. The details are in the runner's own output. */
  readonly failed: readonly string[]
  /** One entry a skipped test: its name, and why where the test says so. */
  readonly skipped: readonly string[]
  /** Milliseconds that the tests of each file took. */
  readonly files: ReadonlyMap<string, number>
}

/** What a runner's report file says about one test. */
export interface TestOutcome {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped, or in short why it failed. */
  readonly why?: string
  /** The file that it stands in, and the milliseconds that it took. */
  readonly in?: string
  readonly took?: number
}

/** How a runner ended, and what it reported. */
export interface RunnerEnd {
  readonly name: string
  /** Its exit code; null if it was ended. */
  readonly code: number | null
  readonly timedOut: boolean
  /** Undefined if it left no report that could be read. */
  readonly outcomes: readonly TestOutcome[] | undefined
  /** Whether there may have been nothing to execute, as where only the tests of what changed were asked for. */
  readonly mayBeEmpty?: boolean
}

const NOTHING: Tally = { passed: 0, failed: [], skipped: [], files: new Map() }

/**
 * Counts a runner's tests. A runner that crashed, was ended, reported nothing or executed nothing has failed, whatever
 * its report says.
 */
export function tallyOf({ name, code, timedOut, outcomes, mayBeEmpty = false }: RunnerEnd): Tally {
  const of = (state: TestOutcome['state']) => (outcomes ?? []).filter((outcome) => outcome.state === state)
  const passed = of('passed').length
  const failed = of('failed').map(named)
  const trouble = (what: string) => failed.push(`${name}: ${what}`)
  if (timedOut) trouble('took too long and was ended')
  else if (outcomes === undefined) trouble(`left no report (exit code ${code})`)
  else if (outcomes.length + failed.length === 0 && mayBeEmpty && code === 0) return NOTHING
  else if (passed + failed.length === 0) trouble('executed no tests')
  else if (code !== 0 && failed.length === 0) trouble(`exit code ${code} although no test failed`)
  return {
    passed,
    failed,
    skipped: of('skipped').map(named),
    files: timesOf(outcomes ?? []),
  }
}

function timesOf(outcomes: readonly TestOutcome[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { in: file, took = 0 } of outcomes) if (file) times.set(file, (times.get(file) ?? 0) + took)
  return times
}

const named = ({ name, why }: TestOutcome) => (why ? `${name} — ${why}` : name)

/** Characters of an error in a list of what failed: a log may be cut in its middle, its end is kept. */
const LONGEST_WHY = 500

/** @returns an error's message in one line */
export function inShort(message: string): string {
  const line = stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST_WHY ? `${line.slice(0, LONGEST_WHY)}…` : line
}

/** @returns all of them as one */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    files: new Map(tallies.flatMap(({ files }) => [...files])),
  }
}

/** @returns the files whose tests took longest, with their seconds: where a faster loop is to be had */
export function slowestOf({ files }: Tally, count: number): string[] {
  const slowest = [...files].sort(([, one], [, other]) => other - one).slice(0, count)
  return slowest.map(([file, took]) => `${(took / 1000).toFixed(1).padStart(6)} s  ${file}`)
}

/** @returns such as `12 passed, 0 failed, 3 skipped` */
export function countsOf({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
}
