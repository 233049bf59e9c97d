/**
 * Sigstore in a worker: bundles are verified beside the page.
 *
 * @packageDocumentation
 */
import type { SigstoreReport } from '../../playground/sigstore/index.ts'
import { type Asking, type Closable, connect, type Progress, type WorkerOptions } from './client.ts'
import type { SigstoreApi, SigstoreRequest } from './sigstore.worker.ts'

export type { Asking, Closable, Progress, SigstoreReport, SigstoreRequest, WorkerOptions }

/** Verifies until it is closed. */
export interface SigstoreWorker extends Closable {
  /** As `verifySigstore` of `shomei/sigstore`; rejected if the file cannot be read, or the worker not be run. */
  verify(request: SigstoreRequest, asking?: Asking): Promise<SigstoreReport>
}

/**
 * Starts a worker that verifies Sigstore bundles.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startSigstore } from 'shomei/sigstore/worker'
 *
 * const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer())
 * const sigstore = startSigstore()
 * const { verdict } = await sigstore.verify({
 *   artifact: await (await fetch('hello-shomei-1.0.0.jar')).blob(),
 *   bundle: await bytes('sigstore/hello-shomei-1.0.0.jar.sigstore.json'),
 *   trustedRoot: await bytes('sigstore/trusted_root.json'),
 *   policy: {
 *     identity:
 *       'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
 *     issuer: 'https://token.actions.shomei-lab.invalid',
 *   },
 * })
 * sigstore.close()
 * verdict // 'verified'
 * ```
 */
export function startSigstore({ script }: WorkerOptions = {}): SigstoreWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./sigstore.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<SigstoreApi>(worker)
  return {
    verify: (request, asking) =>
      ask((api, onProgress, owner) => api.verify(request, onProgress, owner), asking),
    close,
  }
}
