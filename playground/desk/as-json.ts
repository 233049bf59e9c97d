/** The answers of a desk for other programs. */
import { equalBytes } from '../bytes.ts'
import type { Report } from '../report.ts'
import type { Answer, Answers } from './answer.ts'
import type { Judged } from './judge.ts'
import type { Item, Trust } from './item.ts'

/** What came along and is not believed; keys of OpenPGP are computed with all the same, so there is nothing to refuse of them. */
export function refusedOf(trust: readonly Trust[]): readonly Trust[] {
  const believed = trust.filter(({ isBelieved }) => isBelieved)
  return trust.filter(
    ({ part, isBelieved }) =>
      !isBelieved && part.role !== 'keys' && !believed.some((one) => equalBytes(one.part.bytes, part.bytes)),
  )
}

/** What `--json` says. */
export interface AnswersJson {
  readonly standing: Answers['standing']
  readonly files: readonly Pick<Item, 'name' | 'kind' | 'source' | 'recognised'>[]
  readonly answers: readonly {
    readonly file: string
    readonly standing: Answer['standing']
    readonly isUnread: boolean
    readonly unmet: Answer['unmet']
    readonly unlooked: number
    readonly broken: number
    readonly claims: readonly ClaimJson[]
  }[]
  readonly left: readonly string[]
  readonly elsewhere: readonly string[]
  readonly unlooked: number
  readonly unused: Answers['unused']
  readonly untaken: Answers['untaken']
  readonly unbelieved: readonly string[]
}

interface ClaimJson {
  readonly file: string
  readonly label?: string
  readonly method: string
  readonly because: Judged['because']
  readonly standing: Judged['standing']
  readonly report: Report
  /** What came of the claim's own file, whose answer says how. */
  readonly restsOn?: Answer['standing']
  /** Files that its tool does not read as they were read here. */
  readonly rewritten?: readonly string[]
}

export function answersJson(items: readonly Item[], found: Answers, trust: readonly Trust[]): AnswersJson {
  return {
    standing: found.standing,
    files: items.map(({ name, kind, source, recognised }) => ({ name, kind, source, recognised })),
    answers: found.answers.map(({ about, standing, isUnread, unmet, unlooked, broken, judged }) => ({
      file: about.name,
      standing,
      isUnread,
      unmet,
      unlooked,
      broken,
      claims: judged.map(claimJson),
    })),
    left: found.left.map(({ item }) => item.name),
    elsewhere: found.elsewhere.map(({ part }) => part.elsewhere ?? ''),
    unlooked: found.unlooked,
    unused: found.unused,
    untaken: found.untaken,
    unbelieved: refusedOf(trust).map(({ name }) => name),
  }
}

function claimJson({
  claim: { item, part },
  because,
  standing,
  report,
  restsOn,
  rewritten,
}: Judged): ClaimJson {
  const { label, method } = part
  return {
    file: item.name,
    ...(label !== undefined && { label }),
    method,
    because,
    standing,
    report,
    ...(restsOn && { restsOn }),
    ...(rewritten && { rewritten }),
  }
}
