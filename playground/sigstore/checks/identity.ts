/** Is it who the verifier expected? Strings are compared whole: `beacon` is not `my-beacon.example.com`. */
import type { CertificateDescription } from '../certificate.ts'
import { evidence, type EvidenceLabel, type SigstoreFailed } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { failed, passed } from './context.ts'

export function checkIdentity(
  described: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  return compare('identity', described.identity, expected, 'identity-mismatch', 'identity-missing')
}

export function checkIssuer(
  described: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  return compare('issuer', described.issuer, expected, 'issuer-mismatch', 'issuer-missing')
}

function compare(
  label: EvidenceLabel,
  found: string | undefined,
  wanted: string | undefined,
  mismatch: SigstoreFailed,
  missing: SigstoreFailed,
): SigstoreFinding {
  const actual = found === undefined ? undefined : evidence(label, found, 'claim')
  const seen = actual ? [actual] : []
  // Nothing expected, nothing compared: the report shows what the certificate says and stays undecided.
  if (wanted === undefined || wanted === '')
    return { status: 'skipped', because: 'missing-input', evidence: seen }
  const expected = evidence(label, wanted, 'policy')
  if (!actual) return failed(missing, [], { expected })
  return found === wanted ? passed([expected, actual]) : failed(mismatch, [], { expected, actual })
}
