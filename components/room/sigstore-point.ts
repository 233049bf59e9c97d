/** What a Sigstore report turns on: what stopped it, or whom the certificate names and who was expected. */
import type { SigstoreReport } from '../../playground/sigstore/index.ts'
import { evidenceOf, missing, type Point, seen, stoppedAt } from './point.ts'

const UNREAD: readonly unknown[] = ['too-much', 'unsupported', 'insecure-context']

/** @returns nothing where the report is about a key that was there beforehand, and nothing stopped it */
export function sigstorePoint({ checks }: Pick<SigstoreReport, 'checks'>): Point | undefined {
  const stopped = stoppedAt(checks)
  if (stopped) return stopped
  const identity = checks.find(({ id }) => id === 'identity')
  if (!identity) return undefined
  // What was not read was not asked for either: who is expected may well be known.
  const unread = checks.find((check) => check.status === 'skipped' && UNREAD.includes(check.because))
  if (unread && identity.status === 'skipped' && identity.because !== 'missing-input')
    return { check: unread, values: [] }
  const strangers = checks.find((check) => check.status === 'skipped' && check.because === 'anybody')
  if (strangers && identity.status === 'passed')
    return { check: strangers, values: strangers.evidence.slice(0, 1).map((one) => seen(one)) }
  const expected = evidenceOf(identity, 'identity', 'policy')
  const actual = evidenceOf(identity, 'identity', 'claim')
  return {
    check: identity,
    values: [
      expected ? seen(expected, 'expected') : missing('identity', 'policy'),
      ...(actual ? [seen(actual)] : []),
    ],
    ...(expected && actual && { compares: 0 }),
  }
}
