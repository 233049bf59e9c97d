import { expose } from 'comlink'
import {
  type GitInput,
  type SshInput,
  type SshReport,
  verifyGitObject,
  verifySsh,
} from '../../playground/ssh/index.ts'
import { cancelJob, type OnProgress } from '../../workers/job.ts'
import { type FileBytes, whileReading } from './serve.ts'

/** A signature, and the file that it signs. */
export interface SshRequest extends Omit<SshInput, 'artifact'> {
  readonly artifact: FileBytes
}

const api = {
  verify: (
    request: SshRequest,
    onProgress: OnProgress | undefined,
    owner: number,
  ): Promise<SshReport | undefined> =>
    whileReading(request.artifact, onProgress, owner, (artifact) => verifySsh({ ...request, artifact })),
  verifyGitObject: (input: GitInput): Promise<SshReport> => verifyGitObject(input),
  cancel: cancelJob,
}

export type SshApi = typeof api
expose(api)
