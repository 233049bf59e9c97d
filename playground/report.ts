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
 * - `anybody`: what was expected is as true of strangers, and what tells them apart was not said;
 * - `waived`: the verifier said that it does without, and what it trusts names nothing to compare with;
 * - `absent`: the claim does not carry this optional part;
 * - `insecure-context`: the page lacks WebCrypto;
 * - `unsupported`: the input asks for something this software does not do;
 * - `too-much`: looking at it whole would take more work than one input is given. What was not looked at is not judged.
 */
export type SkipReason<Id extends string = string> =
  | { readonly check: Id }
  | 'missing-input'
  | 'anybody'
  | 'waived'
  | 'absent'
  | 'insecure-context'
  | 'unsupported'
  | 'too-much'

/**
 * What a code says of its check:
 * - `failed`: two things were compared, or a number that is demanded was counted, and it does not hold;
 * - `undecided`: nothing could be compared: not readable, not known, not to be computed, or a library only threw;
 * - `warning`: it passed, and yet.
 */
export type CodeKind = 'failed' | 'undecided' | 'warning'

/** Every code of a method. One says the same wherever it stands: it is of one kind. */
export type CodeTable = Readonly<Record<string, CodeKind>>

/** The codes of a table that are of one kind. */
export type CodeOf<Table extends CodeTable, Kind extends CodeKind> = string &
  { [Code in keyof Table]: Table[Code] extends Kind ? Code : never }[keyof Table]

type Coded<Status extends string, Code extends string> = {
  readonly status: Status
  readonly code: Code
  readonly expected?: Evidence
  readonly actual?: Evidence
}

type OutcomeWith<Id extends string, Failed extends string, Open extends string, Warning extends string> =
  | { readonly status: 'passed'; readonly warning?: Warning }
  | Coded<'failed', Failed>
  | Coded<'undecided', Open>
  | { readonly status: 'skipped'; readonly because: SkipReason<Id> }

export type Outcome<Id extends string, Code extends string> = OutcomeWith<Id, Code, Code, Code>

/** An {@link Outcome} whose codes stand where their kind in the method's table allows. */
export type OutcomeOf<Id extends string, Table extends CodeTable> = OutcomeWith<
  Id,
  CodeOf<Table, 'failed'>,
  CodeOf<Table, 'undecided'>,
  CodeOf<Table, 'warning'>
>

/**
 * One check. `required` is a property of the method, never of the input: a field missing from the claim cannot
 * turn a required check into an optional one. So is `expects`: this check compares with what the verifier knew before
 * the claim came, such as whose signature it has to be.
 */
export type Check<Id extends string = string, Code extends string = string> = {
  readonly id: Id
  readonly proves: Property
  readonly required: boolean
  readonly expects: boolean
  readonly evidence: readonly Evidence[]
} & Outcome<Id, Code>

/**
 * - `verified`: every required check passed, and no other failed or stayed undecided.
 * - `rejected`: at least one check compared, and it does not hold.
 * - `undecided`: nothing failed, but something needed was not given (gpg's "No public key"), could not be read or
 *   computed, is not known, or was not looked at.
 */
export type Verdict = 'verified' | 'rejected' | 'undecided'

export interface Report<Id extends string = string, Code extends string = string> {
  readonly verdict: Verdict
  /** What this verification has shown, in the plan's order. */
  readonly proved: readonly Property[]
  /** The checks that had nothing to compare with, because nobody said what is expected or somebody does without, in the plan's order. */
  readonly notAsked: readonly Id[]
  readonly checks: readonly Check<Id, Code>[]
}

/**
 * What a person may take from a report at a glance.
 *
 * - `verified`: all that is required holds, and somebody, or something known beforehand, was expected.
 * - `nobody-expected`: what can be computed is right; whose it is was not asked, so it is not known.
 * - `rejected`, `undecided`: as the {@link Verdict}.
 */
export type Standing = Verdict | 'nobody-expected'

/** What a method declares for each of its checks, in the order they are shown. */
export type CheckPlan<Id extends string> = readonly {
  readonly id: Id
  readonly proves: Property
  readonly required: boolean
  /** Whether it compares with an expectation of the verifier; `false` if absent. */
  readonly expects?: boolean
}[]

/**
 * The verdict that follows from a complete list of checks.
 *
 * @param checks every check of the method's plan, in any order
 * @returns `rejected` as soon as one failed, `verified` only if every required one passed
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some((check) => check.status === 'failed')) return 'rejected'
  if (checks.some((check) => check.status === 'undecided')) return 'undecided'
  const required = checks.filter((check) => check.required || fitsAnybody(check))
  if (required.length === 0) return 'undecided'
  return required.every((check) => check.status === 'passed') ? 'verified' : 'undecided'
}

/** Nothing that was expected says whose it is: without more, this check is needed as if it were required. */
function fitsAnybody(check: Check): boolean {
  return check.status === 'skipped' && check.because === 'anybody'
}

/** Whether something that the verifier expected was there to compare with, and held. */
function metAnExpectation(checks: readonly Check[]): boolean {
  return checks.some(({ expects, status }) => expects && status === 'passed')
}

/** The properties that were looked at and held: of several expectations about one, one that was met is enough. */
function provedBy(checks: readonly Check[]): Property[] {
  const holds = (property: Property) => {
    const about = checks.filter(({ proves }) => proves === property)
    const expectations = about.filter(({ expects }) => expects)
    return (
      about.some(({ status }) => status === 'passed') &&
      about.every((check) => check.status === 'passed' || (check.status === 'skipped' && !check.required)) &&
      !about.some((check) => fitsAnybody(check) || isWaived(check)) &&
      (expectations.length === 0 || metAnExpectation(expectations))
    )
  }
  return [...new Set(checks.map(({ proves }) => proves))].filter(holds)
}

function isUnasked(check: Check): boolean {
  return (
    check.expects &&
    check.status === 'skipped' &&
    (check.because === 'missing-input' || check.because === 'anybody')
  )
}

function isWaived(check: Check): boolean {
  return check.status === 'skipped' && check.because === 'waived'
}

function notAskedIn<Id extends string>(checks: readonly Check<Id>[]): Id[] {
  return checks.filter((check) => isUnasked(check) || isWaived(check)).map(({ id }) => id)
}

/**
 * What a person may take from a report at a glance, whichever method it is of: green is for `verified` alone.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifyMinisign } from 'shomei/minisign'
 * import { standingOf } from 'shomei/report'
 *
 * const report = await verifyMinisign({
 *   artifact: await readFile('hello-shomei-1.0.0.jar'),
 *   signature: await readFile('minisign/hello-shomei-1.0.0.jar.minisig'),
 *   key: await readFile('minisign/minisign.pub'), // it came along: nobody said whose it has to be
 *   policy: {},
 * })
 * standingOf(report) // 'nobody-expected'
 * ```
 */
export function standingOf({ verdict, checks }: Pick<Report, 'verdict' | 'checks'>): Standing {
  if (verdict === 'rejected' || checks.some(({ status }) => status === 'undecided')) return verdict
  if (metAnExpectation(checks) && !checks.some(fitsAnybody)) return verdict
  const known = checks.filter(({ required, expects }) => required && !expects)
  // One that has to be compared, and was not for another reason, is no silence of the verifier.
  const asks = checks.filter(({ expects }) => expects)
  const kept = asks.some((check) => check.required && check.status !== 'passed' && !isUnasked(check))
  const right = known.length > 0 && known.every(({ status }) => status === 'passed')
  return asks.length > 0 && !kept && right ? 'nobody-expected' : verdict
}

/** What a method found out about one check; `proves` and `required` come from its plan. */
export type Finding<Id extends string, Code extends string> = Outcome<Id, Code> & Seen
/** A {@link Finding} that is held to the method's table of codes. */
export type FindingOf<Id extends string, Table extends CodeTable> = OutcomeOf<Id, Table> & Seen

interface Seen {
  readonly evidence?: readonly Evidence[]
}

/** What stopped a verification: its first comparison that does not hold, else the first that could not be made. */
export function decisiveIn<Id extends string, Code extends string>(
  checks: readonly Check<Id, Code>[],
): Extract<Check<Id, Code>, { readonly code: Code }> | undefined {
  const of = (wanted: 'failed' | 'undecided') =>
    checks.find((check) => check.status === wanted) as
      Extract<Check<Id, Code>, { readonly code: Code }> | undefined
  return of('failed') ?? of('undecided')
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
  const checks = plan.map(({ id, proves, required, expects = false }): Check<Id, Code> => {
    const finding = findings[id]
    if (finding === undefined) throw new Error(`report: no finding for the planned check "${id}"`)
    return { ...finding, id, proves, required, expects, evidence: finding.evidence ?? [] }
  })
  return { verdict: verdictOf(checks), proved: provedBy(checks), notAsked: notAskedIn(checks), checks }
}
