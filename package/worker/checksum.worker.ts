import { expose } from 'comlink'
import {
  type ChecksumFileAnswer,
  type ChecksumFileInput,
  verifyFile,
} from '../../playground/checksum/index.ts'
import { digestBy } from '../../workers/digest-by.ts'
import { cancelJob, type OnProgress } from '../../workers/job.ts'
import { blobOf, type FileBytes, jobOf } from './serve.ts'

/** A file, and the digests that are claimed of it. */
export interface ChecksumRequest extends Omit<ChecksumFileInput, 'artifact'> {
  readonly artifact: {
    /** Without folders. */
    readonly name: string
    readonly file: FileBytes
  }
}

/** One file, one thread: the worker is a single script that starts no others. */
const MEANS = { subtle: globalThis.crypto?.subtle, hashers: () => Promise.resolve([]) }

const api = {
  verify(
    { artifact: { name, file }, ...claimed }: ChecksumRequest,
    onProgress: OnProgress | undefined,
    owner: number,
  ): Promise<ChecksumFileAnswer | undefined> {
    const blob = blobOf(file)
    const artifact = {
      name,
      size: blob.size,
      digest: (algorithms: Parameters<ChecksumFileInput['artifact']['digest']>[0]) =>
        digestBy(MEANS, blob, algorithms, jobOf(blob.size, onProgress, owner)),
    }
    return verifyFile({ artifact, ...claimed })
  },
  cancel: cancelJob,
}

export type ChecksumApi = typeof api
expose(api)
