import './plain-http.ts'
import { expose } from 'comlink'
import {
  type CleartextInput,
  type CleartextReport,
  type OpenpgpPolicy,
  type OpenpgpReport,
  verifyCleartext,
  verifyOpenpgp,
} from '../playground/openpgp/index.ts'
import { Cancelled, cancelJob, type OnProgress, startJob, supervised } from './job.ts'
import { keyMethods } from './openpgp-keys.ts'
import { labMethods } from './openpgp-lab.ts'
import { piecesAhead } from './read-ahead.ts'

export interface OpenpgpRequest {
  readonly artifact: Blob
  readonly signature: Uint8Array
  readonly keys: readonly Uint8Array[]
  readonly policy: OpenpgpPolicy
}

const api = {
  /** @returns `undefined` if it was cancelled or overtaken */
  async verify(
    request: OpenpgpRequest,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<OpenpgpReport | undefined> {
    const job = startJob(request.artifact.size, onProgress, owner)
    try {
      const report = await verifyOpenpgp({
        ...request,
        artifact: supervised(piecesAhead(request.artifact), job),
      })
      return job.isCancelled() ? undefined : report
    } catch (error) {
      if (error instanceof Cancelled) return undefined
      throw error
    }
  },
  /** Its file is read whole, so there is nothing to tell meanwhile. Cancelled by the end of the worker. */
  verifyCleartext(
    input: CleartextInput,
    _onProgress?: OnProgress,
    _owner?: number,
  ): Promise<CleartextReport> {
    return verifyCleartext(input)
  },
  ...keyMethods,
  ...labMethods,
  cancel: cancelJob,
}

export type OpenpgpApi = typeof api
expose(api)
