/**
 * Checksums in a worker: files are read and hashed beside the page.
 *
 * @packageDocumentation
 */
import type { ChecksumFileAnswer } from '../../playground/checksum/index.ts'
import type { ChecksumApi, ChecksumRequest } from './checksum.worker.ts'
import { type Asking, type Closable, connect, type Progress, type WorkerOptions } from './client.ts'

export type { Asking, ChecksumFileAnswer, ChecksumRequest, Closable, Progress, WorkerOptions }

/** Verifies until it is closed. */
export interface ChecksumWorker extends Closable {
  /** As `verifyFile` of `shomei/checksum`; rejected if the file cannot be read, or the worker not be run. */
  verify(request: ChecksumRequest, asking?: Asking): Promise<ChecksumFileAnswer>
}

/**
 * Starts a worker that compares files with the digests that are claimed of them.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startChecksum } from 'shomei/checksum/worker'
 *
 * const checksum = startChecksum()
 * const name = 'hello-shomei-1.0.0.jar'
 * const file = await (await fetch(name)).blob()
 * const claim = new Uint8Array(await (await fetch('SHA256SUMS')).arrayBuffer())
 * const { report } = await checksum.verify({ artifact: { name, file }, claim })
 * checksum.close()
 * report.verdict // 'verified'
 * ```
 */
export function startChecksum({ script }: WorkerOptions = {}): ChecksumWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./checksum.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<ChecksumApi>(worker)
  return {
    verify: (request, asking) =>
      ask((api, onProgress, owner) => api.verify(request, onProgress, owner), asking),
    close,
  }
}
