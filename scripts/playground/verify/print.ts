/** The answers of a desk as lines of text, in the words of the page. */
import { edition } from '#words'
import { desk as words } from '#words/desk'
import { intake } from '#words/intake'
import type { Answer, Answers } from '../../../playground/desk/answer.ts'
import type { Judged } from '../../../playground/desk/judge.ts'
import { refusedOf } from '../../../playground/desk/as-json.ts'
import { rootsBelieved } from '../../../playground/desk/roots.ts'
import { isWithin, type Item, type Trust } from '../../../playground/desk/item.ts'
import type { CleartextReport, OpenpgpReport } from '../../../playground/openpgp/index.ts'
import { printable } from '../../../playground/printable.ts'
import type { Report } from '../../../playground/report.ts'
import { foreign } from '../foreign.ts'
import { printReport } from '../print.ts'
import { signedWordsLines } from '../signed-words.ts'
import { signersLines } from '../signers.ts'
import { verdictOfAll } from '../command.ts'
import type { Unreadable } from './gather.ts'

/** What is printed beside the answers, and how much of them: brief is without the evidence of what held. */
export interface Beside {
  readonly isBrief: boolean
  readonly unreadable: readonly Unreadable[]
  /** Folders that were looked at by another name. */
  readonly again: readonly string[]
}

/** @returns in pieces, without the last line end */
export function* printAnswers(
  items: readonly Item[],
  answers: Answers,
  trust: readonly Trust[],
  { isBrief, unreadable, again }: Beside,
): Generator<string> {
  const open = [
    ...unreadable.map(({ name, why }) => words.unreadable(printable(name), whyOf(why))),
    ...again.map((name) => words.again(printable(name))),
    ...answers.left.map((claim) => {
      const name = nameOf(claim.item.name, claim.part.label)
      return isWithin(claim) ? words.leftWithin(name) : words.left(name)
    }),
    ...answers.elsewhere.map(({ item }) => `${printable(item.name)}: ${intake.elsewhere}`),
    ...(answers.unlooked > 0 ? [words.unlooked(answers.unlooked)] : []),
    ...answers.unused.map((one) => words.unused(words.expectations[one])),
    ...refusedOf(trust).map(({ name }) => words.unbelieved(printable(name))),
  ]
  const told = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')
  yield told([
    words.handed,
    ...items.flatMap((one) => [
      ...indented(foreign(one.name, `: ${intake.nameOf(one)}`)),
      ...nextOf(one).map((next) => `    ${next}`),
    ]),
    ...believedLines(items, trust),
    '',
  ])
  for (const one of answers.answers) yield told([...printAnswer(one, isBrief), ''])
  yield told([...open.flatMap((one) => foreign(one)), ...(open.length > 0 ? [''] : [])])
  yield `${words.all}: ${edition.verdicts[answers.standing]} (${verdictOfAll(answers.standing)})`
}

function believedLines(items: readonly Item[], trust: readonly Trust[]): string[] {
  const roots = rootsBelieved(items, trust)
  if (!roots) return []
  return roots === 'shipped' ? [words.shipped] : foreign(words.ownRoots(roots.own.map(printable)))
}

const whyOf = (why: Unreadable['why']) =>
  typeof why === 'string' ? words.unreadableFor[why] : words.unreadableFor.other(why.code)

/** What to do with what no method is given here. */
function nextOf({ kind, parts, command }: Item): string[] {
  if (parts.length > 0) return []
  return [intake.kinds[kind].next, command].filter((one) => one !== undefined)
}

function printAnswer(
  { about, judged, isUnread, unmet, unlooked, broken, standing }: Answer,
  isBrief: boolean,
): string[] {
  return [
    ...foreign(about.name, `: ${edition.verdicts[standing]}`),
    ...(isUnread ? [`  ${intake.unread(about)}`] : []),
    ...unmet.map((one) => `  ${words.unused(words.expectations[one])}`),
    ...(judged.length === 0 && unlooked + broken === 0 && !isUnread ? [`  ${words.unclaimed}`] : []),
    ...judged.flatMap((one) => indented(printJudged(one, isBrief))),
    ...(unlooked > 0 ? [`  ${words.unlooked(unlooked)}`] : []),
    ...(broken > 0 ? [`  ${words.broken(broken)}`] : []),
  ]
}

/** Bytes of a signed text. */
const MOST_WORDS = 64 * 1024

function printJudged(
  { claim: { item, part }, because, report, restsOn, rewritten = [] }: Judged,
  isBrief: boolean,
): string[] {
  const title =
    because === 'said'
      ? [words.because.said]
      : foreign(nameOf(item.name, part.label), ` — ${words.because[because]}`)
  return [
    ...title,
    ...indented(printReport(report, edition.methods[part.method], isBrief).split('\n')),
    ...indented(signersLines(toldIn(report)).flatMap((one) => foreign(one))),
    ...(part.role === 'cleartext' && 'text' in report
      ? indented(signedWordsLines(report as CleartextReport, true, MOST_WORDS))
      : []),
    ...rewritten.flatMap((name) => foreign(words.rewritten(printable(name)))),
    ...(restsOn ? foreign(words.restsOn(printable(item.name), edition.verdicts[restsOn])) : []),
  ]
}

const toldIn = (report: Report) => (report as Partial<OpenpgpReport>).told ?? []
const nameOf = (name: string, label: string | undefined) =>
  printable(label === undefined ? name : `${name} (${label})`)
const indented = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`))
