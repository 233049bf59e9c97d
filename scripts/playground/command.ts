/** A word behind `playground`, and what it prints. */
import type { Standing, Verdict } from '../../playground/report.ts'
import { outcomeAsJson, printOutcome } from './claims.ts'
import { foreign } from './foreign.ts'
import type { Method } from './usage.ts'

export interface Printed {
  /** Without the last line end; all together may be longer than a text can be. */
  readonly pieces: Iterable<string>
  readonly verdict: Verdict
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly run: (args: readonly string[], json: boolean) => Promise<Printed>
}

/** A method by itself: what it found, and what the tool would print beneath it. */
export function asCommand(method: Method): Command {
  return {
    name: method.name,
    usage: method.usage,
    async run(args, json) {
      const outcome = await method.run(args)
      const { also = [] } = outcome
      const beneath = !json && also.length > 0 ? `\n\n${also.flatMap((one) => foreign(one)).join('\n')}` : ''
      return {
        pieces: json ? outcomeAsJson(outcome) : [printOutcome(outcome), beneath],
        verdict: 'claims' in outcome ? outcome.verdict : outcome.report.verdict,
      }
    },
  }
}

/** Of several answers there is no tool whose exit code could be kept: nobody expected is undecided. */
export function verdictOfAll(standing: Standing): Verdict {
  return standing === 'nobody-expected' ? 'undecided' : standing
}
