import { expose } from 'comlink'
import {
  type Channel,
  type ChecksumReport,
  type SomeDigests,
  verifyChecksum,
  verifyFile,
} from '../playground/checksum/index.ts'
import { checkList, digestEach } from './checksum-files.ts'
import { digestFile } from './digest-file.ts'
import { cancelJob, type OnProgress, startJob } from './job.ts'

export interface ChecksumRequest {
  /** Absent: what is expected of it is known, and nothing to compare with. */
  readonly artifact?: { readonly name: string; readonly file: Blob }
  readonly claim?: Uint8Array
  /** What it is called; empty where it was typed. */
  readonly claimName?: string
  readonly channel?: Channel
}
export interface ChecksumAnswer {
  readonly report: ChecksumReport
  /** Absent with the artifact. */
  readonly digests?: SomeDigests
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
    const { name, file } = artifact
    return verifyFile({
      artifact: {
        name,
        size: file.size,
        digest: (algorithms) => digestFile(file, algorithms, startJob(file.size, onProgress, owner)),
      },
      ...rest,
    })
  },
  checkList,
  digestEach,
  cancel: cancelJob,
}

export type ChecksumApi = typeof api
expose(api)
