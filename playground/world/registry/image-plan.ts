/** What a verification of an image consists of, by name alone. */
import type { Report } from '../../report.ts'

export const IMAGE_PLAN = [
  { id: 'image', proves: 'integrity', required: true },
  { id: 'signature-found', proves: 'format', required: true },
  { id: 'sigstore', proves: 'transparency', required: true },
  { id: 'claims', proves: 'integrity', required: true },
  { id: 'identity', proves: 'identity', required: true, expects: true },
  { id: 'issuer', proves: 'identity', required: true, expects: true },
] as const

export type ImageCheckId = (typeof IMAGE_PLAN)[number]['id']
export type ImageFailure =
  | 'image-unknown'
  | 'image-digest-mismatch'
  | 'signature-missing'
  | 'signature-unreadable'
  | 'signature-untrusted'
  | 'claims-unreadable'
  | 'claims-mismatch'
  | 'identity-mismatch'
  | 'identity-missing'
  | 'issuer-mismatch'
  | 'issuer-missing'
export type ImageLabel =
  | 'image-digest'
  | 'served-digest'
  | 'claimed-digest'
  | 'layout'
  | 'signature-digest'
  | 'failed-check'
  | 'identity'
  | 'issuer'
export type ImageReport = Report<ImageCheckId, ImageFailure>
