/** What a verification of an image consists of, by name alone. */
import type { CodeTable, Report } from '../../report.ts'

export const IMAGE_PLAN = [
  { id: 'image', proves: 'integrity', required: true },
  { id: 'signature-found', proves: 'format', required: true },
  { id: 'sigstore', proves: 'transparency', required: true },
  { id: 'claims', proves: 'integrity', required: true },
  { id: 'identity', proves: 'identity', required: true, expects: true },
  { id: 'issuer', proves: 'identity', required: true, expects: true },
] as const

export type ImageCheckId = (typeof IMAGE_PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const IMAGE_CODES = {
  'image-unknown': 'undecided',
  'image-digest-mismatch': 'failed',
  'signature-missing': 'undecided',
  'signature-unreadable': 'undecided',
  'signature-untrusted': 'failed',
  /** a check of the signature could not compare, or nobody said what it has to compare with */
  'signature-undecided': 'undecided',
  'claims-unreadable': 'undecided',
  'claims-mismatch': 'failed',
  'identity-mismatch': 'failed',
  'identity-missing': 'failed',
  /** what the certificate names could not be compared */
  'identity-undecided': 'undecided',
  'issuer-mismatch': 'failed',
  'issuer-missing': 'failed',
  'issuer-undecided': 'undecided',
} as const satisfies CodeTable
export type ImageFailure = keyof typeof IMAGE_CODES
export type ImageLabel =
  | 'image-digest'
  | 'served-digest'
  | 'claimed-digest'
  | 'layout'
  | 'signature-digest'
  | 'failed-check'
  | 'identity'
  | 'issuer'
  | 'source-repository'
export type ImageReport = Report<ImageCheckId, ImageFailure>
