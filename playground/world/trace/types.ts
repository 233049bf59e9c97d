/** A run of the lab, step by step: who sent whom which bytes. */
import type { FulcioFailure, FulcioReport } from '../fulcio-plan.ts'
import type { LoginFailure } from '../oidc/client.ts'
import type { AuthorizationError, TokenError } from '../oidc/identity-provider.ts'

export type ActorId =
  | 'user'
  | 'client'
  | 'browser'
  | 'idp'
  | 'upstream'
  | 'fulcio'
  | 'ctlog'
  | 'rekor'
  | 'tsa'
  | 'storage'
  | 'forge'
  | 'ci'
  | 'ci-idp'
  | 'registry'

export type PartId =
  | 'command'
  | 'artifact'
  | 'artifact-digest'
  | 'authorization-request'
  | 'login'
  | 'upstream-account'
  | 'authorization-response'
  | 'token-request'
  | 'token-response'
  | 'id-token'
  | 'public-key'
  | 'challenge'
  | 'proof-of-possession'
  | 'certificate-request'
  | 'key-set'
  | 'precertificate'
  | 'sct'
  | 'certificate-response'
  | 'certificate'
  | 'statement'
  | 'signed-bytes'
  | 'signature'
  | 'timestamp-request'
  | 'timestamp-response'
  | 'entry-request'
  | 'envelope-request'
  | 'entry-response'
  | 'entry-body'
  | 'promise'
  | 'inclusion-proof'
  | 'checkpoint'
  | 'bundle'
  | 'push-event'
  | 'publish-token-request'
  | 'publish-token'
  | 'package'
  | 'package-integrity'
  | 'ci-token-request'
  | 'ci-token-response'
  | 'publish-document'
  | 'attestations-request'
  | 'attestations'

/** What the bytes of a part are. `form`: `application/x-www-form-urlencoded`; `note`: signed note (C2SP). */
export type PartForm =
  'text' | 'url' | 'form' | 'json' | 'jwt' | 'pem' | 'der' | 'note' | 'hashes' | 'gzip' | 'binary'

/**
 * What was read out of a part. Names with an underscore, and short ones such as `iss`, are the protocol's own.
 */
export type FieldLabel =
  | OAuthField
  | ClaimField
  | 'artifact-name'
  | 'size'
  | 'sha256'
  | 'upstream'
  | 'account-email'
  | 'account-verified'
  | 'account-id'
  | 'public-key-sha256'
  | 'identity'
  | 'issuer'
  | 'certificate-issuer'
  | 'serial-number'
  | 'not-before'
  | 'not-after'
  | 'log-id'
  | 'sct-time'
  | 'nonce-number'
  | 'timestamp'
  | 'entry-kind'
  | 'integrated-time'
  | 'log-index'
  | 'tree-size'
  | 'root-hash'
  | 'proof-hash'
  | 'origin'
  | 'media-type'
  | 'predicate-type'
  | 'subject'
  | 'source-repository'
  | 'source-commit'
  | 'workflow-file'
  | 'package-name'

export type OAuthField =
  | 'access_type'
  | 'client_id'
  | 'code'
  | 'code_challenge'
  | 'code_challenge_method'
  | 'code_verifier'
  | 'connector_id'
  | 'grant_type'
  | 'nonce'
  | 'redirect_uri'
  | 'response_type'
  | 'scope'
  | 'state'
  | 'token_type'
  | 'expires_in'
  | 'audience'

export type ClaimField =
  | 'alg'
  | 'kid'
  | 'typ'
  | 'iss'
  | 'sub'
  | 'aud'
  | 'exp'
  | 'iat'
  | 'nbf'
  | 'jti'
  | 'at_hash'
  | 'c_hash'
  | 'email'
  | 'email_verified'
  | 'user_id'
  | 'actor'
  | 'event_name'
  | 'job_workflow_ref'
  | 'job_workflow_sha'
  | 'ref'
  | 'ref_type'
  | 'repository'
  | 'repository_id'
  | 'repository_owner'
  | 'repository_owner_id'
  | 'repository_visibility'
  | 'run_attempt'
  | 'run_id'
  | 'runner_environment'
  | 'sha'
  | 'workflow'
  | 'workflow_ref'
  | 'workflow_sha'

export interface Field {
  readonly label: FieldLabel
  /** Shown as hex, as an instant, or as it is. */
  readonly value: Uint8Array | Date | string
}

/** Bytes that went over an arrow, or a part of them that deserves a look of its own. */
export interface Part<Id extends PartId = PartId> {
  readonly id: Id
  readonly form: PartForm
  readonly bytes: Uint8Array
  /** Read out of `bytes`, for people. */
  readonly fields: readonly Field[]
}

export interface Arrow {
  readonly from: ActorId
  /** The same as `from` where somebody does something by themselves. */
  readonly to: ActorId
  readonly sent: readonly Part[]
  /** What came back. */
  readonly returned?: readonly Part[]
}

export interface TraceStep<Id extends string = string> extends Arrow {
  readonly id: Id
  /** When it happened. */
  readonly at: Date
  /** What else had to happen within the step, in order. */
  readonly also: readonly Arrow[]
}

/** Why a run ended before there was a bundle, and who said so. */
export type Refusal =
  | { readonly by: 'idp'; readonly code: AuthorizationError | TokenError }
  | { readonly by: 'client'; readonly code: LoginFailure }
  | { readonly by: 'fulcio'; readonly code: FulcioFailure; readonly report: FulcioReport }

export interface Trace<Id extends string> {
  /** In order; if the run was refused, the last one is where. */
  readonly steps: readonly TraceStep<Id>[]
  readonly refused?: Refusal
}

/** Milliseconds that pass before a step; nothing passes by itself. */
export type Pauses<Id extends string> = Readonly<Partial<Record<Id, number>>>

/** The first part with this id, in the order in which the run came by it. */
export function findPart(steps: readonly TraceStep[], id: PartId): Part | undefined {
  return steps
    .flatMap(({ sent, returned = [], also }) => [
      ...sent,
      ...returned,
      ...also.flatMap((arrow) => [...arrow.sent, ...(arrow.returned ?? [])]),
    ])
    .find((part) => part.id === id)
}
