/** Checks under the steps that a verification is told in: what a step comes to, and what belongs to it. */
import type { Check } from '../../playground/report.ts'
import type { Mark } from './StatusMark.vue'

/** A step as it is told, and the checks that it consists of, in the plan's order. */
export interface Step {
  readonly name: string
  readonly detail: string
  readonly checks: readonly string[]
}

export type Tone = 'passed' | 'failed' | 'undecided' | 'skipped' | 'warned'

/** What stands before a check, or a step, of each tone. */
export const MARK_OF: Readonly<Record<Tone, Mark>> = {
  passed: 'check',
  failed: 'cross',
  undecided: 'question',
  skipped: 'dash',
  warned: 'warn',
}

/** A step with its checks, or a check that belongs to none of them. */
export interface Group {
  readonly step?: Step
  /** Counted from one among all steps. */
  readonly number?: number
  readonly checks: readonly Check[]
}

export function toneOf(check: Check): Tone {
  return check.status === 'passed' && check.warning ? 'warned' : check.status
}

const WORST: readonly Tone[] = ['failed', 'undecided', 'warned']

/**
 * @returns what a glance may take from several checks: the worst that any of them says, `passed` only where each that
 * is required did
 */
export function toneOfAll(checks: readonly Check[]): Tone {
  const tones = checks.map(toneOf)
  const worst = WORST.find((tone) => tones.includes(tone))
  if (worst) return worst
  const counted = checks.filter(({ required }) => required)
  const decisive = counted.length > 0 ? counted : checks
  return decisive.every(({ status }) => status === 'passed') ? 'passed' : 'skipped'
}

/** @returns every check once, in the order they came in: those of one step, side by side, as its group */
export function inSteps(checks: readonly Check[], steps: readonly Step[]): readonly Group[] {
  const groups: { step?: Step; number?: number; checks: Check[] }[] = []
  for (const check of checks) {
    const at = steps.findIndex(({ checks: ids }) => ids.includes(check.id))
    const [step, last] = [steps[at], groups.at(-1)]
    if (step && last?.step === step) last.checks.push(check)
    else groups.push({ ...(step && { step, number: at + 1 }), checks: [check] })
  }
  return groups
}
