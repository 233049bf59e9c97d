/** A report as lines of text, in the words the slides use. */
import { edition } from '#words'
import type { MethodWords } from '../../locales/types.ts'
import { toHex } from '../../playground/bytes.ts'
import {
  beginOf,
  borderAt,
  escaped,
  MOST_SHOWN,
  printableBytes,
  printablePart,
} from '../../playground/printable.ts'
import {
  type Check,
  type Evidence,
  type Report,
  type SkipReason,
  standingOf,
} from '../../playground/report.ts'
import { broken } from './columns.ts'
import { marked } from './differences.ts'

type Words = MethodWords<string, string, string>

/** @param isBrief what was looked at is left out where it held, and nothing else is */
export function printReport(report: Report, words: Words, isBrief = false): string {
  const lines = report.checks.flatMap((check) => [
    `${markOf(check)} ${words.checks[check.id]?.title ?? check.id} [${check.id}]`,
    ...(isBrief && isPlain(check) ? [] : detail(check, words)).map((line) => `    ${line}`),
  ])
  return [...lines, '', ...conclusion(report, words)].join('\n')
}

const isPlain = (check: Check) => check.status === 'passed' && !check.warning

/** What may be taken from it, and what is still missing where nobody was expected. */
function conclusion(report: Report, words: Words): string[] {
  const standing = standingOf(report)
  return [
    `${edition.verdicts[standing]} (${report.verdict})`,
    ...(standing === 'nobody-expected' ? unaskedIn(report, words) : waivedIn(report, words)),
  ]
}

/** What a good verdict does without, because somebody said so. */
function waivedIn({ checks }: Report, words: Words): string[] {
  return checks.flatMap((one) =>
    one.status === 'skipped' && one.because === 'waived'
      ? [`  ${words.checks[one.id]?.title ?? one.id}: ${whySkipped(one.id, one.because, words)}`]
      : [],
  )
}

/** Of what nobody expected, what is needed; where none of it is, all of it. */
function unaskedIn({ checks, notAsked }: Report, words: Words): string[] {
  const unasked = checks.flatMap((one) =>
    one.status === 'skipped' && notAsked.includes(one.id) ? [one] : [],
  )
  const needed = unasked.filter(
    ({ required, because }) => required || because === 'anybody' || because === 'waived',
  )
  return (needed.length > 0 ? needed : unasked).map(
    ({ id, because }) => `  ${words.checks[id]?.title ?? id}: ${whySkipped(id, because, words)}`,
  )
}

function show({ value }: Evidence, against?: Evidence): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString()
  const from = beginOf(value, against?.value)
  if (value instanceof Uint8Array) return printableBytes(value, from)
  return printablePart(value, from, (text) => escaped(text.replaceAll('\\', '\\\\')))
}

/** Columns, beside the indent. */
const WIDEST = 70
/** A text without blanks and without letters of ours looks like no line of ours, wherever a terminal breaks it. */
const LIKE_OURS = /[^!-~]/u

/** What somebody else has written is broken here, with a mark, before a terminal does it without. */
function lines(label: string, one: Evidence, against?: Evidence): string[] {
  const text = show(one, against)
  const line = `${label}: ${text}`
  if (!LIKE_OURS.test(text)) return [line]
  return pieces(line)
}

const pieces = (line: string) => broken(line, WIDEST).map((piece, i) => (i === 0 ? piece : `+ ${piece}`))

/** What an eye may pass over in the two lines above. */
function differing(expected: Evidence, actual: Evidence): string[] {
  const from = beginOf(expected.value, actual.value)
  const [one, other] = [comparable(expected, from), comparable(actual, from)]
  const both = one === undefined || other === undefined ? undefined : marked(one, other)
  return (both ?? []).flatMap((text, i) =>
    pieces(`${edition.differing(i === 0 ? edition.expected : edition.actual)}: ${text}`),
  )
}

function comparable({ value }: Evidence, from: number): string | undefined {
  if (value instanceof Uint8Array) return toHex(value.subarray(from, from + MOST_SHOWN / 2))
  if (value instanceof Date) return undefined
  const start = borderAt(value, from)
  return value.slice(start, borderAt(value, start + MOST_SHOWN))
}

/** As `*`, `.*`, `^` at the beginning, `$` at the end, or an escaped dot: no name and no address is written so. */
const PATTERN = /^\^|\$$|\*|\.\+|\\[./]|\(\?/

function isLikePattern({ value, source }: Evidence): boolean {
  return source === 'policy' && typeof value === 'string' && PATTERN.test(value)
}

export function markOf(check: Check): string {
  if (check.status === 'passed') return check.warning ? '!' : '✔'
  return check.status === 'failed' ? '✘' : check.status === 'undecided' ? '?' : '–'
}

/** Why it did not pass, in a sentence; that it did, by its title. */
export function reasonOf(check: Check, words: Words): string {
  return check.status === 'passed'
    ? (words.checks[check.id]?.title ?? check.id)
    : check.status === 'skipped'
      ? whySkipped(check.id, check.because, words)
      : (words.failures[check.code] ?? check.code)
}

function detail(check: Check, words: Words): string[] {
  const evidence = check.evidence.flatMap((one) => lines(words.evidence[one.label] ?? one.label, one))
  switch (check.status) {
    case 'passed':
      return check.warning ? [words.failures[check.warning] ?? check.warning, ...evidence] : evidence
    case 'failed':
    case 'undecided':
      return [
        words.failures[check.code] ?? check.code,
        ...(check.expected ? lines(edition.expected, check.expected, check.actual) : []),
        ...(check.actual ? lines(edition.actual, check.actual, check.expected) : []),
        ...(check.expected && check.actual ? differing(check.expected, check.actual) : []),
        ...(check.expected && isLikePattern(check.expected) ? [edition.isNoPattern] : []),
        ...evidence,
      ]
    case 'skipped':
      return [whySkipped(check.id, check.because, words), ...evidence]
  }
}

function whySkipped(id: string, because: SkipReason, words: Words): string {
  if (typeof because !== 'string')
    return edition.waitsFor(words.checks[because.check]?.title ?? because.check)
  const own =
    because === 'missing-input'
      ? words.missing[id]
      : because !== 'insecure-context'
        ? words.skips?.[because]?.[id]
        : undefined
  return own ?? edition.skips[because]
}
