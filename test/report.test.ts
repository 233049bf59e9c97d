import { describe, expect, test } from 'vitest'
import {
  type Check,
  type CheckPlan,
  decisiveIn,
  type Finding,
  report,
  standingOf,
  verdictOf,
} from '../playground/report.ts'

const base = { id: 'a', proves: 'integrity', expects: false, evidence: [] } as const
const passed: Check = { ...base, required: true, status: 'passed' }
const failed: Check = { ...base, required: true, status: 'failed', code: 'x' }
const skipped: Check = { ...base, required: true, status: 'skipped', because: 'missing-input' }
const open: Check = { ...base, required: true, status: 'undecided', code: 'y' }
const optional = (check: Check): Check => ({ ...check, required: false })

describe('verdictOf', () => {
  test.each([
    ['all passed', [passed, passed], 'verified'],
    ['one failed', [passed, failed], 'rejected'],
    ['an optional one failed', [passed, optional(failed)], 'rejected'],
    ['one was not run', [passed, skipped], 'undecided'],
    ['an optional one was not run', [passed, optional(skipped)], 'verified'],
    ['failure outweighs absence', [skipped, failed], 'rejected'],
    ['one is open', [passed, open], 'undecided'],
    ['an optional one is open', [passed, optional(open)], 'undecided'],
    ['failure outweighs what is open', [open, failed], 'rejected'],
    ['nothing required', [optional(passed)], 'undecided'],
    ['nothing at all', [], 'undecided'],
  ] as const)('%s', (_, checks, verdict) => {
    expect(verdictOf(checks)).toBe(verdict)
  })
})

test('what is open decides only where nothing failed', () => {
  expect(decisiveIn([passed, open, failed])).toBe(failed)
  expect(decisiveIn([passed, open, skipped])).toBe(open)
  expect(decisiveIn([passed, skipped])).toBeUndefined()
})

test('a planned check without a finding is a mistake, not a shorter list', () => {
  const plan = [
    { id: 'a', proves: 'integrity', required: true },
    { id: 'b', proves: 'key', required: true },
  ] as const
  expect(() => report(plan, { a: { status: 'passed' } })).toThrow('"b"')
})

describe('what a report has shown, and what nobody asked', () => {
  type Id = 'sum' | 'time' | 'who' | 'issuer'
  type Found = Finding<Id, 'x'>
  const yes: Found = { status: 'passed' }
  const no: Found = { status: 'failed', code: 'x' }
  const unasked: Found = { status: 'skipped', because: 'missing-input' }
  const open: Found = { status: 'undecided', code: 'x' }
  const tooMuch: Found = { status: 'skipped', because: 'too-much' }
  const waits: Found = { status: 'skipped', because: { check: 'sum' } }

  /** As OpenPGP has it: `who` or `issuer` is enough, and neither is required. */
  const EITHER: CheckPlan<Id> = [
    { id: 'sum', proves: 'integrity', required: true },
    { id: 'time', proves: 'time', required: true },
    { id: 'who', proves: 'identity', required: false, expects: true },
    { id: 'issuer', proves: 'identity', required: false, expects: true },
  ]
  /** As Sigstore has it: both are. */
  const BOTH = EITHER.map((check) => ({ ...check, required: true }))

  const told = (plan: CheckPlan<Id>, sum: Found, time: Found, who: Found, issuer: Found) => {
    const found = report<Id, 'x'>(plan, { sum, time, who, issuer })
    return [found.verdict, standingOf(found), found.proved.join(' '), found.notAsked.join(' ')]
  }

  test.each([
    ['nobody expected', unasked, unasked, ['verified', 'nobody-expected', 'integrity time', 'who issuer']],
    ['one expected', yes, unasked, ['verified', 'verified', 'integrity time identity', 'issuer']],
    ['the other expected', unasked, yes, ['verified', 'verified', 'integrity time identity', 'who']],
    ['somebody else expected', no, unasked, ['rejected', 'rejected', 'integrity time', 'issuer']],
    ['not looked at whole', tooMuch, unasked, ['verified', 'nobody-expected', 'integrity time', 'issuer']],
  ] as const)('where one expectation is enough: %s', (_, who, issuer, expected) => {
    expect(told(EITHER, yes, yes, who, issuer)).toEqual(expected)
  })

  test.each([
    ['nobody expected', unasked, unasked, ['undecided', 'nobody-expected', 'integrity time', 'who issuer']],
    ['only one expected', yes, unasked, ['undecided', 'undecided', 'integrity time', 'issuer']],
    ['both expected', yes, yes, ['verified', 'verified', 'integrity time identity', '']],
    ['somebody else expected', no, unasked, ['rejected', 'rejected', 'integrity time', 'issuer']],
    ['one that waits is not unasked', waits, unasked, ['undecided', 'undecided', 'integrity time', 'issuer']],
    ['two that wait are not unasked', waits, waits, ['undecided', 'undecided', 'integrity time', '']],
    [
      'one that was too much is not unasked',
      tooMuch,
      tooMuch,
      ['undecided', 'undecided', 'integrity time', ''],
    ],
  ] as const)('where both are needed: %s', (_, who, issuer, expected) => {
    expect(told(BOTH, yes, yes, who, issuer)).toEqual(expected)
  })

  test.each([
    ['the arithmetic, nobody expected', open, yes, unasked, 'undecided', 'time'],
    ['the arithmetic, somebody expected', open, yes, yes, 'undecided', 'time identity'],
    ['an expectation, though the other was not asked', yes, yes, open, 'undecided', 'integrity time'],
    ['the arithmetic, and it is another', open, yes, no, 'rejected', 'time'],
  ] as const)('nothing that is open is proved, or right: %s', (_, sum, time, who, standing, proved) => {
    expect(told(EITHER, sum, time, who, unasked).slice(0, 3)).toEqual([standing, standing, proved])
  })

  test('a property is not proved while a check of it is open', () => {
    expect(told(EITHER, yes, yes, yes, open)).toEqual(['undecided', 'undecided', 'integrity time', ''])
  })

  test('a property is not proved while the verifier does without a check of it', () => {
    const waived = { status: 'skipped', because: 'waived' } as const
    expect(told(EITHER, yes, yes, yes, waived)[2]).toBe('integrity time')
    expect(told(EITHER, yes, yes, yes, unasked)[2]).toBe('integrity time identity')
  })

  test('right arithmetic is not said of what was not computed', () => {
    expect(told(EITHER, yes, tooMuch, unasked, unasked)).toEqual([
      'undecided',
      'undecided',
      'integrity',
      'who issuer',
    ])
    expect(told(BOTH, tooMuch, yes, unasked, unasked)[1]).toBe('undecided')
  })

  test('a method that expects nobody has verified what it verified', () => {
    const plan = [{ id: 'sum', proves: 'integrity', required: true }] as const
    expect(standingOf(report<'sum', 'x'>(plan, { sum: { status: 'passed' } }))).toBe('verified')
    expect(standingOf(report<'sum', 'x'>(plan, { sum: { status: 'skipped', because: 'absent' } }))).toBe(
      'undecided',
    )
  })
})
