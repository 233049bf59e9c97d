/** What a good verdict leaves open: its digest is one for which two files can be made, so the other may be meant. */
import type { ChecksumFailure, ListFailure } from '../../playground/checksum/index.ts'
import type { OpenpgpFailure } from '../../playground/openpgp/index.ts'
import type { Check } from '../../playground/report.ts'

const TWINS_CAN_BE_MADE: ReadonlySet<string> = new Set<ChecksumFailure | ListFailure | OpenpgpFailure>([
  'collisions-known',
  'aging-digest',
])

/**
 * @param checks of any method
 * @param sentences of its codes
 * @returns the sentence, or `undefined` where nothing of the kind was warned of
 */
export function doubtIn<Code extends string>(
  checks: readonly Check<string, Code>[],
  sentences: Readonly<Record<Code, string>>,
): string | undefined {
  for (const check of checks) {
    if (check.status !== 'passed' || check.warning === undefined) continue
    if (TWINS_CAN_BE_MADE.has(check.warning)) return sentences[check.warning]
  }
  return undefined
}
