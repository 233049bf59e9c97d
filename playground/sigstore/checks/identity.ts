/** Is it who the verifier expected? Strings are compared whole: `beacon` is not `my-beacon.example.com`. */
import { equalBytes, utf8 } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import type { CertificateDescription, CertificateName } from '../certificate.ts'
import { NO_ISSUER } from '../input.ts'
import { evidence, type SigstoreFailed, type SigstoreOpen } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { failed, passed, undecided } from './context.ts'

interface Codes {
  readonly mismatch: SigstoreFailed
  readonly missing: SigstoreFailed
  readonly ambiguous: SigstoreOpen
  readonly unreadable: SigstoreOpen
}

export function checkIdentity(
  { identities, identity }: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  return compare('identity', identities, identity, expected, {
    mismatch: 'identity-mismatch',
    missing: 'identity-missing',
    ambiguous: 'identity-ambiguous',
    unreadable: 'identity-unreadable',
  })
}

export function checkIssuer(
  { issuers, issuer }: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  if (expected === NO_ISSUER && issuers.length === 0) return passed([evidence('issuer', expected, 'policy')])
  return compare('issuer', issuers, issuer, expected, {
    mismatch: 'issuer-mismatch',
    missing: 'issuer-missing',
    ambiguous: 'issuer-ambiguous',
    unreadable: 'issuer-unreadable',
  })
}

/** Enough for an eye. */
const MOST_SHOWN = 5

/** @param first of the names the one that is shown where nobody is expected */
function compare(
  label: 'identity' | 'issuer',
  names: readonly CertificateName[],
  first: string | undefined,
  wanted: string | undefined,
  codes: Codes,
): SigstoreFinding {
  // Nothing expected, nothing compared: the report shows what the certificate says and stays undecided.
  if (!wanted) {
    const seen =
      first === undefined
        ? names.slice(0, 1).flatMap((one) => shown(label, one))
        : [evidence(label, first, 'claim')]
    return { status: 'skipped', because: 'missing-input', evidence: seen }
  }
  const expected = evidence(label, wanted, 'policy')
  const [only, ...others] = names
  // One verifier takes the first, another any of them: whose it is depends on who looks.
  if (others.length > 0) {
    const seen = names.slice(0, MOST_SHOWN).map(({ text, bytes }) => evidence(label, text ?? bytes, 'claim'))
    return undecided(codes.ambiguous, seen, { expected })
  }
  if (!only || only.bytes.length === 0) return failed(codes.missing, [], { expected })
  if (!only.isRead) return undecided(codes.unreadable, shown(label, only), { expected })
  const actual = evidence(label, only.text ?? only.bytes, 'claim')
  const isSame = equalBytes(only.bytes, utf8(wanted))
  return isSame ? passed([expected, actual]) : failed(codes.mismatch, [], { expected, actual })
}

/** With its kind where that is why it was not read. */
function shown(label: 'identity' | 'issuer', { kind, isRead, bytes, text }: CertificateName): Evidence[] {
  return [
    ...(isRead || kind === undefined ? [] : [evidence('name-kind', kind, 'claim')]),
    evidence(label, text ?? bytes, 'claim'),
  ]
}
