/** Several bundles: what they come to together. */
import type { Check, Report, Verdict } from '../../../playground/report.ts'
import type { Claim } from '../usage.ts'

/**
 * A bundle of another kind than what was asked for: signed with a key where a certificate is expected or the reverse, or a
 * statement of another type. It says nothing of what was asked, and is left aside wherever another one says it.
 */
export function isOfAnotherKind({ verdict, checks }: Report): boolean {
  if (verdict === 'verified') return false
  const at = (id: string) => checks.find((check) => check.id === id)
  if (codeOf(at('material')) === 'public-key-expected' || codeOf(at('material')) === 'certificate-expected')
    return true
  const type = at('statement-type')
  const isOther =
    codeOf(type) === 'statement-type-mismatch' ||
    codeOf(type) === 'statement-expected' ||
    (type?.status === 'skipped' && type.because === 'missing-input')
  return isOther && checks.every((check) => check === type || check.status === 'passed' || !check.required)
}

const codeOf = (check: Check | undefined) => (check?.status === 'failed' ? check.code : undefined)

/**
 * Verified only where one is, and every other that is of the kind asked for is, too: `gh attestation verify` takes one of
 * them for enough. One that is rejected rejects; where nothing is verified, nothing is left aside.
 */
export function together(claims: readonly Claim[]): {
  readonly verdict: Verdict
  readonly claims: readonly Claim[]
} {
  const isVerified = claims.some(({ report }) => report?.verdict === 'verified')
  const told =
    claims.length > 1 && isVerified
      ? claims.map((claim) =>
          claim.report && isOfAnotherKind(claim.report) ? { ...claim, isAside: true } : claim,
        )
      : claims
  const counted = told.filter(({ isAside }) => !isAside).map(({ report }) => report?.verdict)
  const verdict = counted.includes('rejected')
    ? 'rejected'
    : counted.length > 0 && counted.every((one) => one === 'verified')
      ? 'verified'
      : 'undecided'
  return { verdict, claims: told }
}
