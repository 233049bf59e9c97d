import type { Outcome } from '../../playground/openpgp/make/index.ts'

/** What was made. @throws {Error} with the code if it was refused */
export function made<T>(outcome: Outcome<T>): T {
  if (!outcome.made) throw new Error(`made: refused, ${outcome.code}`)
  return outcome
}
