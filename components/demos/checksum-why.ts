/** The one sentence beside the verdict: what this match, mismatch or silence is worth. */
import { edition } from '#words'
import { checksumList } from '#words/checksum'
import { toHex } from '../../playground/bytes.ts'
import {
  type Algorithm,
  ALGORITHM_NAME,
  type AnyAlgorithm,
  isStanding,
} from '../../playground/checksum/algorithms.ts'
import type { Channel } from '../../playground/checksum/channel.ts'
import type { ListReport } from '../../playground/checksum/list.ts'
import type { ListFailure } from '../../playground/checksum/list-plan.ts'
import type { ListRow } from '../../playground/checksum/list-row.ts'
import type { Leniency, Reading } from '../../playground/checksum/entry.ts'
import type { ChecksumReport } from '../../playground/checksum/verify.ts'
import { decisiveIn, type Evidence } from '../../playground/report.ts'
import { doubtIn } from '../report/doubt.ts'
import type { Differences } from './byte-differences.ts'

const say = edition.demos.checksum
const words = edition.methods.checksum

export interface Setting {
  readonly channel: Channel
  /** An attacker has replaced the artifact, and the checksum on its server. */
  readonly replaced: boolean
  /** The file that the demo asks for, and how to get it. */
  readonly wanted?: string | undefined
}

export function whyOfOne(report: ChecksumReport, { channel, replaced, wanted }: Setting): string | undefined {
  const stopped = decisiveIn(report.checks)
  if (stopped) {
    const alike = stopped.status === 'failed' && lookAlike(stopped.expected, stopped.actual)
    if (alike) return alike
    return replaced && channel === 'apart' && stopped.code === 'digest-mismatch'
      ? say.why.caught
      : words.failures[stopped.code]
  }
  if (report.verdict === 'verified') {
    if (replaced && channel === 'beside') return say.why.both
    if (channel === 'beside') return say.why.beside
    // Of two files with one digest either may have come from the server.
    return doubtIn(report.checks, words.failures) === undefined ? say.why.apart : say.why.apartWeak
  }
  const open = report.checks.find((check) => check.status === 'skipped')
  if (open?.id === 'artifact') return wanted ?? words.missing.artifact
  if (open?.id === 'digest' && open.because === 'unsupported') return words.skips?.unsupported?.digest
  if (open?.id !== 'claim') return undefined
  return open.because === 'too-much' ? say.why.tooMuch : say.why.none
}

/**
 * Which algorithms were compared, how that is known, and why coreutils would not read such a line.
 *
 * @param isPasted what is typed is no file that a tool would be given
 */
export function detectedOf(
  { entries, unread }: ChecksumReport,
  isPasted: boolean,
): { readonly algorithm: AnyAlgorithm; readonly text: string } | undefined {
  const [first] = entries
  if (!first) return undefined
  const known = (...ways: readonly Reading['by'][]) =>
    entries
      .filter(({ by }) => ways.includes(by))
      .map(({ algorithm, digest }) => ({ name: ALGORITHM_NAME[algorithm], digits: 2 * digest.length }))
  const [tagged, measured] = [known('tag', 'list-name'), known('length', 'match')]
  const text = [
    tagged.length > 0 ? say.detected.byTag(tagged) : '',
    measured.length > 0 ? say.detected.byLength(measured) : '',
    unread && !isPasted && isStanding(first.algorithm)
      ? say.detected.unread(`${first.algorithm}sum -c`, say.list.reasons[unread])
      : '',
  ]
  return { algorithm: first.algorithm, text: text.join('') }
}

const isNotAtHand = (status: ListRow['status']) => status === 'missing' || status === 'unread'

const COUNTED: ReadonlySet<ListFailure> = new Set(['digest-mismatch', 'files-missing', 'files-unread'])

export function whyOfList(report: ListReport, channel: Channel): string | undefined {
  const { rows, checks, verdict } = report
  const count = (status: ListRow['status']) => rows.filter((row) => row.status === status).length
  const stopped = decisiveIn(checks)
  if (stopped) {
    // Lines that may all be meant for one file are counted as none of these.
    const isTold =
      stopped.code === 'digest-mismatch' ? 'mismatch' : stopped.code === 'files-unread' ? 'unread' : undefined
    const isCounted = isTold === undefined || count(isTold) > 0
    return COUNTED.has(stopped.code) && isCounted
      ? say.list.counted(
          count('mismatch'),
          rows.filter(({ status, name }) => name !== undefined && isNotAtHand(status)).length,
          rows.filter(({ status, name }) => name === undefined && status === 'missing').length,
          rows.filter(({ status, name }) => name === undefined && status === 'unread').length,
          report.improper.length,
          report.unlisted.length,
        )
      : checksumList.failures[stopped.code]
  }
  if (verdict === 'verified') {
    const missing = rows.filter(({ status }) => status === 'missing')
    const named = missing.filter(({ name }) => name !== undefined).length
    const right = say.list.allRight(count('ok'), named, missing.length - named)
    return channel === 'beside' ? `${right}${say.list.beside}` : right
  }
  const open = checks.find((check) => check.status === 'skipped')
  if (open?.status !== 'skipped') return undefined
  if (open.because === 'too-much') return say.why.tooMuch
  if (open.id === 'claim') return say.list.noList
  if (open.id === 'listed' && open.because === 'missing-input')
    return say.list.unlisted(report.unlisted.length)
  const isUncomputed = checks.some((check) => check.status === 'skipped' && check.because === 'unsupported')
  return isUncomputed ? say.list.unsupported : say.list.noFiles
}

/**
 * @param differences of their beginnings, and whether all of both is the same
 * @param algorithm in which the first file's digest was published
 * @param of the shipped pair as it is, with one of the two changed, or two files of somebody's own
 */
export function whyOfPair(
  report: ChecksumReport,
  { count, isSame }: Pick<Differences, 'count'> & { readonly isSame: boolean },
  algorithm: Algorithm,
  of: 'shipped' | 'changed' | 'own',
): string {
  const name = ALGORITHM_NAME[algorithm]
  if (report.verdict === 'verified') return count === 0 && isSame ? say.pair.identical : say.pair.fooled(name)
  if (of === 'own') return say.pair.apart(name)
  return of === 'shipped' ? say.pair.told(name) : say.pair.broken(name)
}

function lookAlike(expected: Evidence | undefined, actual: Evidence | undefined): string | undefined {
  if (!(expected?.value instanceof Uint8Array) || !(actual?.value instanceof Uint8Array)) return undefined
  const places = placesOf(expected.value, actual.value)
  return places && say.why.lookAlike(2 * expected.value.length, places)
}

/** Few digits may differ and still look the same to an eye. */
const MOST_DIGITS = 4

/** @returns which hex digits differ, from 1; `undefined` if none or more than an eye would miss */
export function placesOf(expected: Uint8Array, actual: Uint8Array): number[] | undefined {
  const theirs = toHex(actual)
  const places = [...toHex(expected)].flatMap((digit, i) => (digit === theirs[i] ? [] : [i + 1]))
  return places.length > 0 && places.length <= MOST_DIGITS ? places : undefined
}

/** Where the tool of coreutils reads less than we do: which lines, and why. */
export interface Parting {
  readonly reason: Leniency | 'untagged' | 'other-algorithm'
  readonly lines: readonly number[]
}

export function partings({ rows, tool }: ListReport): Parting[] {
  if (!tool) return []
  const readByTool = new Set(tool.rows.map(({ line }) => line))
  const found = new Map<Parting['reason'], number[]>()
  for (const { line, leniency } of rows) {
    if (readByTool.has(line)) continue
    // cksum reads tags alone, and of those every algorithm here.
    const reason = leniency ?? (tool.tool === 'cksum' ? 'untagged' : 'other-algorithm')
    const lines = found.get(reason)
    if (lines) lines.push(line)
    else found.set(reason, [line])
  }
  return [...found].map(([reason, lines]) => ({ reason, lines }))
}
