/**
 * SSH signatures in a worker: files are read, hashed and verified beside the page.
 *
 * @packageDocumentation
 */
import type { GitInput, SshReport } from '../../playground/ssh/index.ts'
import { type Asking, type Closable, connect, type Progress, type WorkerOptions } from './client.ts'
import type { SshApi, SshRequest } from './ssh.worker.ts'

export type { Asking, Closable, GitInput, Progress, SshReport, SshRequest, WorkerOptions }

/** Verifies until it is closed. */
export interface SshWorker extends Closable {
  /** As `verifySsh` of `shomei/ssh`; rejected if the file cannot be read, or the worker not be run. */
  verify(request: SshRequest, asking?: Asking): Promise<SshReport>
  /** As `verifyGitObject` of `shomei/ssh`. */
  verifyGitObject(input: GitInput, asking?: Pick<Asking, 'signal'>): Promise<SshReport>
}

/**
 * Starts a worker that verifies SSH signatures.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startSsh } from 'shomei/ssh/worker'
 *
 * const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer())
 * const ssh = startSsh()
 * const { verdict } = await ssh.verify({
 *   artifact: await (await fetch('hello-shomei-1.0.0.jar')).blob(),
 *   signature: await bytes('ssh/hello-shomei-1.0.0.jar.sig'),
 *   signers: await bytes('ssh/allowed_signers'),
 *   policy: { principal: 'release@example.com', now: new Date() },
 * })
 * ssh.close()
 * verdict // 'verified'
 * ```
 */
export function startSsh({ script }: WorkerOptions = {}): SshWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./ssh.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<SshApi>(worker)
  return {
    verify: (request, asking) =>
      ask((api, onProgress, owner) => api.verify(request, onProgress, owner), asking),
    verifyGitObject: (input, asking) => ask((api) => api.verifyGitObject(input), asking),
    close,
  }
}
