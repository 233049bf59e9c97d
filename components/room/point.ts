/**
 * What a report turns on, for a room that takes in one thing at a time: one check, and the two or three values that it
 * is about. All of it is the report's own; nothing is said here that no check said.
 */
import { equalBytes } from '../../playground/bytes.ts'
import { type Check, decisiveIn, type Evidence, type Source } from '../../playground/report.ts'

/** One value as a room sees it: what it is, whose it is, and that it is not there where nobody has it. */
export interface Seen {
  /** Among the method's words for evidence. */
  readonly label: string
  /** Of two that were compared and differ, which it is. */
  readonly as?: 'expected' | 'actual'
  readonly source: Source
  /** Absent: what would be compared is not there. */
  readonly evidence?: Evidence
}

export interface Point {
  readonly check: Check
  /** In the order they are read. */
  readonly values: readonly Seen[]
  /** Which of them is compared with the next; none if absent. */
  readonly compares?: number
  /** The line in which the field's own tool says the same. */
  readonly tool?: string
}

export function seen(evidence: Evidence, as?: Seen['as']): Seen {
  return { label: evidence.label, source: evidence.source, evidence, ...(as && { as }) }
}

export function missing(label: string, source: Source): Seen {
  return { label, source }
}

/** @returns the check that stopped it: one that says what differs goes before one that only does not hold */
export function stoppedAt(checks: readonly Check[]): Point | undefined {
  const said = checks.find((check) => check.status === 'failed' && check.expected && check.actual)
  const stopped = said && 'code' in said ? said : decisiveIn(checks)
  if (!stopped) return undefined
  const { expected, actual } = stopped
  const differing = [expected && seen(expected, 'expected'), actual && seen(actual, 'actual')]
  const values = differing.filter((one) => one !== undefined)
  return {
    check: stopped,
    values: values.length > 0 ? values : stopped.evidence.slice(0, 2).map((one) => seen(one)),
    ...(values.length === 2 && { compares: 0 }),
  }
}

/** @returns the check of that id @throws {Error} if the report has none */
export function checkIn(checks: readonly Check[], id: string): Check {
  const found = checks.find((check) => check.id === id)
  if (!found) throw new Error(`room: the report has no check "${id}"`)
  return found
}

/** Evidence of a check by its label and, where several have it, by whose it is. */
export function evidenceOf(check: Check, label: string, source?: Source): Evidence | undefined {
  return check.evidence.find((one) => one.label === label && (source === undefined || one.source === source))
}

/** By what was compared, not by how it is shown: two values may look the same. */
export function isSameValue({ value: one }: Evidence, { value: other }: Evidence): boolean {
  if (one instanceof Uint8Array) return other instanceof Uint8Array && equalBytes(one, other)
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime()
  return one === other
}
