/**
 * The simulated Sigstore in a worker: signs beside the page.
 *
 * @packageDocumentation
 */
import { type Asking, type Closable, connect, type WorkerOptions } from './client.ts'
import type { Release, ReleaseRequest, WorldApi } from './world.worker.ts'

export type { Asking, Closable, Release, ReleaseRequest, WorkerOptions }

/** Signs until it is closed. */
export interface WorldWorker extends Closable {
  /** A new world in which somebody signs; rejected if the worker cannot be run, or an option is out of range. */
  release(request: ReleaseRequest, asking?: Pick<Asking, 'signal'>): Promise<Release>
}

/**
 * Starts a worker with a simulated Sigstore.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startSigstore } from 'shomei/sigstore/worker'
 * import { person } from 'shomei/world'
 * import { startWorld } from 'shomei/world/worker'
 *
 * const [world, sigstore] = [startWorld(), startSigstore()]
 * const artifact = new TextEncoder().encode('hello')
 * const identity = person('alice@example.com')
 * const now = new Date('2026-10-01T09:00:00Z')
 * const release = await world.release({ seed: 'demo', now, artifact, identity })
 * const { verdict } = await sigstore.verify({ artifact, ...release })
 * for (const worker of [world, sigstore]) worker.close()
 * verdict // 'verified'
 * ```
 */
export function startWorld({ script }: WorkerOptions = {}): WorldWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./world.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<WorldApi>(worker)
  return { release: (request, asking) => ask((api) => api.release(request), asking), close }
}
