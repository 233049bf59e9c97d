/** What each check of a checksum file comes to, from its rows. */
import { toHex } from '../bytes.ts'
import type { CodeOf, Evidence } from '../report.ts'
import { type AnyAlgorithm, COLLISIONS_KNOWN } from './algorithms.ts'
import { isDenied, type ListedFile } from './bare.ts'
import { evidence, type LIST_CODES, type ListFinding } from './list-plan.ts'
import type { Denied, ListRow } from './list-row.ts'
import { isEmptyFile } from './nothing.ts'
import type { Otherwise } from './otherwise.ts'
import { isGuess } from './settle.ts'
import { someOf } from './sums.ts'
import type { ToolOptions } from './tool.ts'

export interface View {
  readonly rows: readonly ListRow[]
  readonly forms: readonly string[]
  readonly improper: readonly number[]
  readonly unlisted: readonly number[]
  readonly unsettled: readonly number[]
  /** Of those, whose own line is one that nothing was read from. */
  readonly unread: readonly number[]
  readonly files: readonly ListedFile[]
}

export const NOTHING: ListFinding = { status: 'skipped', because: 'missing-input' }
export const TOO_MUCH: ListFinding = { status: 'skipped', because: 'too-much' }
const WAITS: ListFinding = { status: 'skipped', because: { check: 'claim' } }

export function claimFinding(
  { rows, improper, forms }: View,
  isText: boolean,
  { strict }: ToolOptions,
): ListFinding {
  if (!isText) return { status: 'undecided', code: 'not-text' }
  const seen = [
    evidence('lines', String(rows.length), 'claim'),
    ...(improper.length > 0 ? [evidence('improper-lines', someOf(improper), 'claim')] : []),
    ...forms.map((form) => evidence('form', form, 'claim')),
  ]
  if (rows.length === 0) return { status: 'undecided', code: 'no-lines', evidence: seen }
  if (improper.length === 0) return { status: 'passed', evidence: seen }
  return strict
    ? { status: 'undecided', code: 'improper-lines-refused', evidence: seen }
    : { status: 'passed', warning: 'improper-lines', evidence: seen }
}

/** Enough for an eye; the report has them all. */
const MOST_NAMES = 10

/** A file that a line may be about is neither listed nor left out. */
export function listedFinding(
  { rows, unlisted, unsettled, unread, files }: View,
  present: ListFinding,
): ListFinding {
  if (rows.length === 0) return WAITS
  if (files.length === 0) return { status: 'skipped', because: { check: 'present' } }
  const seen = [evidence('files', String(files.length), 'artifact')]
  if (unlisted.length > 0) {
    const some = unlisted.slice(0, MOST_NAMES)
    return {
      ...NOTHING,
      evidence: [
        ...seen,
        ...some.map((i) => evidence('unlisted-file', files[i]?.name ?? '', 'artifact')),
        ...sameDigest(rows, some, files),
      ],
    }
  }
  if (unread.length > 0) return { status: 'undecided', code: 'own-line-unreadable', evidence: seen }
  if (unsettled.length === 0) return { status: 'passed', evidence: seen }
  // Else what leaves it open is said there.
  const isForNone = rows.some(({ name, status }) => name === undefined && status === 'missing')
  return present.status === 'passed'
    ? { status: 'undecided', code: isForNone ? 'digest-without-file' : 'same-digest', evidence: seen }
    : { status: 'skipped', because: { check: 'present' }, evidence: seen }
}

/** Lines that have the digest of one of those files, under a name that is not its own: said, and no more. */
function sameDigest(
  rows: readonly ListRow[],
  some: readonly number[],
  files: readonly ListedFile[],
): Evidence[] {
  const digests = new Set(
    some.flatMap((i) => {
      const found = files[i]?.found
      return found === undefined || typeof found === 'string' ? [] : Object.values(found).map(toHex)
    }),
  )
  return rows
    .filter(({ name, expected }) => name !== undefined && digests.has(toHex(expected)))
    .slice(0, MOST_NAMES)
    .map(({ line, name = '' }) => evidence('same-digest', `${line}: ${name}`, 'claim'))
}

export function presentFinding({ rows, files }: View, { ignoreMissing }: ToolOptions): ListFinding {
  if (rows.length === 0) return WAITS
  if (files.length === 0) return NOTHING
  const count = (status: ListRow['status']) => rows.filter((row) => row.status === status).length
  const missing = count('missing')
  const seen = missing > 0 ? [evidence('missing-files', String(missing), 'claim')] : []
  const stop = (code: CodeOf<typeof LIST_CODES, 'undecided'>): ListFinding => ({
    status: 'undecided',
    code,
    evidence: seen,
  })
  if (count('ambiguous') > 0) return stop('ambiguous-names')
  // A bare digest may be that of a file which was not read, even where another has it.
  const isBare = rows.some(({ name }) => name === undefined)
  if (count('unread') > 0 || (isBare && files.some(isDenied))) return stop('files-unread')
  if (missing > 0 && !ignoreMissing) return stop('files-missing')
  if (missing === rows.length) return stop('none-verified')
  if (rows.some(({ status, file }) => status === 'unsupported' && file === undefined))
    return { status: 'skipped', because: 'unsupported', evidence: seen }
  const warned = (warning: CodeOf<typeof LIST_CODES, 'warning'>, some: readonly ListRow[]): ListFinding => ({
    status: 'passed',
    warning,
    evidence: [
      ...seen,
      ...some.slice(0, MOST_NAMES).map(({ name = '' }) => evidence('listed-name', name, 'claim')),
    ],
  })
  const respelled = rows.filter((row) => row.respelled)
  if (respelled.length > 0) return warned('name-respelled', respelled)
  const elsewhere = rows.filter((row) => row.elsewhere)
  if (elsewhere.length > 0) return warned('path-differs', elsewhere)
  const empty = files.filter(({ found, size }) => typeof found !== 'string' && isEmptyFile(found, size))
  if (empty.length === 0) return { status: 'passed', evidence: seen }
  const names = empty.slice(0, MOST_NAMES).map(({ name }) => evidence('empty-file', name, 'artifact'))
  return { status: 'passed', warning: 'empty-file', evidence: [...seen, ...names] }
}

export function digestFinding(
  { rows, files }: View,
  otherwise: Otherwise,
  denied: Denied | undefined,
  source: Evidence['source'],
): ListFinding {
  if (rows.length === 0) return WAITS
  const matching = rows.filter(({ status }) => status === 'ok')
  const wrong = rows.filter(({ status }) => status === 'mismatch')
  const seen = [
    evidence('matching', String(matching.length), 'artifact'),
    evidence('mismatching', String(wrong.length), 'artifact'),
  ]
  const differs = (algorithm: AnyAlgorithm, expected: Uint8Array, actual: Uint8Array) => ({
    expected: evidence(algorithm, expected, source),
    actual: evidence(algorithm, actual, 'artifact'),
    evidence: seen,
  })
  // A line that can be about nothing else goes before those that may.
  const isBareSure = otherwise.isNobodyNamed && !otherwise.isSomeRight
  const isSure = ({ name, elsewhere }: ListRow) => (name === undefined ? isBareSure : !elsewhere)
  const surely = wrong.filter(isSure)
  const sure = surely.find((row) => !isGuess(row)) ?? denied ?? surely[0]
  const first = sure ?? wrong[0]
  if (first?.algorithm && first.actual) {
    const values = differs(first.algorithm, first.expected, first.actual)
    if (sure && isGuess(sure)) return { status: 'undecided', code: 'algorithm-guessed', ...values }
    return sure
      ? { status: 'failed', code: 'digest-mismatch', ...values }
      : { status: 'undecided', code: 'perhaps-another-file', ...values }
  }
  if (otherwise.wrong) {
    const { line, actual } = otherwise.wrong
    const values = line.algorithm && differs(line.algorithm, line.digest, actual)
    return { status: 'undecided', code: 'read-in-two-ways', ...values }
  }
  if (rows.some(({ status }) => status === 'unsupported')) {
    return { status: 'skipped', because: 'unsupported', evidence: seen }
  }
  if (matching.length === 0) return { status: 'skipped', because: { check: 'present' } }
  const isWeak = ({ algorithm }: ListRow) => algorithm !== undefined && COLLISIONS_KNOWN.has(algorithm)
  const strong = new Set(matching.filter((row) => !isWeak(row)).map(({ file }) => file))
  const weak = matching.some(({ file }) => !strong.has(file))
  const other = matching.find(({ size }) => size !== undefined)
  const sizes = other
    ? [
        evidence('listed-size', String(other.size), 'claim'),
        evidence('artifact-size', String(files[other.file ?? -1]?.size), 'artifact'),
      ]
    : []
  const warning = weak ? ('collisions-known' as const) : other ? ('size-differs' as const) : undefined
  return { status: 'passed', evidence: [...seen, ...sizes], ...(warning && { warning }) }
}
