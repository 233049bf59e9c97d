/** When was this signed? Only a log's promise or a timestamp authority may answer. */
import { RFC3161Timestamp } from '@sigstore/core'
import { getTLogTimestamp, getTSATimestamp } from '@sigstore/verify/dist/timestamp/index.js'
import { equalBytes } from '../../bytes.ts'
import type { Evidence } from '../../report.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { type Context, failed, passed, step } from './context.ts'

export interface TrustedTimes {
  /** Instants the certificate and the log keys must have been valid at; empty unless the check passed. */
  readonly times: readonly Date[]
  readonly finding: SigstoreFinding
}

export function checkTrustedTime({ bundle, trust, content }: Context): TrustedTimes {
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
    if ('code' in parsed) return fail(failed(parsed.code, [...seen, parsed.said]))
    const time = step('timestamp-untrusted', () =>
      getTSATimestamp(parsed.value, content.signature, trust.timestampAuthorities),
    )
    if ('code' in time) return fail(failed(time.code, [...seen, time.said]))
    found.push(time.value)
    seen.push(evidence('signed-timestamp', time.value.timestamp, 'claim'))
  }

  if (found.some((a, i) => found.slice(i + 1).some((b) => sameTime(a, b)))) {
    return fail(failed('timestamp-duplicate', seen))
  }
  if (found.length === 0) return fail(failed('no-trusted-time', seen))
  return { times: found.map((time) => time.timestamp), finding: passed(seen) }
}

type Time = { readonly type: string; readonly logID: Uint8Array; readonly timestamp: Date }

function sameTime(a: Time, b: Time): boolean {
  return (
    a.type === b.type &&
    equalBytes(a.logID, b.logID) &&
    Object.is(a.timestamp.getTime(), b.timestamp.getTime())
  )
}
