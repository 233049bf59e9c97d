import { expose } from 'comlink'
import {
  type EmbeddedInput,
  type EmbeddedReport,
  type MinisignInput,
  type MinisignReport,
  verifyEmbedded,
  verifyMinisign,
} from '../../playground/minisign/index.ts'
import { cancelJob, type OnProgress } from '../../workers/job.ts'
import { blobOf, type FileBytes, whileReading } from './serve.ts'

/** A signature, and the file that it signs. */
export interface MinisignRequest extends Omit<MinisignInput, 'artifact' | 'size'> {
  readonly artifact: FileBytes
}

const api = {
  verify: (
    request: MinisignRequest,
    onProgress: OnProgress | undefined,
    owner: number,
  ): Promise<MinisignReport | undefined> =>
    whileReading(request.artifact, onProgress, owner, (artifact) =>
      verifyMinisign({ ...request, artifact, size: blobOf(request.artifact).size }),
    ),
  verifyEmbedded: (input: EmbeddedInput): Promise<EmbeddedReport> => verifyEmbedded(input),
  cancel: cancelJob,
}

export type MinisignApi = typeof api
expose(api)
