/** Times that something has to be valid at, and its bounds: which one is crossed, and what is no time at all. */
import type { CertAuthority } from '@sigstore/verify/dist/trust/trust.types.js'
import type { Evidence } from '../../report.ts'
import { type EvidenceLabel, evidence, type SigstoreFailed } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Certificate, failed, undecided } from './context.ts'

/** A time as it was read; of what is none, as the 13th month, what is written there. */
export function instant(
  label: EvidenceLabel,
  time: Date,
  written: string,
  source: Evidence['source'],
): Evidence {
  return evidence(label, isTime(time) ? time : written, source)
}

export const isTime = (time: Date): boolean => !Number.isNaN(time.getTime())

type Bound = 'start' | 'end'

/** When a certificate begins or ends (RFC 5280 § 4.1.2.5). @throws {Error} if that cannot be read */
export function boundOf(
  certificate: Certificate,
  bound: Bound,
  label: EvidenceLabel,
  source: Evidence['source'],
): Evidence {
  const [start, end] = certificate.tbsCertificate.subs[4]?.subs ?? []
  const written = (bound === 'start' ? start : end)?.value.toString('latin1') ?? ''
  return instant(label, bound === 'start' ? certificate.notBefore : certificate.notAfter, written, source)
}

/**
 * The beginning or the end of validity, the authority's own or of a certificate of its, that `time` lies beyond; or one
 * that is no time.
 *
 * @throws {Error} if a certificate cannot be read
 */
export function crossedBound(authority: Readonly<CertAuthority>, time: Date): Evidence | undefined {
  const isCrossed = (holds: (bound: Date) => boolean) => (one: Evidence) =>
    !(one.value instanceof Date && holds(one.value))
  return (
    boundsOf(authority, 'start', 'validity-start').find(isCrossed((start) => start <= time)) ??
    boundsOf(authority, 'end', 'validity-end').find(isCrossed((end) => time <= end))
  )
}

function boundsOf(
  { validFor, certChain }: Readonly<CertAuthority>,
  bound: Bound,
  label: EvidenceLabel,
): Evidence[] {
  return [
    evidence(label, validFor[bound], 'trust'),
    ...certChain.map((certificate) => boundOf(certificate, bound, label, 'trust')),
  ]
}

/** A time as the library reads it, in whole seconds, and as it is. */
export interface Instant {
  readonly time: Date
  /** The same where it has no fraction. */
  readonly exact: Date
}

/** Of ends that `time` does not lie beyond, one that `exact` does. */
export function endBetween(ends: readonly Evidence[], { time, exact }: Instant): Evidence | undefined {
  return ends.find(({ value }) => value instanceof Date && time <= value && value < exact)
}

/** Such an end of an authority or of a certificate of its. @throws {Error} if a certificate cannot be read */
export function endOfAuthorityBetween(
  authority: Readonly<CertAuthority>,
  instant: Instant,
): Evidence | undefined {
  return endBetween(boundsOf(authority, 'end', 'validity-end'), instant)
}

/** That `actual` lies beyond the bound `expected`, which it does not where that is no time. */
export function outside(
  code: SigstoreFailed,
  { expected, actual }: { readonly expected: Evidence; readonly actual: Evidence },
  seen: readonly Evidence[],
): SigstoreFinding {
  return expected.value instanceof Date
    ? failed(code, seen, { expected, actual })
    : undecided('time-unreadable', [...seen, expected])
}
