/** The answers of a desk as lines of text, in the words of the page. */
import { ja } from '../../../locales/ja.ts'
import { desk as words } from '../../../locales/ja/desk.ts'
import { intake } from '../../../locales/ja/intake.ts'
import type { Answer, Answers, Judged } from '../../../playground/desk/answer.ts'
import type { Item, Trust } from '../../../playground/desk/item.ts'
import { printable } from '../../../playground/printable.ts'
import type { Report } from '../../../playground/report.ts'
import { foreign } from '../foreign.ts'
import { printReport } from '../print.ts'
import { verdictOfAll } from '../command.ts'

/** @param isBrief without the evidence of what held */
export function printAnswers(
  items: readonly Item[],
  answers: Answers,
  trust: readonly Trust[],
  isBrief: boolean,
): string {
  const open = [
    ...answers.left.map(({ item, part }) => words.left(nameOf(item.name, part.label))),
    ...answers.unused.map((one) => words.unused(words.expectations[one])),
    ...trust.filter(isRefused).map(({ name }) => words.unbelieved(printable(name))),
  ]
  return [
    words.handed,
    ...items.flatMap(({ name, kind }) => indented(foreign(`${name}: ${intake[kind].name}`))),
    ...items.flatMap(({ kind }) => intake[kind].next ?? []).map((next) => `  ${next}`),
    '',
    ...answers.answers.flatMap((one) => [...printAnswer(one, isBrief), '']),
    ...open,
    ...(open.length > 0 ? [''] : []),
    `${words.all}: ${ja.verdicts[answers.standing]} (${verdictOfAll(answers.standing)})`,
  ].join('\n')
}

/** A keyring believes nobody, so there is nothing to refuse of it. */
export const isRefused = ({ part, isBelieved }: Trust) => !isBelieved && part.role !== 'keys'

function printAnswer({ about, judged, standing }: Answer, isBrief: boolean): string[] {
  return [
    ...foreign(`${about.name}: ${ja.verdicts[standing]}`),
    ...(judged.length === 0
      ? [`  ${words.unclaimed}`]
      : judged.flatMap((one) => indented(printJudged(one, isBrief)))),
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
    ...indented(printReport(report, ja.methods[part.method], isBrief).split('\n')),
    ...restsOn.flatMap((one) => [
      ...foreign(words.restsOn(printable(item.name))),
      ...indented(printJudged(one, isBrief)),
    ]),
  ]
}

const nameOf = (name: string, label: string | undefined) =>
  printable(label === undefined ? name : `${name} (${label})`)
const indented = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`))

/** What `--json` says. */
export interface AnswersJson {
  readonly standing: Answers['standing']
  readonly files: readonly Pick<Item, 'name' | 'kind' | 'source' | 'recognised'>[]
  readonly answers: readonly {
    readonly file: string
    readonly standing: Answer['standing']
    readonly claims: readonly ClaimJson[]
  }[]
  readonly left: readonly string[]
  readonly unused: Answers['unused']
  readonly unbelieved: readonly string[]
}

interface ClaimJson {
  readonly file: string
  readonly label?: string
  readonly method: string
  readonly because: Judged['because']
  readonly standing: Judged['standing']
  readonly report: Report
  readonly restsOn: readonly ClaimJson[]
}

export function answersJson(items: readonly Item[], found: Answers, trust: readonly Trust[]): AnswersJson {
  return {
    standing: found.standing,
    files: items.map(({ name, kind, source, recognised }) => ({ name, kind, source, recognised })),
    answers: found.answers.map(({ about, standing, judged }) => ({
      file: about.name,
      standing,
      claims: judged.map(claimJson),
    })),
    left: found.left.map(({ item }) => item.name),
    unused: found.unused,
    unbelieved: trust.filter(isRefused).map(({ name }) => name),
  }
}

function claimJson({ claim: { item, part }, because, standing, report, restsOn }: Judged): ClaimJson {
  const { label, method } = part
  return {
    file: item.name,
    ...(label !== undefined && { label }),
    method,
    because,
    standing,
    report,
    restsOn: restsOn.map(claimJson),
  }
}
