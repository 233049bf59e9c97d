/**
 * minisign and signify in a worker: files are read, hashed and verified beside the page.
 *
 * @packageDocumentation
 */
import type { EmbeddedInput, EmbeddedReport, MinisignReport } from '../../playground/minisign/index.ts'
import { type Asking, type Closable, connect, type Progress, type WorkerOptions } from './client.ts'
import type { MinisignApi, MinisignRequest } from './minisign.worker.ts'

export type {
  Asking,
  Closable,
  EmbeddedInput,
  EmbeddedReport,
  MinisignReport,
  MinisignRequest,
  Progress,
  WorkerOptions,
}

/** Verifies until it is closed. */
export interface MinisignWorker extends Closable {
  /** As `verifyMinisign` of `shomei/minisign`; rejected if the file cannot be read, or the worker not be run. */
  verify(request: MinisignRequest, asking?: Asking): Promise<MinisignReport>
  /** As `verifyEmbedded` of `shomei/minisign`. */
  verifyEmbedded(input: EmbeddedInput, asking?: Pick<Asking, 'signal'>): Promise<EmbeddedReport>
}

/**
 * Starts a worker that verifies signatures of minisign and signify.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startMinisign } from 'shomei/minisign/worker'
 *
 * const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer())
 * const minisign = startMinisign()
 * const { verdict } = await minisign.verify({
 *   artifact: await (await fetch('hello-shomei-1.0.0.jar')).blob(),
 *   signature: await bytes('minisign/hello-shomei-1.0.0.jar.minisig'),
 *   policy: { key: await bytes('minisign/minisign.pub') },
 * })
 * minisign.close()
 * verdict // 'verified'
 * ```
 */
export function startMinisign({ script }: WorkerOptions = {}): MinisignWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./minisign.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<MinisignApi>(worker)
  return {
    verify: (request, asking) =>
      ask((api, onProgress, owner) => api.verify(request, onProgress, owner), asking),
    verifyEmbedded: (input, asking) => ask((api) => api.verifyEmbedded(input), asking),
    close,
  }
}
