/** What `npm run check` looks at; the test run counts each of these as one test. */
import { join } from 'node:path'
import { CACHE, ROOT, tool } from '../lib/paths.ts'
import { run } from '../lib/run.ts'

export interface CheckResult {
  readonly name: string
  readonly ok: boolean
  /** What the tools said; empty if all is well. */
  readonly output: string
  /** Milliseconds. */
  readonly time: number
}

type Command = readonly [script: string, ...args: string[]]

const TYPES: readonly Command[] = [
  [tool('vue-tsc'), '--noEmit', '--pretty', 'false'],
  [tool('typescript', 'tsc'), '-p', 'playground', '--noEmit', '--pretty', 'false'],
]
const LINT: readonly Command[] = [
  [tool('eslint'), '--max-warnings', '0', '--cache', '--cache-location', join(CACHE, 'eslint'), '.'],
]
const FORMAT: readonly Command[] = [
  [
    tool('prettier', 'prettier'),
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    join(CACHE, 'prettier'),
    '.',
  ],
]
const TEXT: readonly Command[] = [[join(ROOT, 'scripts', 'text', 'main.ts')]]

/** In the order of their length, so that two cores are busy to the end. */
const STEPS: Readonly<Record<string, readonly Command[]>> = {
  types: TYPES,
  lint: LINT,
  text: TEXT,
  format: FORMAT,
}

/**
 * Runs all steps side by side.
 *
 * @returns one result a step, whatever happens
 */
export function runChecks(): Promise<CheckResult[]> {
  return Promise.all(Object.entries(STEPS).map(([name, commands]) => check(name, commands)))
}

async function check(name: string, commands: readonly Command[]): Promise<CheckResult> {
  const started = performance.now()
  const failed: string[] = []
  for (const [script, ...args] of commands) {
    const { code, output } = await run(script, args)
    if (code !== 0) failed.push(output.trim() || `exit code ${code}`)
  }
  return { name, ok: failed.length === 0, output: failed.join('\n'), time: performance.now() - started }
}
