/** Which of a person's expectations were compared, by the method that can, and in a claim that came to an end. */
import type { Report } from '../report.ts'
import type { Answer } from './answer.ts'
import type { Judged } from './judge.ts'
import { ASKED_OF, EXPECTATIONS, type Expectation, type Expected } from './expected.ts'

/** The check that compares each expectation. */
const COMPARED: Readonly<Record<Expectation, string>> = {
  digest: 'digest',
  fingerprint: 'key-identity',
  key: 'key-expected',
  principal: 'identity',
  identity: 'identity',
  issuer: 'issuer',
  'source-repository': 'source-repository',
  'source-ref': 'source-ref',
  type: 'statement-type',
}

function hasCompared({ checks }: Report, wanted: string): boolean {
  return checks.some(({ id, status }) => id === wanted && (status === 'passed' || status === 'failed'))
}

export function hasHeld({ checks }: Report, wanted: string): boolean {
  return checks.some(({ id, status }) => id === wanted && status === 'passed')
}

/**
 * Whether it came to an end. A claim that did not says what it likes of whom it is by, and whoever adds one writes that in it:
 * one check of it that holds meets nothing.
 */
export function isDecided({ standing }: Pick<Judged, 'standing'>): boolean {
  return standing === 'verified' || standing === 'rejected'
}

function isMet(one: Expectation, judged: readonly Judged[]): boolean {
  return judged.some(
    ({ claim, because, report }) =>
      claim.part.method === ASKED_OF[one] &&
      (one !== 'digest' || because === 'said') &&
      hasCompared(report, COMPARED[one]),
  )
}

const isTyped = (expected: Expected, one: Expectation) => (expected[one] ?? '').trim() !== ''

/**
 * A digest is about the one file that has it; whatever else a person expects, they expect of each file.
 *
 * @param judged those that came to an end, with what they rest on
 */
export function unmetIn(expected: Expected, judged: readonly Judged[]): Expectation[] {
  return EXPECTATIONS.filter((one) => one !== 'digest' && isTyped(expected, one) && !isMet(one, judged))
}

export function unusedIn(expected: Expected, answers: readonly Answer[]): Expectation[] {
  const all = answers.flatMap((one) => one.judged.filter(isDecided))
  return EXPECTATIONS.filter((one) => isTyped(expected, one) && !isMet(one, all))
}
