import { ANY_STATEMENT, STATEMENT_TYPE_NAMES, statementTypeNamed } from '../../playground/sigstore/format.ts'
import { UsageError } from './usage.ts'

/**
 * What `--type` means to cosign and gh: a predicate type as a URI, or by cosign's name for it.
 *
 * @param option as it was typed, for the sentence
 * @throws {UsageError} if it is neither
 */
export function typeNamed(option: string, name: string): string {
  const type = statementTypeNamed(name)
  if (type !== undefined) return type
  throw new UsageError(
    `${option} is "${name.slice(0, 80)}"; it must be a URI, ${ANY_STATEMENT}, or one of ${STATEMENT_TYPE_NAMES.join(', ')}`,
  )
}
