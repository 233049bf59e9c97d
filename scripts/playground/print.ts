/** A report as lines of text, in the words the slides use. */
import { ja } from '../../locales/ja.ts'
import type { MethodWords } from '../../locales/ja/types.ts'
import { toHex } from '../../playground/bytes.ts'
import {
  beginOf,
  borderAt,
  escaped,
  printablePart,
  printableBytes,
  UNSEEN_RUN,
} from '../../playground/printable.ts'
import {
  type Check,
  type Evidence,
  type Report,
  type SkipReason,
  standingOf,
} from '../../playground/report.ts'
import { broken } from './columns.ts'

type Words = MethodWords<string, string, string>

export function printReport(report: Report, words: Words): string {
  const lines = report.checks.flatMap((check) => [
    `${mark(check)} ${words.checks[check.id]?.title ?? check.id} [${check.id}]`,
    ...detail(check, words).map((line) => `    ${line}`),
  ])
  return [...lines, '', ...conclusion(report, words)].join('\n')
}

/** What may be taken from it, and what is still missing where nobody was expected. */
function conclusion(report: Report, words: Words): string[] {
  const standing = standingOf(report)
  const open = standing === 'nobody-expected' ? report.notAsked : []
  return [
    `${ja.verdicts[standing]} (${report.verdict})`,
    ...open.map(
      (id) => `  ${words.checks[id]?.title ?? id}: ${words.missing[id] ?? ja.skips['missing-input']}`,
    ),
  ]
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
  return broken(line, WIDEST).map((piece, i) => (i === 0 ? piece : `+ ${piece}`))
}

function mark(check: Check): string {
  if (check.status === 'passed') return check.warning ? '!' : '✔'
  return check.status === 'failed' ? '✘' : check.status === 'undecided' ? '?' : '–'
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
        ...(check.expected ? lines(ja.expected, check.expected, check.actual) : []),
        ...(check.actual ? lines(ja.actual, check.actual, check.expected) : []),
        ...evidence,
      ]
    case 'skipped':
      return [whySkipped(check.id, check.because, words), ...evidence]
  }
}

function whySkipped(id: string, because: SkipReason, words: Words): string {
  if (typeof because !== 'string') return ja.waitsFor(words.checks[because.check]?.title ?? because.check)
  const own =
    because === 'missing-input'
      ? words.missing[id]
      : because !== 'insecure-context'
        ? words.skips?.[because]?.[id]
        : undefined
  return own ?? ja.skips[because]
}

/** The report as JSON: bytes as lower-case hex, instants in ISO 8601, nothing that steers a terminal. */
export function toJson(report: object): string {
  const json = JSON.stringify(
    report,
    function (this: Record<string, unknown>, key, value: unknown) {
      if (this[key] instanceof Uint8Array) return toHex(this[key])
      return typeof value === 'bigint' ? String(value) : value
    },
    2,
  )
  let told = ''
  for (let at = 0; at < json.length;) {
    const end = borderAt(json, at + AT_ONCE)
    told += json.slice(at, end).replace(UNSEEN_RUN, inJson)
    at = end
  }
  return told
}

/** Characters. All at once, what is replaced would take a hundred times the room. */
const AT_ONCE = 64 * 1024

function inJson(run: string): string {
  let told = ''
  for (let i = 0; i < run.length; i++) told += escapeOf(run.charCodeAt(i))
  return told
}

/** By code unit. */
const ESCAPES: string[] = []
const escapeOf = (unit: number) =>
  (ESCAPES[unit] ??= unit === 10 ? '\n' : `\\u${unit.toString(16).padStart(4, '0')}`)
