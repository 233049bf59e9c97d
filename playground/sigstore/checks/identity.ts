/** Is it who the verifier expected? Strings are compared whole: `beacon` is not `my-beacon.example.com`. */
import type { CertificateDescription } from '../certificate.ts'
import { evidence, type EvidenceLabel, type SigstoreFailed, type SigstoreOpen } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { failed, passed, undecided } from './context.ts'

export function checkIdentity(
  described: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  const { identity, identities } = described
  return (
    several('identity', identities, expected, 'identity-ambiguous') ??
    compare('identity', identity, expected, 'identity-mismatch', 'identity-missing')
  )
}

export function checkIssuer(
  described: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  const { issuer, issuers } = described
  return (
    several('issuer', issuers, expected, 'issuer-ambiguous') ??
    compare('issuer', issuer, expected, 'issuer-mismatch', 'issuer-missing')
  )
}

/** Enough for an eye. */
const MOST_SHOWN = 5

/** One verifier takes the first, another any of them: whose it is depends on who looks. */
function several(
  label: EvidenceLabel,
  found: readonly string[],
  wanted: string | undefined,
  code: SigstoreOpen,
): SigstoreFinding | undefined {
  if (!wanted || found.length < 2) return undefined
  const seen = found.slice(0, MOST_SHOWN).map((one) => evidence(label, one, 'claim'))
  return undecided(code, seen, { expected: evidence(label, wanted, 'policy') })
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
