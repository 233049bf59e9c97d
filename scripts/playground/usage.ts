import type { MethodWords } from '../../locales/ja/types.ts'
import type { Report } from '../../playground/report.ts'

/** A person's mistake: one clear sentence on stderr, exit 2, never a stack. */
export class UsageError extends Error {}

/** One file per method: what it is called with, and how it is run. */
export interface Method {
  readonly name: string
  readonly usage: string
  readonly run: (args: readonly string[]) => Promise<Outcome>
}

export interface Outcome {
  readonly report: Report
  readonly words: MethodWords<string, string, string>
  /** Lines to print beneath the report, as they are. */
  readonly also?: readonly string[]
}
