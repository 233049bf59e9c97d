import { utf8 } from '../bytes.ts'
import * as der from './der.ts'
import { labUrl } from './service.ts'
import { type Extension, subjectAltName } from './x509.ts'

/** A person who logged in at an identity provider. */
export interface EmailIdentity {
  readonly kind: 'email'
  readonly issuer: string
  readonly email: string
}

/** A CI run with the claims that GitHub Actions makes. */
export interface WorkflowIdentity {
  readonly kind: 'workflow'
  readonly issuer: string
  readonly server: string
  /** `owner/name` */
  readonly repository: string
  readonly repositoryId: string
  readonly ownerId: string
  /** Path of the workflow file inside the repository. */
  readonly workflowPath: string
  readonly workflowName: string
  /** For example `refs/tags/v1.0.0`. */
  readonly ref: string
  /** Commit, 40 hex digits. */
  readonly commit: string
  readonly trigger: string
  readonly runId: string
  /** The workflow that it calls and that does the work, `owner/name/PATH@REF`; without it, its own does. */
  readonly calls?: string
}

export type Identity = EmailIdentity | WorkflowIdentity

/** Where the lab's repositories live. */
export const FORGE = labUrl('git')

/** Someone at `example.com`, by the lab's identity provider unless another issuer is named. */
export function person(email: string, issuer = labUrl('accounts')): EmailIdentity {
  return { kind: 'email', issuer, email }
}

/** A release run of a repository on the lab's own forge; `claims` replaces any of it. */
export function workflow(
  repository: string,
  claims: Partial<Omit<WorkflowIdentity, 'kind' | 'repository'>> = {},
): WorkflowIdentity {
  return {
    kind: 'workflow',
    issuer: labUrl('token.actions'),
    server: FORGE,
    repository,
    repositoryId: '1001',
    ownerId: '2001',
    workflowPath: '.github/workflows/release.yml',
    workflowName: 'Release',
    ref: 'refs/tags/v1.0.0',
    commit: '5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ff',
    trigger: 'push',
    runId: '3001',
    ...claims,
  }
}

/** What the certificate's subject alternative name says: the identity that a policy compares. */
export function subjectOf(identity: Identity): string {
  return identity.kind === 'email' ? identity.email : workflowUri(identity)
}

function workflowUri(identity: WorkflowIdentity): string {
  return `${identity.server}/${identity.calls ?? workflowRef(identity)}`
}

/** The workflow file within the forge, at the ref that it ran from. */
export function workflowRef({ repository, workflowPath, ref }: WorkflowIdentity): string {
  return `${repository}/${workflowPath}@${ref}`
}

export function repositoryUri(identity: WorkflowIdentity): string {
  return `${identity.server}/${identity.repository}`
}

export function runUri(identity: WorkflowIdentity): string {
  return `${repositoryUri(identity)}/actions/runs/${identity.runId}/attempts/1`
}

/** Subject alternative name and the documented Fulcio extensions of `identity`, old form (.1–.6) and new (.8–.22). */
export function identityExtensions(identity: Identity): Extension[] {
  const [old, documented] = claims(identity)
  return [
    subjectAltName(identity.kind === 'email' ? 'email' : 'uri', subjectOf(identity)),
    ...old.map(([arc, value]) => ({ oid: fulcioOid(arc), value: utf8(value) })),
    ...documented.map(([arc, value]) => ({ oid: fulcioOid(arc), value: der.utf8String(value) })),
  ]
}

const fulcioOid = (arc: number) => `1.3.6.1.4.1.57264.1.${arc}`

type Claims = readonly (readonly [arc: number, value: string])[]

function claims(identity: Identity): readonly [old: Claims, documented: Claims] {
  if (identity.kind === 'email') return [[[1, identity.issuer]], [[8, identity.issuer]]]
  const uri = workflowUri(identity)
  const { issuer, trigger, commit, ref, repository } = identity
  const owner = repository.split('/')[0] ?? ''
  return [
    [
      [1, issuer],
      [2, trigger],
      [3, commit],
      [4, identity.workflowName],
      [5, repository],
      [6, ref],
    ],
    [
      [8, issuer],
      [9, uri],
      [10, commit],
      [11, 'github-hosted'],
      [12, repositoryUri(identity)],
      [13, commit],
      [14, ref],
      [15, identity.repositoryId],
      [16, `${identity.server}/${owner}`],
      [17, identity.ownerId],
      [18, `${identity.server}/${workflowRef(identity)}`],
      [19, commit],
      [20, trigger],
      [21, runUri(identity)],
      [22, 'public'],
    ],
  ]
}
