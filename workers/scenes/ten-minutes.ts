/** When somebody signs, when the log hears of it, and when it is verified: three instants, one certificate. */
import type { SigstoreReport } from '../../playground/sigstore/index.ts'
import { describeCertificate, parseCertificate } from '../../playground/sigstore/certificate.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { type LabOptions, runLab } from '../../playground/world/lab.ts'
import { atClock } from './at-clock.ts'

export interface TenMinutesOptions extends Omit<LabOptions, 'pauses'> {
  /** From the certificate to the signature, milliseconds. */
  readonly signedAfter: number
  /** From the certificate to the log entry, milliseconds; not before the signature. */
  readonly recordedAfter: number
  /** What the verifier's clock says. */
  readonly today: Date
}

export interface TenMinutesAnswer {
  readonly report: SigstoreReport
  /** What the certificate says. */
  readonly notBefore: Date
  readonly notAfter: Date
  /** How often the verifier looked at its clock. */
  readonly clockReads: number
}

/** @returns `undefined` if the run was refused */
export function runTenMinutes(options: TenMinutesOptions): TenMinutesAnswer | undefined {
  const { signedAfter, recordedAfter, today, ...rest } = options
  const { release, trace } = runLab({
    ...rest,
    pauses: { sign: signedAfter, 'log-entry': recordedAfter - signedAfter },
  })
  const verifier = trace.signed?.signing.verifier
  if (!release || verifier?.kind !== 'certificate') return undefined
  const { notBefore, notAfter } = describeCertificate(parseCertificate(verifier.der))
  const { result: report, reads: clockReads } = atClock(today, () =>
    verifySigstore({ ...release, artifact: { bytes: release.artifact } }),
  )
  return { report, notBefore, notAfter, clockReads }
}
