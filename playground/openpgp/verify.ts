import { report, type Report } from '../report.ts'
import { findingsOf, type OpenpgpCheckId, type OpenpgpFailure, PLAN } from './checks.ts'
import { examine } from './examine.ts'
import type { SignatureFacts } from './facts.ts'
import type { OpenpgpInput } from './input.ts'
import { type GpgTranscript, gpgTranscript } from './transcript.ts'

/** A report with what it was made of. Plain data: it can cross a worker's border. */
export interface OpenpgpReport extends Report<OpenpgpCheckId, OpenpgpFailure> {
  /** Every signature of the file, in its order. */
  readonly signatures: readonly SignatureFacts[]
  /** What `gpg --verify` says of the same files; `undefined` where that is not known. */
  readonly gpg: GpgTranscript | undefined
}

/**
 * Verifies a detached OpenPGP signature over an artifact, with the judgement of `gpg --verify` (2.2).
 *
 * Whatever the bytes of signature and keys are, the answer is a report. Where a signature's key is not among `keys`,
 * the verdict is `undecided`, never `rejected`. A key that has run out since it signed is a warning (EXPKEYSIG); a
 * revoked one is a failure, although gpg's exit code is 0 for both: it says of the latter that the signature may be
 * forged.
 *
 * @throws {RangeError} if `policy.now` is not a date
 * @throws whatever reading the artifact throws
 * @example
 * const { verdict } = await verifyOpenpgp({ artifact, signature, keys: [key], policy: { now } })
 */
export async function verifyOpenpgp(input: OpenpgpInput): Promise<OpenpgpReport> {
  if (Number.isNaN(input.policy.now.getTime()))
    throw new RangeError('verifyOpenpgp: policy.now is not a date')
  const examination = await examine(input)
  return {
    ...report(PLAN, findingsOf(examination, input.policy)),
    signatures: examination.signatures,
    gpg: gpgTranscript(examination),
  }
}
