import '../../workers/plain-http.ts'
import { expose } from 'comlink'
import {
  type CleartextInput,
  type CleartextReport,
  type GitInput,
  type OpenpgpInput,
  type OpenpgpReport,
  verifyCleartext,
  verifyGitObject,
  verifyOpenpgp,
} from '../../playground/openpgp/index.ts'
import { cancelJob, type OnProgress } from '../../workers/job.ts'
import { type FileBytes, whileReading } from './serve.ts'

/** A detached signature, and the file that it signs. */
export interface OpenpgpRequest extends Omit<OpenpgpInput, 'artifact'> {
  readonly artifact: FileBytes
}

const api = {
  verify: (
    request: OpenpgpRequest,
    onProgress: OnProgress | undefined,
    owner: number,
  ): Promise<OpenpgpReport | undefined> =>
    whileReading(request.artifact, onProgress, owner, (artifact) => verifyOpenpgp({ ...request, artifact })),
  verifyCleartext: (input: CleartextInput): Promise<CleartextReport> => verifyCleartext(input),
  verifyGitObject: (input: GitInput): Promise<CleartextReport> => verifyGitObject(input),
  cancel: cancelJob,
}

export type OpenpgpApi = typeof api
expose(api)
