/** Which of a person's expectations were compared, and by the method that can. */
import type { Report } from '../report.ts'
import type { Answer, Judged } from './answer.ts'
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

export function hasCompared({ checks }: Report, wanted: string): boolean {
  return checks.some(({ id, status }) => id === wanted && (status === 'passed' || status === 'failed'))
}

export function hasHeld({ checks }: Report, wanted: string): boolean {
  return checks.some(({ id, status }) => id === wanted && status === 'passed')
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
 * @param judged with what they rest on
 */
export function unmetIn(expected: Expected, judged: readonly Judged[]): Expectation[] {
  return EXPECTATIONS.filter((one) => one !== 'digest' && isTyped(expected, one) && !isMet(one, judged))
}

export function unusedIn(expected: Expected, answers: readonly Answer[]): Expectation[] {
  const all = answers.flatMap((one) => one.judged)
  return EXPECTATIONS.filter((one) => isTyped(expected, one) && !isMet(one, all))
}
