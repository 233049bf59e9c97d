/** What a checksum's report turns on: the digest that was claimed, the digest of what is here, and the way it came. */
import { CLAIM_SOURCE, type Channel } from '../../playground/checksum/channel.ts'
import type { ChecksumReport } from '../../playground/checksum/verify.ts'
import { standingOf } from '../../playground/report.ts'
import { checkIn, evidenceOf, type Point, seen, stoppedAt } from './point.ts'

/** @param channel by which the digest came when the report was made */
export function checksumPoint({ verdict, checks }: ChecksumReport, channel: Channel): Point {
  const stopped = stoppedAt(checks)
  if (stopped) return stopped
  const digest = checkIn(checks, 'digest')
  const claimed = digest.evidence.find(({ source }) => source === CLAIM_SOURCE[channel])
  const own = claimed && evidenceOf(digest, claimed.label, 'artifact')
  const open = checks.find(({ status }) => status === 'skipped')
  const isRight = standingOf({ verdict, checks }) === 'verified'
  return {
    check: isRight ? digest : (open ?? digest),
    values: [claimed, own].filter((one) => one !== undefined).map((one) => seen(one)),
    ...(claimed && own && { compares: 0 }),
  }
}
