/** When was this signed? Only a log's promise or a timestamp authority may answer. */
import type { TransparencyLogEntry } from '@sigstore/bundle'
import { crypto, RFC3161Timestamp } from '@sigstore/core'
import { CertificateChainVerifier } from '@sigstore/verify/dist/key/certificate.js'
import { getTLogTimestamp, getTSATimestamp } from '@sigstore/verify/dist/timestamp/index.js'
import { verifyTLogSET } from '@sigstore/verify/dist/tlog/set.js'
import { equalBytes } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { notComputed, uncomputedStamp } from './algorithm.ts'
import {
  type Context,
  entriesOf,
  failed,
  isThere,
  judgeEach,
  passed,
  plain,
  step,
  stopped,
  together,
  undecided,
  waitsFor,
} from './context.ts'
import { checkStamp, instantOf, partsBeside } from './timestamp-form.ts'
import { crossedBound, instant, type Instant, isTime, outside } from './validity.ts'

export interface TrustedTime extends Instant {
  /** Who says so. */
  readonly label: 'integrated-time' | 'signed-timestamp'
}

export interface TrustedTimes {
  /** Instants the certificate and the log keys must have been valid at. Others vouch for them only where {@link vouched}. */
  readonly times: readonly TrustedTime[]
  /** Otherwise what does not hold at them does not hold, and what does is not known. */
  readonly vouched: boolean
  readonly finding: SigstoreFinding
}

export function checkTrustedTime(context: Context): TrustedTimes {
  const { timestampVerificationData } = context.bundle.verificationMaterial
  const found: Time[] = []
  const judged = judgeEach<() => Witnessed>(
    [
      ...entriesOf(context).map((entry) => () => promisedTime(entry, context)),
      ...(timestampVerificationData?.rfc3161Timestamps ?? []).map(
        ({ signedTimestamp }) =>
          () =>
            stampedTime(signedTimestamp, context),
      ),
    ],
    (witness) => {
      const { time, finding: one } = witness()
      if (time) found.push(time)
      return one
    },
  )
  const alike = found.flatMap((a, i) => {
    const b = found.slice(i + 1).filter((one) => sameTime(a, one))
    return b.map((one) => sameIssuer(a, one))
  })
  const isNone = judged.status === 'passed' && found.length === 0
  const finding = together([
    judged,
    ...(alike.includes(true) ? [failed('timestamp-duplicate')] : []),
    ...(alike.includes(false) ? [undecided('timestamps-alike')] : []),
    ...(isNone ? [failed('no-trusted-time')] : []),
  ])
  const times = found.map(({ type, timestamp, exact = timestamp }): TrustedTime => ({
    time: timestamp,
    exact,
    label: type === 'timestamp-authority' ? 'signed-timestamp' : 'integrated-time',
  }))
  return { times, vouched: finding.status === 'passed', finding }
}

interface Witnessed {
  /** Whom one may believe, the finding says. */
  readonly time?: Time
  readonly finding: SigstoreFinding
}

/** A log tells its time by its promise: without one, or with one that does not hold, nobody has told it. */
function promisedTime(entry: TransparencyLogEntry, { trust }: Context): Witnessed {
  const { integratedTime, inclusionPromise } = entry
  if (!integratedTime || integratedTime === '0' || !inclusionPromise) return { finding: passed() }
  const time = getTLogTimestamp(entry)
  const promise = step('promise-invalid', () => verifyTLogSET({ ...entry, inclusionPromise }, trust.tlogs))
  if (!time || Number.isNaN(time.timestamp.getTime())) return { finding: waitsFor('inclusion-promise') }
  const seen = [evidence('integrated-time', time.timestamp, 'claim')]
  if ('code' in promise) return { time, finding: { ...waitsFor('inclusion-promise'), evidence: seen } }
  return { time, finding: passed(seen) }
}

function stampedTime(signedTimestamp: Uint8Array, context: Context): Witnessed {
  const { trust, content } = context
  const parsed = step('timestamp-unreadable', () => RFC3161Timestamp.parse(Buffer.from(signedTimestamp)))
  if ('code' in parsed) return { finding: stopped(parsed) }
  if (!trust.timestampAuthorities.some(isThere)) return { finding: undecided('no-tsa-in-root') }
  const time = step('timestamp-untrusted', () =>
    getTSATimestamp(parsed.value, content.signature, trust.timestampAuthorities),
  )
  if ('code' in time) return { finding: explain(parsed.value, context, [time.said]) }
  const { exact } = instantOf(parsed.value)
  const told = { ...time.value, issuer: parsed.value.signerIssuer, exact }
  const seen = [evidence('signed-timestamp', exact, 'claim')]
  const odd = oddAuthority(parsed.value, context)
  // The library believes it, and goes on to what has to hold at that time.
  if (odd) return { time: told, finding: { ...odd, evidence: [...seen, ...(odd.evidence ?? [])] } }
  return { time: told, finding: passed(seen) }
}

/** Why none of the authorities by whom it does hold is to be believed; `undefined` where one is. */
function oddAuthority(timestamp: RFC3161Timestamp, { trust, content }: Context): SigstoreFinding | undefined {
  const found = trust.timestampAuthorities
    .filter(
      (one) =>
        'value' in step('timestamp-untrusted', () => getTSATimestamp(timestamp, content.signature, [one])),
    )
    .map((one) => checkStamp(timestamp, one))
  return found.includes(undefined) ? undefined : found[0]
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
  if (!isTime(time)) return undecided('time-unreadable', [...seen, stampTime(timestamp)])
  const bound = authorities.map((one) => step('timestamp-unreadable', () => crossedBound(one, time)))
  const [first] = bound
  if (first && bound.every((one) => 'code' in one || one.value)) {
    if ('code' in first) return stopped(first, seen)
    if (!first.value) return failed('timestamp-invalid', seen)
    const actual = evidence('signed-timestamp', time, 'claim')
    return outside('timestamp-outside-validity', { expected: first.value, actual }, seen)
  }
  const uncomputed = step('timestamp-unreadable', () =>
    uncomputedStamp(
      timestamp,
      authorities.map(({ certChain }) => certChain),
    ),
  )
  if ('code' in uncomputed) return stopped(uncomputed, seen)
  const { imprint: odd, signature } = uncomputed.value
  if (odd !== undefined) return notComputed(odd, seen)
  const imprint = step('timestamp-unreadable', () => ({
    stated: plain(timestamp.tstInfo.messageImprintHashedMessage),
    actual: plain(crypto.digest(timestamp.tstInfo.messageImprintHashAlgorithm, content.signature)),
  }))
  if ('code' in imprint) return stopped(imprint, seen)
  const { stated, actual } = imprint.value
  if (equalBytes(stated, actual)) {
    if (signature !== undefined) return notComputed(signature, seen)
    if (!authorities.some((one) => isUsable(one, time))) return undecided('tsa-unusable', seen)
    const typed = step('timestamp-unreadable', () => isTimestampByType(timestamp))
    if ('code' in typed) return stopped(typed, seen)
    if (!typed.value) return undecided('not-a-timestamp', seen)
    // What has another form, the library may have stumbled over.
    return partsBeside(timestamp)
      ? failed('timestamp-invalid', seen)
      : undecided('timestamp-unreadable', seen)
  }
  return failed('timestamp-mismatch', seen, {
    expected: evidence('timestamp-imprint', stated, 'claim'),
    actual: evidence('timestamp-imprint', actual, 'claim'),
  })
}

/** Whether the library gets as far as the authority's key: what it says first of an authority is about the root. */
function isUsable({ validFor, certChain: [leaf, ...above] }: Authority, time: Date): boolean {
  if (!leaf || time < validFor.start || validFor.end < time) return false
  const way = step('timestamp-untrusted', () => {
    crypto.createPublicKey(leaf.publicKey)
    new CertificateChainVerifier({ untrustedCert: leaf, trustedCerts: above, timestamp: time }).verify()
  })
  return 'value' in way
}
type Authority = Context['trust']['timestampAuthorities'][number]

/** Which types the token names, beside what is signed of it (RFC 5652 §§ 3, 5.2; RFC 3161 § 2.4.2). */
function isTimestampByType({ contentType, eContentType }: RFC3161Timestamp): boolean {
  return contentType === '1.2.840.113549.1.7.2' && eContentType === '1.2.840.113549.1.9.16.1.4'
}

function stampTime({ tstInfo, signingTime }: RFC3161Timestamp): Evidence {
  const written = tstInfo.root.subs[4]?.value.toString('latin1') ?? ''
  return instant('signed-timestamp', signingTime, written, 'claim')
}

interface Time {
  readonly type: string
  /** Of a timestamp authority the number of its certificate, which is an issuer's own. */
  readonly logID: Uint8Array
  readonly timestamp: Date
  readonly issuer?: Uint8Array
  /** With a fraction, where it has one. */
  readonly exact?: Date
}

/** As the library has it. */
function sameTime(a: Time, b: Time): boolean {
  return (
    a.type === b.type &&
    equalBytes(a.logID, b.logID) &&
    Object.is(a.timestamp.getTime(), b.timestamp.getTime())
  )
}

function sameIssuer({ issuer: a }: Time, { issuer: b }: Time): boolean {
  return a === b || (a !== undefined && b !== undefined && equalBytes(a, b))
}
