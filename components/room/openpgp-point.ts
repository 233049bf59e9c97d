/** What an OpenPGP report turns on: which key signed, what it is called, and which one was expected. */
import type { Check } from '../../playground/report.ts'
import type { KeyserverHit } from '../../playground/world/keyserver.ts'
import { checkIn, evidenceOf, missing, type Point, type Seen, seen, stoppedAt } from './point.ts'

interface Judged {
  readonly checks: readonly Check[]
}

/** @param hits what a keyserver answers, where that is what is looked at */
export function openpgpPoint({ checks }: Judged, hits?: readonly KeyserverHit[]): Point {
  const stopped = stoppedAt(checks)
  if (stopped) return stopped
  if (hits && hits.length > 0) return atKeyserver({ checks }, hits)
  const available = checkIn(checks, 'key-available')
  if (available.status !== 'passed') {
    return { check: available, values: [...named(available), missing('keyring', 'policy')] }
  }
  const identity = checkIn(checks, 'key-identity')
  const expected = evidenceOf(identity, 'fingerprint', 'policy')
  const primary = evidenceOf(available, 'primary-fingerprint')
  const userId = evidenceOf(available, 'user-id')
  if (expected && primary) {
    const values = [seen(expected, 'expected'), seen(primary)]
    return { check: identity, values, ...(identity.status === 'passed' && { compares: 0 }) }
  }
  const values = [userId, primary].filter((one) => one !== undefined).map((one) => seen(one))
  return { check: identity, values: [...values, missing('expected-fingerprint', 'policy')] }
}

/** What the signature says of its key: anybody's word. */
function named(available: Check): Seen[] {
  const name = evidenceOf(available, 'issuer-fingerprint') ?? evidenceOf(available, 'key-id')
  return name ? [seen(name)] : []
}

/** The keys it has under one name, or the one that the signature names. */
function atKeyserver({ checks }: Judged, hits: readonly KeyserverHit[]): Point {
  const found = hits
    .slice(0, 2)
    .map(({ fingerprint }) => seen({ label: 'keyserver', value: fingerprint, source: 'claim' }))
  if (found.length > 1) {
    const [name] = hits.flatMap(({ userIds: [first] }) => (first === undefined ? [] : [first]))
    const isShared = name !== undefined && hits.slice(0, 2).every(({ userIds }) => userIds.includes(name))
    const shared = isShared ? [seen({ label: 'user-id', value: name, source: 'claim' })] : []
    return {
      check: checkIn(checks, 'key-identity'),
      values: [...shared, ...found],
      compares: shared.length,
    }
  }
  const available = checkIn(checks, 'key-available')
  const asked = named(available)
  return {
    check: available,
    values: [...asked, ...found],
    ...(asked[0]?.label === 'issuer-fingerprint' && { compares: 0 }),
  }
}
