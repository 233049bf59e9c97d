/**
 * What a client of The Update Framework checks, in the order of its workflow (TUF specification 1.0.37, section 5), by
 * name alone.
 */
import type { CodeTable, FindingOf, Report } from '../report.ts'

export const TUF_PLAN = [
  // 5.2
  { id: 'root-start', proves: 'key', required: true },
  // 5.3.4
  { id: 'root-chain', proves: 'key', required: true, expects: true },
  // 5.3.5
  { id: 'root-version', proves: 'time', required: true },
  // 5.3.10
  { id: 'root-expiry', proves: 'time', required: true },
  // 5.4.2
  { id: 'timestamp-signatures', proves: 'key', required: true },
  // 5.4.3
  { id: 'timestamp-rollback', proves: 'time', required: true },
  // 5.4.4
  { id: 'timestamp-expiry', proves: 'time', required: true },
  // 5.5.2
  { id: 'snapshot-digest', proves: 'integrity', required: true },
  // 5.5.3
  { id: 'snapshot-signatures', proves: 'key', required: true },
  // 5.5.4
  { id: 'snapshot-version', proves: 'integrity', required: true },
  // 5.5.5
  { id: 'snapshot-rollback', proves: 'time', required: true },
  // 5.5.6
  { id: 'snapshot-expiry', proves: 'time', required: true },
  // 5.6.2
  { id: 'targets-digest', proves: 'integrity', required: true },
  // 5.6.3
  { id: 'targets-signatures', proves: 'key', required: true },
  // 5.6.4
  { id: 'targets-version', proves: 'integrity', required: true },
  // 5.6.5
  { id: 'targets-expiry', proves: 'time', required: true },
  // 5.7.2
  { id: 'target-listed', proves: 'integrity', required: true },
  // 5.7.3
  { id: 'target-digest', proves: 'integrity', required: true },
] as const

export type TufCheckId = (typeof TUF_PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const TUF_CODES = {
  /** the repository has no file of that name */
  'file-missing': 'undecided',
  'file-too-large': 'undecided',
  'metadata-unreadable': 'undecided',
  /** keys of the role that signed by an algorithm that is not computed here, without whom it is too few */
  'signatures-unknown': 'undecided',
  'signatures-too-few': 'failed',
  /** a root that is not the next one */
  'root-not-next': 'failed',
  'too-many-roots': 'undecided',
  expired: 'failed',
  'rolled-back': 'failed',
  /** a list of targets that was named before, and is named no more */
  'list-gone': 'failed',
  'digest-mismatch': 'failed',
  'digest-unknown': 'undecided',
  'version-mismatch': 'failed',
  'target-unlisted': 'failed',
  /** others may list it, to whom the list delegates, which is not followed here */
  'target-delegated': 'undecided',
} as const satisfies CodeTable
export type TufFailure = keyof typeof TUF_CODES
export type TufLabel =
  | 'root-version'
  | 'chain'
  | 'version'
  | 'said-version'
  | 'kept-version'
  | 'snapshot-version'
  | 'kept-snapshot-version'
  | 'targets-version'
  | 'kept-targets-version'
  | 'expires'
  | 'now'
  | 'threshold'
  | 'signers'
  | 'signatures'
  | 'file'
  | 'length'
  | 'digest'
  | 'said-digest'
  | 'target'
export type TufReport = Report<TufCheckId, TufFailure>
export type TufFinding = FindingOf<TufCheckId, typeof TUF_CODES>
export type TufFindings = Partial<Record<TufCheckId, TufFinding>>
