/** Of what kind is the signed statement? Its content, the predicate, is nobody's business here: it is not judged. */
import type { Bundle } from '@sigstore/bundle'
import { fromUtf8 } from '../../bytes.ts'
import type { Policy } from '../input.ts'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { ANY_STATEMENT, PROVENANCE_TYPES, STATEMENT_TYPES } from '../statement-types.ts'
import { type Context, failed, passed, undecided, waitsFor } from './context.ts'

export const IN_TOTO = 'application/vnd.in-toto+json'

/** Members of an in-toto statement, unverified; own members only are to be read. */
export type Statement = Readonly<Record<string, unknown>>

/** @returns `undefined` for a message signature, another payload type, or a payload that is no JSON object */
export function statementOf({ content }: Bundle): Statement | undefined {
  if (content.$case !== 'dsseEnvelope' || content.dsseEnvelope.payloadType !== IN_TOTO) return undefined
  try {
    const value: unknown = JSON.parse(fromUtf8(content.dsseEnvelope.payload) ?? '')
    return typeof value === 'object' && value !== null ? (value as Statement) : undefined
  } catch {
    return undefined
  }
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
    return failed('statement-expected', [], {
      expected: evidence('predicate-type', wanted, 'policy'),
      actual,
    })
  }
  // Another payload, or one that cannot be read, is named there.
  if (!statement) return waitsFor('artifact')
  const layout = text(statement, '_type')
  if (!isOneOf(STATEMENT_TYPES, layout)) {
    return undecided('not-a-statement', [], {
      expected: evidence('statement-type', STATEMENT_TYPES[0], 'policy'),
      ...(layout !== undefined && { actual: evidence('statement-type', layout, 'claim') }),
    })
  }
  const found = text(statement, 'predicateType')
  const seen = [evidence('statement-type', layout, 'claim')]
  if (!found) return undecided('predicate-type-missing', seen)
  const actual = evidence('predicate-type', found, 'claim')
  if (wanted) {
    const expected = evidence('predicate-type', wanted, 'policy')
    if (found === wanted) return passed([...seen, expected, actual])
    return failed('statement-type-mismatch', seen, { expected, actual })
  }
  const isTaken = statementType === ANY_STATEMENT || isOneOf(PROVENANCE_TYPES, found)
  if (isTaken) return passed([...seen, actual])
  return { status: 'skipped', because: 'missing-input', evidence: [...seen, actual] }
}

function text(statement: Statement, name: string): string | undefined {
  const value = Object.hasOwn(statement, name) ? statement[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function isOneOf<T extends string>(types: readonly T[], found: string | undefined): found is T {
  return types.some((type) => type === found)
}
