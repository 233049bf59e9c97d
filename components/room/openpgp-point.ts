/** What an OpenPGP report turns on: which key signed, what it is called, and which one was expected. */
import type { Check, Evidence } from '../../playground/report.ts'
import type { KeyserverHit } from '../../playground/world/keyserver.ts'
import { checkIn, evidenceOf, isSameValue, missing, type Point, type Seen, seen, stoppedAt } from './point.ts'

interface Judged {
  readonly checks: readonly Check[]
  readonly gpg?: { readonly lines: { readonly en: readonly string[] } } | undefined
}

const OUTCOME = /^gpg: (?:(?:Good|BAD|Expired) signature from |Can't check signature: )/

/** @param hits what a keyserver answers, where that is what is looked at */
export function openpgpPoint({ checks, gpg }: Judged, hits: readonly KeyserverHit[] = []): Point {
  const stopped = stoppedAt(checks)
  if (!stopped && hits.length > 0) return atKeyserver(checks, hits)
  const outcomes = gpg?.lines.en.filter((line) => OUTCOME.test(line)) ?? []
  // Of several signatures, no single line says it.
  const [tool] = outcomes.length === 1 ? outcomes : []
  return { ...(stopped ?? signerIn(checks)), ...(tool !== undefined && { tool }) }
}

/** Which key it was, as far as that is known, and whether it is the one that was expected. */
function signerIn(checks: readonly Check[]): Point {
  const available = checkIn(checks, 'key-available')
  if (available.status !== 'passed') {
    const files = ['signature-format', 'keys-format'].map((id) => checkIn(checks, id))
    const unread = [...files, available].find(
      ({ status, ...rest }) => status === 'skipped' && 'because' in rest && rest.because !== 'missing-input',
    )
    if (unread) return { check: unread, values: named(available) }
    return { check: available, values: [...named(available), missing('keyring', 'policy')] }
  }
  const identity = checkIn(checks, 'key-identity')
  const expected = evidenceOf(identity, 'expected-fingerprint', 'policy')
  const keys = keysIn(available)
  const same =
    expected &&
    FINGERPRINTS.flatMap((label) => available.evidence.filter((one) => one.label === label)).find((one) =>
      isSameValue(one, expected),
    )
  if (same && identity.status === 'passed') {
    // Side by side it is one thing, once as expected and once as found.
    const values = [seen({ ...expected, label: same.label }, 'expected'), seen(same)]
    return { check: identity, values, compares: 0 }
  }
  const [first = []] = keys
  const [primary, userId] = ['primary-fingerprint', 'user-id'].map((label) =>
    first.find((one) => one.label === label),
  )
  const signer = [userId, primary].filter((one) => one !== undefined).map((one) => seen(one))
  if (expected) return { check: identity, values: [seen(expected), ...signer] }
  return { check: identity, values: [...signer, missing('expected-fingerprint', 'policy')] }
}

/** The primary key's first: of a key that has no subkeys both are the same. */
const FINGERPRINTS = ['primary-fingerprint', 'fingerprint']

/** What is said of each signature's key, apart: what stands beside another is about the same one. */
function keysIn({ evidence }: Check): Evidence[][] {
  const keys: Evidence[][] = []
  for (const one of evidence) {
    if (one.label === 'fingerprint') keys.push([])
    keys.at(-1)?.push(one)
  }
  return keys
}

/** What the signature says of its key: anybody's word. */
function named(available: Check): Seen[] {
  const name = evidenceOf(available, 'issuer-fingerprint') ?? evidenceOf(available, 'key-id')
  return name ? [seen(name)] : []
}

/** The keys it has under one name, or the one that the signature names. */
function atKeyserver(checks: readonly Check[], hits: readonly KeyserverHit[]): Point {
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
