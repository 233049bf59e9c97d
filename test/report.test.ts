import { describe, expect, test } from 'vitest'
import { type Check, report, verdictOf } from '../playground/report.ts'

const base = { id: 'a', proves: 'integrity', evidence: [] } as const
const passed: Check = { ...base, required: true, status: 'passed' }
const failed: Check = { ...base, required: true, status: 'failed', code: 'x' }
const skipped: Check = { ...base, required: true, status: 'skipped', because: 'missing-input' }
const optional = (check: Check): Check => ({ ...check, required: false })

describe('verdictOf', () => {
  test.each([
    ['all passed', [passed, passed], 'verified'],
    ['one failed', [passed, failed], 'rejected'],
    ['an optional one failed', [passed, optional(failed)], 'rejected'],
    ['one was not run', [passed, skipped], 'undecided'],
    ['an optional one was not run', [passed, optional(skipped)], 'verified'],
    ['failure outweighs absence', [skipped, failed], 'rejected'],
    ['nothing required', [optional(passed)], 'undecided'],
    ['nothing at all', [], 'undecided'],
  ] as const)('%s', (_, checks, verdict) => {
    expect(verdictOf(checks)).toBe(verdict)
  })
})

test('a planned check without a finding is a mistake, not a shorter list', () => {
  const plan = [
    { id: 'a', proves: 'integrity', required: true },
    { id: 'b', proves: 'key', required: true },
  ] as const
  expect(() => report(plan, { a: { status: 'passed' } })).toThrow('"b"')
})
