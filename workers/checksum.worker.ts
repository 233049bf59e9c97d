import { expose } from 'comlink'
import {
  algorithmsAsked,
  ALGORITHMS,
  type AnyAlgorithm,
  type Channel,
  type ChecksumReport,
  type SomeDigests,
  verifyChecksum,
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
    const digest = (algorithms: readonly AnyAlgorithm[]) =>
      digestFile(file, algorithms, startJob(file.size, onProgress, owner))
    const asked = rest.claim ? algorithmsAsked(rest.claim, rest.claimName) : []
    const digests = (await digest([...new Set([...ALGORITHMS, ...asked])])) as SomeDigests | undefined
    if (!digests) return undefined
    const judge = (known: SomeDigests) => ({
      report: verifyChecksum({ artifact: { name, digests: known, size: file.size }, ...rest }),
      digests: known,
    })
    const first = judge(digests)
    if (first.report.more.length === 0) return first
    const more = await digest(first.report.more)
    return more && judge({ ...digests, ...more })
  },
  checkList,
  digestEach,
  cancel: cancelJob,
}

export type ChecksumApi = typeof api
expose(api)
