/** Several trusted roots or keys that are believed: which of them was meant. */
import { type Report, type Standing, standingOf } from '../report.ts'

/** Of reports with as much that holds: so that no order decides. */
const LAST_FIRST: readonly Standing[] = ['undecided', 'rejected', 'nobody-expected', 'verified']

/**
 * Each is asked by itself: one with which the bundle is verified was meant, else the one with which most holds, as the
 * root whose CA issued the certificate.
 *
 * @returns where it stands among the reports; the first of equals
 */
export function meantAmong(reports: readonly Report[]): number {
  const scores = reports.map((report) => {
    const standing = standingOf(report)
    const passed = report.checks.filter(({ status }) => status === 'passed').length
    return (
      (standing === 'verified' ? MORE_THAN_CHECKS : passed) * LAST_FIRST.length + LAST_FIRST.indexOf(standing)
    )
  })
  return scores.indexOf(Math.max(...scores))
}
const MORE_THAN_CHECKS = 1000
