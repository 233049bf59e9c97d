/** What Fulcio's answer consists of, by name alone. */
import type { Report } from '../report.ts'
import type { JwtFailure } from './oidc/jwt.ts'

/** In the order in which Fulcio looks. */
export const FULCIO_PLAN = [
  { id: 'token', proves: 'format', required: true },
  { id: 'token-issuer', proves: 'identity', required: true },
  { id: 'token-signature', proves: 'identity', required: true },
  { id: 'token-audience', proves: 'identity', required: true },
  { id: 'token-time', proves: 'time', required: true },
  { id: 'token-identity', proves: 'identity', required: true },
  { id: 'requested-key', proves: 'format', required: true },
  { id: 'possession', proves: 'key', required: true },
] as const

export type FulcioCheckId = (typeof FULCIO_PLAN)[number]['id']

export type FulcioFailure =
  | JwtFailure
  | 'token-unreadable'
  | 'issuer-unknown'
  | 'audience-mismatch'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'token-time-missing'
  | 'email-missing'
  | 'email-unverified'
  | 'upstream-missing'
  | 'run-claims-missing'
  | 'request-unreadable'
  | 'key-unsupported'
  | 'possession-unproven'

export type FulcioLabel =
  | 'issuer'
  | 'upstream-issuer'
  | 'key-id'
  | 'audience'
  | 'issued-at'
  | 'expires-at'
  | 'now'
  | 'identity'
  | 'public-key'
  | 'challenge'

export type FulcioReport = Report<FulcioCheckId, FulcioFailure>
