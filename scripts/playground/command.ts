/** A word behind `playground`, and what it prints. */
import type { Standing, Verdict } from '../../playground/report.ts'
import { foreign } from './foreign.ts'
import { toJson } from '../../playground/as-json.ts'
import { printReport } from './print.ts'
import type { Method } from './usage.ts'

export interface Printed {
  /** Without the last line end. */
  readonly text: string
  readonly verdict: Verdict
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly run: (args: readonly string[], json: boolean) => Promise<Printed>
}

/** A method by itself: the report, and what the tool would print beneath it. */
export function asCommand(method: Method): Command {
  return {
    name: method.name,
    usage: method.usage,
    async run(args, json) {
      const { report, words, also } = await method.run(args)
      const beneath = !json && also && also.length > 0 ? `\n\n${also.flatMap(foreign).join('\n')}` : ''
      return {
        text: `${json ? toJson(report) : printReport(report, words)}${beneath}`,
        verdict: report.verdict,
      }
    },
  }
}

/** Of several answers there is no tool whose exit code could be kept: nobody expected is undecided. */
export function verdictOfAll(standing: Standing): Verdict {
  return standing === 'nobody-expected' ? 'undecided' : standing
}
