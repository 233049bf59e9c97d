/** A CI service that gives its runs a token saying which run they are, with the claims that GitHub Actions makes. */
import { type KeyPair, generateKeyPair } from '../keys.ts'
import { type WorkflowIdentity, workflowRef } from '../identity.ts'
import { lazily } from '../lazy.ts'
import type { RandomSource } from '../random.ts'
import { labUrl } from '../service.ts'
import { secondsOf } from './identity-provider.ts'
import { type Claims, signJwt } from './jwt.ts'

export interface CiProvider {
  readonly issuer: string
  readonly key: () => KeyPair
  readonly random: RandomSource
}

/** In milliseconds; a run asks for another token when it needs one. */
export const CI_TOKEN_LIFETIME = 5 * 60 * 1000

export function createCiProvider(random: RandomSource): CiProvider {
  return {
    issuer: labUrl('token.actions'),
    key: lazily(() => generateKeyPair('p256', random.fork('key'))),
    random: random.fork('tokens'),
  }
}

/**
 * A token for `run`.
 * @param audience whom it is for: `sigstore`, or a package registry
 */
export function ciToken(provider: CiProvider, run: WorkflowIdentity, audience: string, at: Date): string {
  return signJwt(provider.key(), {
    jti: uuid(provider.random.bytes(16)),
    aud: audience,
    exp: secondsOf(at) + CI_TOKEN_LIFETIME / 1000,
    iat: secondsOf(at),
    iss: provider.issuer,
    nbf: secondsOf(at) - CI_TOKEN_LIFETIME / 1000,
    ...runClaims(run),
  })
}

function runClaims(run: WorkflowIdentity): Claims {
  const { repository, ref, commit } = run
  const owner = repository.split('/')[0] ?? ''
  return {
    sub: `repo:${repository}:ref:${ref}`,
    actor: 'alice',
    event_name: run.trigger,
    job_workflow_ref: workflowRef(run),
    job_workflow_sha: commit,
    ref,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository,
    repository_id: run.repositoryId,
    repository_owner: owner,
    repository_owner_id: run.ownerId,
    repository_visibility: 'public',
    run_attempt: '1',
    run_id: run.runId,
    runner_environment: 'github-hosted',
    sha: commit,
    workflow: run.workflowName,
    workflow_ref: workflowRef(run),
    workflow_sha: commit,
  }
}

/** Version 4 (RFC 9562 section 5.4). @param octets 16 */
function uuid(octets: Uint8Array): string {
  const bytes = octets.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
