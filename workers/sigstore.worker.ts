// First: the verifier expects Buffer to be there when it is evaluated.
import '../playground/platform/install.ts'
import { expose } from 'comlink'
import { digestPieces } from '../playground/checksum/index.ts'
import {
  type Artifact,
  type ArtifactDigests,
  certificateOf,
  describeCertificate,
  type Policy,
  type SigstoreReport,
  verifySigstore,
} from '../playground/sigstore/index.ts'
import { cancelJob, type Job, type OnProgress, startJob } from './job.ts'
import { piecesOf } from './read-file.ts'

export interface SigstoreRequest {
  /** A file, or the digests that are known of one that is not here. */
  readonly artifact: Blob | ArtifactDigests
  readonly bundle: Uint8Array
  readonly trustedRoot: Uint8Array
  readonly policy: Policy
}
export interface SigstoreAnswer {
  readonly report: SigstoreReport
  /** What the certificate says of itself, so that a person can decide whether to expect it. */
  readonly claimed: { readonly identity: string | undefined; readonly issuer: string | undefined } | undefined
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
    const certificate = certificateOf(request.bundle)
    const claimed = certificate && describeCertificate(certificate)
    return {
      report: verifySigstore({ ...request, artifact }),
      claimed: claimed && { identity: claimed.identity, issuer: claimed.issuer },
    }
  },
  cancel: cancelJob,
}

async function open(artifact: Blob | ArtifactDigests, job: Job): Promise<Artifact | undefined> {
  if (!(artifact instanceof Blob)) return { digests: artifact }
  if (artifact.size <= WHOLE_UP_TO) return { bytes: new Uint8Array(await artifact.arrayBuffer()) }
  const digests = await digestPieces(piecesOf(artifact), ['sha256', 'sha512'], job)
  return digests && { digests }
}

export type SigstoreApi = typeof api
expose(api)
