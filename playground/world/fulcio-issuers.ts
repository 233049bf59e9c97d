/** Whom Fulcio believes, and who somebody is according to their tokens. */
import type { FulcioFailure } from './fulcio-plan.ts'
import { FORGE, type Identity, type WorkflowIdentity, person, workflowRef } from './identity.ts'
import { keySetOf } from './oidc/identity-provider.ts'
import type { JsonWebKeySet } from './oidc/jwk.ts'
import type { Claims } from './oidc/jwt.ts'
import type { World } from './world.ts'

/** An identity provider that Fulcio believes, and how it reads its tokens. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly keys: () => JsonWebKeySet
  readonly identify: (claims: Claims) => Identified
}

export type Identified =
  { readonly identity: Identity; readonly challenge: string } | { readonly code: FulcioFailure }

/** The login page, and the CI service. */
export function trustedIssuers({ idp, ci }: Pick<World, 'idp' | 'ci'>): readonly TrustedIssuer[] {
  return [
    { issuer: idp.issuer, keys: () => keySetOf(idp), identify: emailIdentity },
    { issuer: ci.issuer, keys: () => keySetOf(ci), identify: (claims) => runIdentity(claims, ci.issuer) },
  ]
}

/** The certificate names the provider that the broker asked, not the broker. */
function emailIdentity(claims: Claims): Identified {
  const { email, email_verified: verified, federated_claims: federated } = claims
  if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return { code: 'email-missing' }
  if (verified !== true) return { code: 'email-unverified' }
  const upstream = memberOf(federated, 'connector_id')
  if (typeof upstream !== 'string' || upstream === '') return { code: 'upstream-missing' }
  return { identity: person(email, upstream), challenge: email }
}

function memberOf(value: Claims[string] | undefined, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Claims)[name]
}

/** The lab's forge has no reusable workflows, so the workflow lies in the repository that ran it. */
function runIdentity(claims: Claims, issuer: string): Identified {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' ? value : ''
  }
  const repository = text('repository')
  const [path = '', ref = ''] = text('job_workflow_ref')
    .slice(repository.length + 1)
    .split('@')
  const identity: WorkflowIdentity = {
    kind: 'workflow',
    issuer,
    server: FORGE,
    repository,
    repositoryId: text('repository_id'),
    ownerId: text('repository_owner_id'),
    workflowPath: path,
    workflowName: text('workflow'),
    ref,
    commit: text('sha'),
    trigger: text('event_name'),
    runId: text('run_id'),
  }
  const complete = Object.values(identity).every((value) => value !== '')
  const same = workflowRef(identity) === text('job_workflow_ref')
  const challenge = text('sub')
  return complete && same && challenge !== '' ? { identity, challenge } : { code: 'run-claims-missing' }
}
