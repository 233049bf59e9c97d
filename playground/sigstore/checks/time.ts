/** When was this signed? Only a log's promise or a timestamp authority may answer. */
import { crypto, RFC3161Timestamp } from '@sigstore/core'
import { getTLogTimestamp, getTSATimestamp } from '@sigstore/verify/dist/timestamp/index.js'
import { equalBytes } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Context, failed, passed, plain, step, stopped, undecided } from './context.ts'

export interface TrustedTime {
  readonly time: Date
  /** Who says so. */
  readonly label: 'integrated-time' | 'signed-timestamp'
}

export interface TrustedTimes {
  /** Instants the certificate and the log keys must have been valid at; empty unless the check passed. */
  readonly times: readonly TrustedTime[]
  readonly finding: SigstoreFinding
}

export function checkTrustedTime(context: Context): TrustedTimes {
  const { bundle, trust, content } = context
  const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial
  const seen: Evidence[] = []
  const found: { readonly type: string; readonly logID: Uint8Array; readonly timestamp: Date }[] = []
  const fail = (finding: SigstoreFinding): TrustedTimes => ({ times: [], finding })

  for (const entry of tlogEntries) {
    if (!entry.integratedTime || entry.integratedTime === '0') continue
    const time = getTLogTimestamp(entry)
    if (!time) continue
    found.push(time)
    seen.push(evidence('integrated-time', time.timestamp, 'claim'))
  }
  for (const { signedTimestamp } of timestampVerificationData?.rfc3161Timestamps ?? []) {
    const parsed = step('timestamp-unreadable', () => RFC3161Timestamp.parse(Buffer.from(signedTimestamp)))
    if ('code' in parsed) return fail(stopped(parsed, seen))
    if (trust.timestampAuthorities.length === 0) return fail(undecided('nothing-in-root', seen))
    const time = step('timestamp-untrusted', () =>
      getTSATimestamp(parsed.value, content.signature, trust.timestampAuthorities),
    )
    if ('code' in time) return fail(explain(parsed.value, context, [...seen, time.said]))
    found.push(time.value)
    seen.push(evidence('signed-timestamp', time.value.timestamp, 'claim'))
  }

  if (found.some((a, i) => found.slice(i + 1).some((b) => sameTime(a, b)))) {
    return fail(failed('timestamp-duplicate', seen))
  }
  if (found.length === 0) return fail(failed('no-trusted-time', seen))
  const times = found.map(({ type, timestamp }): TrustedTime => ({
    time: timestamp,
    label: type === 'timestamp-authority' ? 'signed-timestamp' : 'integrated-time',
  }))
  return { times, finding: passed(seen) }
}

/** The library only says that no authority verified it; which of the reasons it was is in the timestamp itself. */
function explain(
  timestamp: RFC3161Timestamp,
  { trust, content }: Context,
  seen: readonly Evidence[],
): SigstoreFinding {
  const read = step('timestamp-unreadable', () => ({
    time: timestamp.signingTime,
    authorities: trust.timestampAuthorities.filter(
      ({ certChain: [leaf] }) =>
        leaf &&
        equalBytes(leaf.serialNumber, timestamp.signerSerialNumber) &&
        equalBytes(leaf.issuer, timestamp.signerIssuer),
    ),
  }))
  if ('code' in read) return stopped(read, seen)
  const { time, authorities } = read.value
  if (authorities.length === 0) return failed('timestamp-untrusted', seen)
  const bound = authorities.map((one) => step('timestamp-unreadable', () => crossedBound(one, time)))
  const [first] = bound
  if (first && bound.every((one) => 'code' in one || one.value)) {
    if ('code' in first) return stopped(first, seen)
    if (!first.value) return failed('timestamp-invalid', seen)
    const actual = evidence('signed-timestamp', time, 'claim')
    return failed('timestamp-outside-validity', seen, { expected: first.value, actual })
  }
  const imprint = step('timestamp-unreadable', () => ({
    stated: plain(timestamp.tstInfo.messageImprintHashedMessage),
    actual: plain(crypto.digest(timestamp.tstInfo.messageImprintHashAlgorithm, content.signature)),
  }))
  if ('code' in imprint) return stopped(imprint, seen)
  const { stated, actual } = imprint.value
  if (equalBytes(stated, actual)) return failed('timestamp-invalid', seen)
  return failed('timestamp-mismatch', seen, {
    expected: evidence('timestamp-imprint', stated, 'claim'),
    actual: evidence('timestamp-imprint', actual, 'claim'),
  })
}

type Authority = Context['trust']['timestampAuthorities'][number]

/** The beginning or the end of validity, the authority's own or of a certificate of its, that `time` lies beyond. */
function crossedBound({ validFor, certChain }: Authority, time: Date): Evidence | undefined {
  const starts = [validFor.start, ...certChain.map(({ notBefore }) => notBefore)]
  const ends = [validFor.end, ...certChain.map(({ notAfter }) => notAfter)]
  const start = starts.find((one) => !(one <= time))
  const end = ends.find((one) => !(time <= one))
  if (start) return evidence('validity-start', start, 'trust')
  return end && evidence('validity-end', end, 'trust')
}

type Time = { readonly type: string; readonly logID: Uint8Array; readonly timestamp: Date }

function sameTime(a: Time, b: Time): boolean {
  return (
    a.type === b.type &&
    equalBytes(a.logID, b.logID) &&
    Object.is(a.timestamp.getTime(), b.timestamp.getTime())
  )
}
