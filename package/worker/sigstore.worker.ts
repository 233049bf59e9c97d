import { expose } from 'comlink'
import {
  type Artifact,
  type ArtifactDigests,
  type SigstoreInput,
  type SigstoreReport,
  verifySigstoreAhead,
} from '../../playground/sigstore/index.ts'
import { cancelJob, type Job, type OnProgress } from '../../workers/job.ts'
import { digestsOf } from './digests.ts'
import { blobOf, type FileBytes, jobOf } from './serve.ts'

/** A bundle, and the file that it is about, or what is known of one that is not here. */
export interface SigstoreRequest extends Omit<SigstoreInput, 'artifact'> {
  readonly artifact: FileBytes | ArtifactDigests
}

/** Pure Ed25519 signs the bytes themselves, so a small artifact is taken whole. */
const WHOLE_UP_TO = 16 * 1024 * 1024

const isFile = (artifact: SigstoreRequest['artifact']): artifact is FileBytes =>
  artifact instanceof Blob || artifact instanceof Uint8Array

async function open(file: Blob, job: Job): Promise<Artifact | undefined> {
  if (file.size <= WHOLE_UP_TO) return { bytes: new Uint8Array(await file.arrayBuffer()) }
  const digests = await digestsOf(file, job)
  return digests && { digests }
}

const api = {
  async verify(
    request: SigstoreRequest,
    onProgress: OnProgress | undefined,
    owner: number,
  ): Promise<SigstoreReport | undefined> {
    const file = isFile(request.artifact) ? blobOf(request.artifact) : undefined
    const job = jobOf(file?.size ?? 0, onProgress, owner)
    const artifact = file ? await open(file, job) : { digests: request.artifact as ArtifactDigests }
    if (!artifact || job.isCancelled()) return undefined
    return verifySigstoreAhead({ ...request, artifact }, globalThis.crypto?.subtle)
  },
  cancel: cancelJob,
}

export type SigstoreApi = typeof api
expose(api)
