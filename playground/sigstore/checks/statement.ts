/** Of what kind is the signed statement? Its content, the predicate, is nobody's business here: it is not judged. */
import type { Bundle } from '@sigstore/bundle'
import { fromUtf8 } from '../../bytes.ts'
import { type Policy, SUBJECT_DIGEST_NAMES } from '../input.ts'
import { lookAlikes, member, parseJson, takenForAnother } from '../json.ts'
import { namedTwice } from '../named-twice.ts'
import { evidence } from '../plan.ts'
import type { Evidence } from '../../report.ts'
import type { Read, SigstoreFinding } from '../read.ts'
import { ANY_STATEMENT, PROVENANCE_TYPES, STATEMENT_TYPES, statementTypeNamed } from '../statement-types.ts'
import { type Context, failed, passed, undecided, waitsFor } from './context.ts'

export const IN_TOTO = 'application/vnd.in-toto+json'

/** Members of an in-toto statement, unverified; own members only are to be read. */
export type Statement = Readonly<Record<string, unknown>>

/** The members that are judged (in-toto Statement v1); of the others a reader may think what it likes. */
const JUDGED = ['_type', 'subject', 'predicateType'] as const

/**
 * What is signed has to say one thing to everybody: the subject that this page reads must be the one that the next
 * reader does.
 *
 * @returns `undefined` for a message signature, or another payload type; the finding where the payload is no JSON
 * object, or one that readers read differently
 */
export function statementOf({ content }: Bundle): Read<Statement> | undefined {
  if (content.$case !== 'dsseEnvelope' || content.dsseEnvelope.payloadType !== IN_TOTO) return undefined
  const { payload } = content.dsseEnvelope
  const seen = [evidence('payload-type', IN_TOTO, 'claim')]
  const text = fromUtf8(payload) ?? ''
  const json = BYTE_ORDER_MARK.every((byte, i) => payload[i] === byte) ? undefined : parseJson(text)
  if (json && 'why' in json && json.why === 'too-much') return { finding: tooMuch(seen) }
  if (!json || !('value' in json)) return { finding: undecided('statement-unreadable', seen) }
  const { length } = membersOf(json.value)
  if (length > MOST_SUBJECTS) {
    return { finding: tooMuch([...seen, evidence('subject-count', length, 'claim')]) }
  }
  const twice = namedTwice(text)
  if (twice === 'too-much') return { finding: tooMuch(seen) }
  if (twice) return { finding: ambiguous(twice.name, seen) }
  if (!isObject(json.value)) return { finding: undecided('statement-unreadable', seen) }
  const other = takenForAnother(json.value, JUDGED) ?? first(membersOf(json.value), otherInSubject)
  if (other !== undefined) return { finding: ambiguous(other, seen) }
  return { value: json.value as Statement, finding: passed(seen) }
}

/** Each is an object or more to every check. Other verifiers take a thousand. */
const MOST_SUBJECTS = 100_000

function tooMuch(seen: readonly Evidence[]): SigstoreFinding {
  return { status: 'skipped', because: 'too-much', evidence: seen }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

function ambiguous(name: string, seen: readonly Evidence[]): SigstoreFinding {
  return undecided('field-ambiguous', [...seen, evidence('field', name, 'claim')])
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function membersOf(statement: unknown): readonly unknown[] {
  const subject = member(statement, 'subject')
  return Array.isArray(subject) ? (subject as readonly unknown[]) : []
}

function otherInSubject(one: unknown): string | undefined {
  if (!isObject(one)) return undefined
  const { digest } = one as { readonly digest?: unknown }
  return inSubject(one) ?? (isObject(digest) ? inDigest(digest) : undefined)
}
// Made once: a statement has up to hundreds of thousands of subjects.
const inSubject = lookAlikes(['name', 'digest'])
const inDigest = lookAlikes(SUBJECT_DIGEST_NAMES)

function first<T, Found>(items: readonly T[], find: (item: T) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * `_type` has to be in-toto's, and the predicate type the one that the verifier expects: SLSA provenance where nobody
 * said anything. Then another type is not false, but nobody asked for it: undecided.
 *
 * A message signature holds no statement: what was signed is the artifact itself, which says more about its integrity
 * and nothing else. That passes, unless a statement was expressly asked for.
 */
export function checkStatementType(
  { bundle, statement }: Context,
  { statementType = '' }: Policy,
): SigstoreFinding {
  const wanted = statementType === ANY_STATEMENT ? '' : statementType
  if (bundle.content.$case === 'messageSignature') {
    const actual = evidence('content-kind', 'messageSignature', 'claim')
    if (!wanted) return passed([actual])
    if (statementTypeNamed(wanted) === undefined) return unknownType(wanted, [actual])
    return failed('statement-expected', [], {
      expected: evidence('predicate-type', wanted, 'policy'),
      actual,
    })
  }
  // Another payload, or one that cannot be read, is named there.
  if (!statement?.value) return waitsFor('artifact')
  const layout = text(statement.value, '_type')
  if (!isOneOf(STATEMENT_TYPES, layout)) {
    return undecided('not-a-statement', [], {
      expected: evidence('statement-type', STATEMENT_TYPES[0], 'policy'),
      ...(layout !== undefined && { actual: evidence('statement-type', layout, 'claim') }),
    })
  }
  const found = text(statement.value, 'predicateType')
  const seen = [evidence('statement-type', layout, 'claim')]
  if (!found) return undecided('predicate-type-missing', seen)
  const actual = evidence('predicate-type', found, 'claim')
  if (wanted) {
    const expected = evidence('predicate-type', wanted, 'policy')
    if (found === wanted) return passed([...seen, expected, actual])
    if (statementTypeNamed(wanted) === undefined) return unknownType(wanted, [...seen, actual])
    return failed('statement-type-mismatch', seen, { expected, actual })
  }
  const isTaken = statementType === ANY_STATEMENT || isOneOf(PROVENANCE_TYPES, found)
  if (isTaken) return passed([...seen, actual])
  return { status: 'skipped', because: 'missing-input', evidence: [...seen, actual] }
}

/** What cannot be a predicate type differs from every one: that it does is no finding about the statement. */
function unknownType(wanted: string, seen: readonly Evidence[]): SigstoreFinding {
  return undecided('statement-type-unknown', seen, {
    expected: evidence('predicate-type', wanted, 'policy'),
  })
}

function text(statement: Statement, name: string): string | undefined {
  const value = Object.hasOwn(statement, name) ? statement[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function isOneOf<T extends string>(types: readonly T[], found: string | undefined): found is T {
  return types.some((type) => type === found)
}
