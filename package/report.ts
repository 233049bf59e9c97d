/**
 * What every verifier here answers with: checks, each with its evidence, and the verdict that follows from them.
 *
 * @packageDocumentation
 */
export {
  type Check,
  decisiveIn,
  type Evidence,
  type Property,
  type Report,
  type SkipReason,
  type Source,
  type Standing,
  standingOf,
  type Verdict,
} from '../playground/report.ts'
