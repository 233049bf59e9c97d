import { expose } from 'comlink'
import {
  ALGORITHMS,
  type ChecksumReport,
  digestPieces,
  type Digests,
  verifyChecksum,
} from '../playground/checksum/index.ts'
import { cancelJob, type OnProgress, startJob } from './job.ts'
import { piecesOf } from './read-file.ts'

export interface ChecksumRequest {
  readonly artifact: { readonly name: string; readonly file: Blob }
  readonly claim?: Uint8Array
}
export interface ChecksumAnswer {
  readonly report: ChecksumReport
  readonly digests: Digests
}

const api = {
  /** @returns `undefined` if it was cancelled or overtaken */
  async verify(
    { artifact, claim }: ChecksumRequest,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<ChecksumAnswer | undefined> {
    const job = startJob(artifact.file.size, onProgress, owner)
    const digests = await digestPieces(piecesOf(artifact.file), ALGORITHMS, job)
    if (!digests) return undefined
    const report = verifyChecksum({ artifact: { name: artifact.name, digests }, ...(claim && { claim }) })
    return { report, digests }
  },
  cancel: cancelJob,
}

export type ChecksumApi = typeof api
expose(api)
