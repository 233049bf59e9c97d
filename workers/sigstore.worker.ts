// First: the verifier expects Buffer to be there when it is evaluated.
import '../playground/platform/install.ts'
import { expose } from 'comlink'
import {
  type Artifact,
  type ArtifactDigests,
  type Policy,
  type SigstoreReport,
  verifySigstoreAhead,
} from '../playground/sigstore/index.ts'
import { DIGEST_NAMES } from '../playground/sigstore/input.ts'
import { type BundleView, viewBundle } from '../playground/sigstore/view.ts'
import {
  type BundlePartId,
  type Part,
  partsOf,
  type RootPartId,
  rootPartsOf,
  withPart,
  withRootPart,
} from '../playground/sigstore/parts.ts'
import type { SigstoreAttackId, SigstoreScenario } from '../playground/attacks/sigstore.ts'
import { digestFile } from './digest-file.ts'
import { cancelJob, type Job, type OnProgress, startJob } from './job.ts'

export interface SigstoreRequest {
  /** A file, or the digests that are known of one that is not here. */
  readonly artifact: Blob | ArtifactDigests
  readonly bundle: Uint8Array
  /** The bundle before anybody changed it, where that is known: for showing what the change moved. */
  readonly original?: Uint8Array
  readonly trustedRoot: Uint8Array
  readonly policy: Policy
}
export type PartsKind = 'bundle' | 'trustedRoot'

export interface SigstoreAnswer {
  readonly report: SigstoreReport
  /** The bundle laid open, unverified; `undefined` if it could not be read. */
  readonly view: BundleView | undefined
  readonly originalView: BundleView | undefined
}

/** Pure Ed25519 signs the bytes themselves, so a small artifact is taken whole. */
const WHOLE_UP_TO = 16 * 1024 * 1024

const api = {
  /** @returns `undefined` if it was cancelled or overtaken */
  async verify(
    request: SigstoreRequest,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<SigstoreAnswer | undefined> {
    const bytes = request.artifact instanceof Blob ? request.artifact.size : 0
    const job = startJob(bytes, onProgress, owner)
    const artifact = await open(request.artifact, job)
    if (!artifact || job.isCancelled()) return undefined
    return {
      report: await verifySigstoreAhead({ ...request, artifact }, crypto.subtle),
      view: viewBundle(request.bundle),
      originalView: request.original && viewBundle(request.original),
    }
  },

  /** The parts of a bundle or trusted root that can be edited as bytes. */
  partsOf: (kind: PartsKind, bytes: Uint8Array): Part[] =>
    kind === 'bundle' ? partsOf(bytes) : rootPartsOf(bytes),
  withPart: (kind: PartsKind, bytes: Uint8Array, part: Part): Uint8Array =>
    kind === 'bundle'
      ? withPart(bytes, part as Part<BundlePartId>)
      : withRootPart(bytes, part as Part<RootPartId>),

  /** What the attacker makes of an honest scenario; the simulated services are loaded when they are needed. */
  async attack(id: SigstoreAttackId, scenario: SigstoreScenario): Promise<SigstoreScenario | undefined> {
    const { SIGSTORE_ATTACKS } = await import('../playground/attacks/sigstore.ts')
    return SIGSTORE_ATTACKS.find((attack) => attack.id === id)?.make(scenario)
  },
  cancel: cancelJob,
}

async function open(artifact: Blob | ArtifactDigests, job: Job): Promise<Artifact | undefined> {
  if (!(artifact instanceof Blob)) return { digests: artifact }
  if (artifact.size <= WHOLE_UP_TO) return { bytes: new Uint8Array(await artifact.arrayBuffer()) }
  const digests = await digestFile(artifact, DIGEST_NAMES, job)
  return digests && { digests }
}

export type SigstoreApi = typeof api
expose(api)
