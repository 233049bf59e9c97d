/** The checks of a checksum file, and every way in which each can end. */
import type { CheckPlan, CodeTable, Evidence, FindingOf } from '../report.ts'
import type { AnyAlgorithm } from './algorithms.ts'

export const LIST_PLAN = [
  { id: 'claim', proves: 'format', required: true },
  // What no line was compared with, and a line that was compared with nothing, are not proved to be whole.
  { id: 'listed', proves: 'integrity', required: true },
  { id: 'present', proves: 'integrity', required: true },
  { id: 'digest', proves: 'integrity', required: true },
  { id: 'channel', proves: 'integrity', required: false, expects: true },
] as const satisfies CheckPlan<string>

export type ListCheckId = (typeof LIST_PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const LIST_CODES = {
  'not-text': 'undecided',
  'no-lines': 'undecided',
  'improper-lines': 'warning',
  /** `--strict` takes such a list for unusable */
  'improper-lines-refused': 'undecided',
  'files-missing': 'undecided',
  'files-unread': 'undecided',
  'ambiguous-names': 'undecided',
  /** Several files have a digest that has no name. */
  'same-digest': 'undecided',
  /** A digest that has no name is that of no file here, so that it may be meant for any that is left. */
  'digest-without-file': 'undecided',
  'path-differs': 'warning',
  /** A line that nothing is read from has the name of a file that no other is for. */
  'own-line-unreadable': 'undecided',
  'none-verified': 'undecided',
  'digest-mismatch': 'failed',
  /** A line that may be about another file does not hold. */
  'perhaps-another-file': 'undecided',
  /** Cut or read otherwise, the list has a line for one of the files that does not hold. */
  'read-in-two-ways': 'undecided',
  'collisions-known': 'warning',
  'twin-unnoticed': 'warning',
  /** The only length of several algorithms is all that is known, and none of those that were computed is right. */
  'algorithm-guessed': 'undecided',
  /** The digest is right, and stands under another spelling of the name. */
  'name-respelled': 'warning',
  'size-differs': 'warning',
  /** Every empty file has the digest of nothing. */
  'empty-file': 'warning',
} as const satisfies CodeTable
export type ListFailure = keyof typeof LIST_CODES
export type ListEvidenceLabel =
  | AnyAlgorithm
  | 'lines'
  | 'improper-lines'
  | 'files'
  | 'unlisted-file'
  | 'missing-files'
  | 'listed-name'
  | 'form'
  | 'same-digest'
  | 'listed-size'
  | 'artifact-size'
  | 'empty-file'
  | 'matching'
  | 'mismatching'
  | 'channel'

export type ListFinding = FindingOf<ListCheckId, typeof LIST_CODES>

export const evidence = (
  label: ListEvidenceLabel,
  value: Evidence['value'],
  source: Evidence['source'],
): Evidence => ({
  label,
  value,
  source,
})
