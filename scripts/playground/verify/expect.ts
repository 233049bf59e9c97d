/** `--expect KIND=VALUE`: what a person knew before the files came. */
import { type Expectation, EXPECTATIONS, type Expected } from '../../../playground/desk/expected.ts'
import { intake } from '#words/intake'
import { typeNamed } from '../statement-type.ts'
import { UsageError } from '../usage.ts'

const isKind = (kind: string): kind is Expectation => (EXPECTATIONS as readonly string[]).includes(kind)

/** @throws {UsageError} for a kind that there is not, nothing behind it, a type that is none, or one that is given twice */
export function readExpected(given: readonly string[]): Expected {
  const found: Partial<Record<Expectation, string>> = {}
  for (const one of given) {
    const at = one.indexOf('=')
    const kind = one.slice(0, Math.max(at, 0))
    const value = one.slice(at + 1)
    if (at < 0 || !isKind(kind))
      throw new UsageError(
        `verify: --expect ${one.slice(0, 80)}: expected KIND=VALUE, KIND one of ${EXPECTATIONS.join(', ')}`,
      )
    if (value.trim() === '') throw new UsageError(intake.emptyValue('verify', `--expect ${kind}=`))
    if (found[kind] !== undefined)
      throw new UsageError(`verify: --expect ${kind}= was given twice; give it once`)
    found[kind] = kind === 'type' ? typeNamed('verify: --expect type=', value) : value
  }
  return found
}
