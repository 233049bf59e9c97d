/** The lab that a release was signed in, for attackers who sign there too. */
import { message } from '../world/content.ts'
import type { BundleJson, Content, Identity, Signing, World } from '../world/index.ts'
import { SAMPLE, runSample, sampleProvenance } from '../world/sample.ts'
import { type SigstoreScenario, readOut } from './scenario.ts'

export interface LabRun {
  /** As it stood after the release. Attackers go on signing in it. */
  readonly world: World
  readonly release: Pick<Signing, 'key' | 'verifier'>
  /** Who released; `undefined` if it was signed with a managed key. */
  readonly identity: Identity | undefined
  /** When it was released. */
  readonly at: Date
  /** The log that recorded it. */
  readonly log: 'v1' | 'v2'
  /** What `identity` would have signed about `artifact`: content of the release's kind. */
  readonly about: (artifact: Uint8Array, identity: Identity) => Content
}

/** The lab of the committed samples, made anew. */
export function sampleRun({ artifact, bundle }: SigstoreScenario): LabRun {
  const { world, attested, signed } = runSample(artifact)
  const attests = readOut(bundle, (json: BundleJson) => json.dsseEnvelope !== undefined) ?? false
  return {
    world,
    release: attests ? attested : signed,
    identity: SAMPLE.identity,
    at: SAMPLE.signed,
    log: 'v1',
    about: (other, identity) =>
      attests && identity.kind === 'workflow' ? sampleProvenance(other, identity) : message(other),
  }
}
