/** Parts that the roles' checks have in common: each compares, and says what with what. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { MetaFile } from '@tufjs/models'
import { toHex } from '../bytes.ts'
import type { Evidence, Source } from '../report.ts'
import { fits, type Tally } from './models.ts'
import type { TufFinding, TufLabel } from './plan.ts'

export const saw = (
  label: TufLabel,
  value: Evidence['value'],
  source: Source = 'claim',
): Evidence<TufLabel> => ({
  label,
  value,
  source,
})

export const passed = (...evidence: Evidence[]): TufFinding => ({ status: 'passed', evidence })

/** `2 of 3`: as many keys as have signed, of as many as have to. */
export function signed(tally: Tally | undefined): TufFinding {
  if (!tally) return { status: 'undecided', code: 'metadata-unreadable' }
  const threshold = saw('threshold', `${tally.threshold}`, 'trust')
  const count = saw('signatures', `${tally.count}`)
  const names = tally.keys.flatMap(({ signed: has, owner, id }) => (has ? [owner ?? id.slice(0, 8)] : []))
  const evidence = [threshold, count, ...(names.length > 0 ? [saw('signers', names.join(' '))] : [])]
  if (tally.isEnough) return { status: 'passed', evidence }
  if (tally.isOpen) return { status: 'undecided', code: 'signatures-unknown', evidence }
  return { status: 'failed', code: 'signatures-too-few', expected: threshold, actual: count, evidence }
}

/** An instant at which it expires is past: "higher than the fixed update start time" (5.3.10, 5.4.4, 5.5.6, 5.6.5). */
export function fresh(
  file: { readonly isExpired: (at: Date) => boolean; readonly expires: string },
  now: Date,
): TufFinding {
  const expires = saw('expires', new Date(file.expires))
  const at = saw('now', now, 'policy')
  return file.isExpired(now)
    ? { status: 'failed', code: 'expired', expected: at, actual: expires, evidence: [expires, at] }
    : passed(expires, at)
}

/** What the file before says of this one (5.5.2, 5.6.2). */
export function described(said: MetaFile, bytes: Uint8Array): TufFinding {
  const expected = said.hashes?.['sha256']
  const actual = saw('digest', toHex(sha256(bytes)))
  const length = said.length === undefined ? [] : [saw('length', `${said.length}`)]
  const evidence = [...length, ...(expected === undefined ? [] : [saw('said-digest', expected)]), actual]
  const fit = fits(said, bytes)
  if (fit === 'yes') return { status: 'passed', evidence }
  if (fit === 'unknown') return { status: 'undecided', code: 'digest-unknown', evidence }
  return {
    status: 'failed',
    code: 'digest-mismatch',
    ...(expected !== undefined && { expected: saw('said-digest', expected), actual }),
    evidence,
  }
}

/** The very version that the file before names (5.5.4, 5.6.4). */
export function named(said: number, version: number): TufFinding {
  const [expected, actual] = [saw('said-version', `${said}`), saw('version', `${version}`)]
  return said === version
    ? passed(expected, actual)
    : { status: 'failed', code: 'version-mismatch', expected, actual, evidence: [expected, actual] }
}
