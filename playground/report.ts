/**
 * The one vocabulary of Shomei: a claim is checked against trust, and the answer is a report.
 *
 * Every method (checksum, OpenPGP, Sigstore) returns a {@link Report}; every component shows one; every
 * sentence a person reads is looked up elsewhere by the ids in it. Nothing here holds prose.
 */

/** What a check proves once it has passed. `format`: only that the bytes can be read at all. */
export type Property = 'format' | 'integrity' | 'key' | 'identity' | 'time' | 'transparency'

/**
 * Who controls these bytes: the artifact's carrier, the claim that came with it (untrusted), what was fetched
 * out of band (trust), or the verifier's own decision (policy).
 */
export type Source = 'artifact' | 'claim' | 'trust' | 'policy'

/** One thing a check looked at. Bytes are shown as hex, dates as instants, strings as they are. */
export interface Evidence<Label extends string = string> {
  readonly label: Label
  readonly value: Uint8Array | string | Date
  readonly source: Source
}

/**
 * Why a check did not run: it waits for another check (by id), or
 * - `missing-input`: the verifier was not given something it needs;
 * - `absent`: the claim does not carry this optional part;
 * - `insecure-context`: the page lacks WebCrypto;
 * - `unsupported`: the input asks for something this software does not do;
 * - `too-much`: looking at it whole would take more work than one input is given. What was not looked at is not judged.
 */
export type SkipReason<Id extends string = string> =
  { readonly check: Id } | 'missing-input' | 'absent' | 'insecure-context' | 'unsupported' | 'too-much'

export type Outcome<Id extends string, Code extends string> =
  | { readonly status: 'passed'; readonly warning?: Code }
  | {
      readonly status: 'failed'
      readonly code: Code
      readonly expected?: Evidence
      readonly actual?: Evidence
    }
  | { readonly status: 'skipped'; readonly because: SkipReason<Id> }

/**
 * One check. `required` is a property of the method, never of the input: a field missing from the claim cannot
 * turn a required check into an optional one.
 */
export type Check<Id extends string = string, Code extends string = string> = {
  readonly id: Id
  readonly proves: Property
  readonly required: boolean
  readonly evidence: readonly Evidence[]
} & Outcome<Id, Code>

/**
 * - `verified`: every required check passed and no other failed.
 * - `rejected`: at least one check failed.
 * - `undecided`: nothing failed, but something needed was not given (gpg's "No public key"), or not looked at.
 */
export type Verdict = 'verified' | 'rejected' | 'undecided'

export interface Report<Id extends string = string, Code extends string = string> {
  readonly verdict: Verdict
  readonly checks: readonly Check<Id, Code>[]
}

/** What a method declares for each of its checks, in the order they are shown. */
export type CheckPlan<Id extends string> = readonly {
  readonly id: Id
  readonly proves: Property
  readonly required: boolean
}[]

/**
 * The verdict that follows from a complete list of checks.
 *
 * @param checks every check of the method's plan, in any order
 * @returns `rejected` as soon as one failed, `verified` only if every required one passed
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some((check) => check.status === 'failed')) return 'rejected'
  const required = checks.filter((check) => check.required)
  if (required.length === 0) return 'undecided'
  return required.every((check) => check.status === 'passed') ? 'verified' : 'undecided'
}

/** What a method found out about one check; `proves` and `required` come from its plan. */
export type Finding<Id extends string, Code extends string> = Outcome<Id, Code> & {
  readonly evidence?: readonly Evidence[]
}

/**
 * Joins a plan and its findings into a report. The plan decides the list: a planned check without a finding is a
 * programmer's mistake, not a shorter list.
 *
 * @throws {Error} naming the check that has no finding
 * @example
 * report(PLAN, { 'digest-match': { status: 'passed', evidence: [] } }).verdict
 */
export function report<Id extends string, Code extends string>(
  plan: CheckPlan<Id>,
  findings: Readonly<Partial<Record<Id, Finding<Id, Code>>>>,
): Report<Id, Code> {
  const checks = plan.map(({ id, proves, required }): Check<Id, Code> => {
    const finding = findings[id]
    if (finding === undefined) throw new Error(`report: no finding for the planned check "${id}"`)
    return { ...finding, id, proves, required, evidence: finding.evidence ?? [] }
  })
  return { verdict: verdictOf(checks), checks }
}
