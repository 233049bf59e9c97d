import type { MethodWords } from '../../locales/types.ts'
import type { Report, Verdict } from '../../playground/report.ts'

/** A person's mistake: one clear sentence on stderr, exit 2, never a stack. */
export class UsageError extends Error {}

/** One file per method: what it is called with, and how it is run. */
export interface Method {
  readonly name: string
  readonly usage: string
  readonly run: (args: readonly string[]) => Promise<Outcome | Several>
}

export interface Outcome {
  readonly report: Report
  readonly words: MethodWords<string, string, string>
  /** Lines to print beneath the report, as they are. */
  readonly also?: readonly string[]
}

/** Of a file with several claims. */
export interface Several extends Omit<Outcome, 'report'> {
  /** What they come to. */
  readonly verdict: Verdict
  readonly claims: readonly Claim[]
}

/** One of several in a file. */
export interface Claim {
  /** What it says of itself, to tell it from its neighbours. Nothing of it is verified. */
  readonly label?: string
  readonly line?: number
  /** Where the file says that it is kept, which is not in it; it may say nothing. */
  readonly elsewhere?: string
  /** Absent where there was nothing to verify. */
  readonly report?: Report
  /** Which of several trusted roots it is by, from 1. */
  readonly trustedRoot?: { readonly at: number; readonly line?: number }
  /** It is of another kind than what was asked for, and so counts neither way. */
  readonly isAside?: boolean
}
