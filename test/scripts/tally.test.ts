import { describe, expect, test } from 'vitest'
import { playwrightOutcomes } from '../../scripts/test/playwright-report.ts'
import { countsOf, slowestOf, sum, tallyOf } from '../../scripts/test/tally.ts'
import type { RunnerEnd, TestOutcome } from '../../scripts/test/tally.ts'

const passed: TestOutcome = { name: 'a', state: 'passed' }
const failed: TestOutcome = { name: 'b', state: 'failed' }
const skipped: TestOutcome = { name: 'c', state: 'skipped', why: 'no shared data' }
const end = (rest: Partial<RunnerEnd>): RunnerEnd => ({
  name: 'runner',
  code: 0,
  timedOut: false,
  outcomes: [passed],
  ...rest,
})

describe('tallyOf', () => {
  test('counts, and says why a test was skipped or failed', () => {
    const reasoned: TestOutcome = { ...failed, why: 'expected 1' }
    const tally = tallyOf(end({ code: 1, outcomes: [passed, failed, skipped, passed, reasoned] }))
    expect(tally).toMatchObject({
      passed: 2,
      failed: ['b', 'b — expected 1'],
      skipped: ['c — no shared data'],
    })
  })

  test.each<[string, Partial<RunnerEnd>]>([
    ['it left no report', { outcomes: undefined }],
    ['it executed no tests', { outcomes: [] }],
    ['it skipped all its tests', { outcomes: [skipped] }],
    ['it exited with an error although no test failed', { code: 1 }],
    ['a signal ended it', { code: null }],
    ['it took too long', { code: null, timedOut: true }],
  ])('has one failure that names the runner if %s', (_what, rest) => {
    expect(tallyOf(end(rest)).failed).toEqual([expect.stringMatching(/^runner: /)])
  })

  test('is empty and good where there was nothing to execute and that may be', () => {
    expect(tallyOf(end({ outcomes: [], mayBeEmpty: true }))).toEqual({
      passed: 0,
      failed: [],
      skipped: [],
      files: new Map(),
    })
  })

  test.each<[string, Partial<RunnerEnd>]>([
    ['it left no report', { outcomes: undefined }],
    ['it exited with an error', { outcomes: [], code: 1 }],
    ['it skipped all its tests', { outcomes: [skipped] }],
  ])('has a failure all the same if %s', (_what, rest) => {
    expect(tallyOf(end({ ...rest, mayBeEmpty: true })).failed).toEqual([expect.stringMatching(/^runner: /)])
  })
})

test('sum counts over all runners together', () => {
  const total = sum([tallyOf(end({})), tallyOf(end({ code: 1, outcomes: [failed, skipped] }))])
  expect(countsOf(total)).toBe('1 passed, 1 failed, 1 skipped')
})

test('what took longest is told by its file', () => {
  const one = (file: string, took: number): TestOutcome => ({ ...passed, in: file, took })
  const tally = tallyOf(end({ outcomes: [one('a', 1200), one('b', 2000), one('a', 1300), one('c', 1)] }))
  expect(slowestOf(tally, 2)).toEqual(['   2.5 s  a', '   2.0 s  b'])
})

describe('playwrightOutcomes', () => {
  const spec = (title: string, status: string, annotations: object[] = [], results: object[] = []) => ({
    title,
    tests: [{ status, annotations, results }],
  })
  const report = (rest: object) => JSON.stringify({ suites: [], errors: [], ...rest })

  test('reads every depth of suites; flaky is failed', () => {
    const inner = { title: 'inner', specs: [spec('two', 'unexpected'), spec('three', 'flaky')] }
    const outer = { title: 'demo.spec.ts', specs: [spec('one', 'expected')], suites: [inner] }
    const file = { in: 'e2e demo.spec.ts', took: 0 }
    expect(playwrightOutcomes(report({ suites: [outer] }))).toEqual([
      { name: 'e2e demo.spec.ts > one', state: 'passed', ...file },
      { name: 'e2e demo.spec.ts inner > two', state: 'failed', ...file },
      { name: 'e2e demo.spec.ts inner > three (flaky)', state: 'failed', ...file },
    ])
  })

  test('keeps the reason for a skip', () => {
    const suite = {
      title: 's',
      specs: [spec('x', 'skipped', [{ type: 'skip', description: 'no shared data' }])],
    }
    expect(playwrightOutcomes(report({ suites: [suite] }))).toEqual([
      { name: 'e2e s > x', state: 'skipped', why: 'no shared data', in: 'e2e s', took: 0 },
    ])
  })

  test('says in one line, and where, why a test failed', () => {
    const message = `\u001B[31mError: expected\u001B[39m\n\n  ${'long '.repeat(200)}`
    const suite = {
      title: 's',
      specs: [
        spec(
          'x',
          'unexpected',
          [],
          [{ duration: 1 }, { duration: 1, error: { message, location: { line: 7 } } }],
        ),
      ],
    }
    const [{ name, state, why } = {}] = playwrightOutcomes(report({ suites: [suite] }))
    expect([name, state]).toEqual(['e2e s > x', 'failed'])
    expect(why).toMatch(/^line 7: Error: expected (?:long ?)+.{0,4}…$/)
    expect(why?.length).toBeLessThan(520)
  })

  test('counts an error outside of any test as a failure', () => {
    expect(playwrightOutcomes(report({ errors: [{ message: 'no server' }] }))).toEqual([
      { name: 'e2e: no server', state: 'failed' },
    ])
  })
})
