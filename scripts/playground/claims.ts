/** What is printed of one claim, or of several: each by itself, and what they come to. */
import { edition } from '#words'
import { intake } from '#words/intake'
import { foreign } from './foreign.ts'
import { jsonPieces } from '../../playground/as-json.ts'
import { printReport } from './print.ts'
import type { Claim, Outcome, Several } from './usage.ts'

export function printOutcome(outcome: Outcome | Several): string {
  if (!('claims' in outcome)) return printReport(outcome.report, outcome.words)
  const { claims, words, verdict } = outcome
  const verified = claims.filter(({ report, isAside }) => !isAside && report?.verdict === 'verified').length
  return [
    ...claims.flatMap((claim, i) => [...printClaim(claim, i + 1, claims.length, words), '']),
    intake.together(verified, claims.length),
    `${edition.verdicts[verdict]} (${verdict})`,
  ].join('\n')
}

function printClaim(claim: Claim, at: number, of: number, words: Several['words']): string[] {
  const { label = '', line, report, elsewhere = '', trustedRoot, isAside } = claim
  return [
    `# ${intake.nth(at, of, line)}`,
    ...beneath(label),
    ...(report ? [printReport(report, words)] : [intake.elsewhere, ...beneath(elsewhere)]),
    ...(trustedRoot ? [intake.byRoot(trustedRoot.at, trustedRoot.line)] : []),
    ...(isAside ? [intake.aside] : []),
  ]
}

const beneath = (text: string) => (text === '' ? [] : foreign(text).map((one) => `  ${one}`))

/** Of one claim its report; of several a list of them, and what they come to. */
export function outcomeAsJson(outcome: Outcome | Several): Iterable<string> {
  if (!('claims' in outcome)) return jsonPieces(outcome.report)
  return jsonPieces({ verdict: outcome.verdict, claims: outcome.claims })
}
