/** The answers of a desk as lines of text, in the words of the page. */
import { edition } from '#words'
import { desk as words } from '#words/desk'
import { intake } from '#words/intake'
import type { Answer, Answers, Judged } from '../../../playground/desk/answer.ts'
import { isShippedUsed, refusedOf } from '../../../playground/desk/as-json.ts'
import type { Item, Trust } from '../../../playground/desk/item.ts'
import type { OpenpgpReport } from '../../../playground/openpgp/index.ts'
import { printable } from '../../../playground/printable.ts'
import type { Report } from '../../../playground/report.ts'
import { foreign } from '../foreign.ts'
import { printReport } from '../print.ts'
import { signersLines } from '../signers.ts'
import { verdictOfAll } from '../command.ts'
import type { Unreadable } from './gather.ts'

/** What is printed beside the answers, and how much of them: brief is without the evidence of what held. */
export interface Beside {
  readonly isBrief: boolean
  readonly unreadable: readonly Unreadable[]
}

export function printAnswers(
  items: readonly Item[],
  answers: Answers,
  trust: readonly Trust[],
  { isBrief, unreadable }: Beside,
): string {
  const open = [
    ...unreadable.map(({ name, why }) => words.unreadable(printable(name), whyOf(why))),
    ...answers.left.map(({ item, part }) => words.left(nameOf(item.name, part.label))),
    ...answers.elsewhere.map(({ item }) => `${printable(item.name)}: ${intake.elsewhere}`),
    ...(answers.unlooked > 0 ? [words.unlooked(answers.unlooked)] : []),
    ...answers.unused.map((one) => words.unused(words.expectations[one])),
    ...refusedOf(trust).map(({ name }) => words.unbelieved(printable(name))),
  ]
  return [
    words.handed,
    ...items.flatMap((one) => [
      ...indented(foreign(`${one.name}: ${intake.nameOf(one)}`)),
      ...nextOf(one).map((next) => `    ${next}`),
    ]),
    ...(isShippedUsed(items, trust) ? [words.shipped] : []),
    '',
    ...answers.answers.flatMap((one) => [...printAnswer(one, isBrief), '']),
    ...open.flatMap(foreign),
    ...(open.length > 0 ? [''] : []),
    `${words.all}: ${edition.verdicts[answers.standing]} (${verdictOfAll(answers.standing)})`,
  ].join('\n')
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
    ...foreign(`${about.name}: ${edition.verdicts[standing]}`),
    ...(isUnread ? [`  ${intake.unread(about)}`] : []),
    ...unmet.map((one) => `  ${words.unused(words.expectations[one])}`),
    ...(judged.length === 0 && unlooked + broken === 0 && !isUnread ? [`  ${words.unclaimed}`] : []),
    ...judged.flatMap((one) => indented(printJudged(one, isBrief))),
    ...(unlooked > 0 ? [`  ${words.unlooked(unlooked)}`] : []),
    ...(broken > 0 ? [`  ${words.broken(broken)}`] : []),
  ]
}

function printJudged(
  { claim: { item, part }, because, report, restsOn }: Judged,
  isBrief: boolean,
): string[] {
  const title =
    because === 'said' ? words.because.said : `${nameOf(item.name, part.label)} — ${words.because[because]}`
  return [
    ...foreign(title),
    ...indented(printReport(report, edition.methods[part.method], isBrief).split('\n')),
    ...indented(signersLines(toldIn(report)).flatMap(foreign)),
    ...restsOn.flatMap((one) => [
      ...foreign(words.restsOn(printable(item.name))),
      ...indented(printJudged(one, isBrief)),
    ]),
  ]
}

const toldIn = (report: Report) => (report as Partial<OpenpgpReport>).told ?? []
const nameOf = (name: string, label: string | undefined) =>
  printable(label === undefined ? name : `${name} (${label})`)
const indented = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`))
