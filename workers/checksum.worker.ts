import { expose } from 'comlink'
import {
  ALGORITHMS,
  type Channel,
  type ChecksumReport,
  type Digests,
  verifyChecksum,
} from '../playground/checksum/index.ts'
import { checkList, digestEach } from './checksum-files.ts'
import { digestFile } from './digest-file.ts'
import { cancelJob, type OnProgress, startJob } from './job.ts'

export interface ChecksumRequest {
  /** Absent: what is expected of it is known, and nothing to compare with. */
  readonly artifact?: { readonly name: string; readonly file: Blob }
  readonly claim?: Uint8Array
  readonly channel?: Channel
}
export interface ChecksumAnswer {
  readonly report: ChecksumReport
  /** Absent with the artifact. */
  readonly digests?: Digests
}

const api = {
  /** @returns `undefined` if it was cancelled or overtaken */
  async verify(
    { artifact, ...rest }: ChecksumRequest,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<ChecksumAnswer | undefined> {
    if (!artifact) {
      cancelJob(owner)
      return { report: verifyChecksum(rest) }
    }
    const job = startJob(artifact.file.size, onProgress, owner)
    const digests = await digestFile(artifact.file, ALGORITHMS, job)
    if (!digests) return undefined
    const report = verifyChecksum({ artifact: { name: artifact.name, digests }, ...rest })
    return { report, digests }
  },
  checkList,
  digestEach,
  cancel: cancelJob,
}

export type ChecksumApi = typeof api
expose(api)
