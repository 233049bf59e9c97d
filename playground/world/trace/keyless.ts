/** Keyless signing in twelve steps, as a person with a client does it. */
import { shellPath } from '../../shell.ts'
import { type Content, message } from '../content.ts'
import type { FulcioReport } from '../fulcio-plan.ts'
import type { Identity } from '../identity.ts'
import type { Account } from '../oidc/people.ts'
import type { Revisions, Signing } from '../sign.ts'
import type { World } from '../world.ts'
import { certify, prepare, signAndRecord } from './certify.ts'
import { createRecorder } from './clock.ts'
import { logIn } from './login.ts'
import { artifactPart, bundlePart, part } from './parts.ts'
import type { KeylessStepId } from './steps.ts'
import type { Pauses, Trace } from './types.ts'

export interface Artifact {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface KeylessRequest {
  readonly artifact: Artifact
  /** What is signed about it; without it, the artifact itself. */
  readonly content?: Content
  /** Who logs in, and where. */
  readonly account: Account
  /** When it begins, to the second. */
  readonly at: Date
  readonly log?: 'v1' | 'v2'
  readonly pauses?: Pauses<KeylessStepId>
  readonly revise?: Revisions
}

export interface KeylessTrace extends Trace<KeylessStepId> {
  /** What Fulcio checked; absent if the run never came to it. */
  readonly fulcio?: FulcioReport
  /** Absent if the run was refused. */
  readonly signed?: SignedRun
}

export interface SignedRun {
  readonly signing: Signing
  readonly identity: Identity
  /** The ID token that the certificate was issued for. */
  readonly token: string
}

/**
 * Runs all of it: login, certificate, signature, log entry. Every part is what really went over the wire in this run,
 * and the bundle at its end is made of the same.
 *
 * @example
 * const world = createWorld({ seed: 'demo', now })
 * const { steps, signed } = traceKeyless(world, { artifact, account: PEOPLE.alice, at: now })
 */
export function traceKeyless(world: World, request: KeylessRequest): KeylessTrace {
  const recorder = createRecorder<KeylessStepId>(request.at, request.pauses)
  const { steps, note, timeFor } = recorder
  const { artifact, content = message(artifact.bytes), log = 'v1', revise = {} } = request

  const command = part('command', 'text', commandFor(artifact, content))
  const artifactFile = artifactPart('artifact', artifact)
  note('start', { from: 'user', to: 'client', sent: [command, artifactFile] })

  const login = logIn(world, request.account, recorder)
  if ('refused' in login) return { steps, refused: login.refused }
  const { token } = login

  timeFor('key-pair')
  const prepared = prepare(world, 'client', token)
  note('key-pair', prepared.step)

  const asked = timeFor('certificate-request')
  const certified = certify(world, 'client', prepared, asked, revise.certificate)
  note('certificate-request', certified.asked)
  const { report: fulcio } = certified
  if ('refused' in certified) return { steps, fulcio, refused: certified.refused }
  const { verifier, identity, answered } = certified
  note('certificate', answered)

  const at = timeFor('sign')
  const loggedAt = new Date(at.getTime() + (request.pauses?.['log-entry'] ?? 0))
  const signRequest = { content, at, loggedAt, log, revise }
  const { signing, signed, recorded } = signAndRecord(world, 'client', signRequest, prepared.key, verifier)
  note('sign', signed)
  note('log-entry', recorded)

  note('bundle', { from: 'client', to: 'storage', sent: [artifactFile, bundlePart(signing.bundle)] })
  note('key-discarded', { from: 'client', to: 'client', sent: [] })
  return { steps, fulcio, signed: { signing, identity, token } }
}

function commandFor({ name }: Artifact, content: Content): string {
  const files = `--bundle ${shellPath(`${name}.sigstore.json`)} ${shellPath(name)}`
  if (content.kind === 'message') return `cosign sign-blob ${files}`
  return `cosign attest-blob --type slsaprovenance1 --predicate provenance.json ${files}`
}
