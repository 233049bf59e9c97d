/**
 * OpenPGP (RFC 9580) in a worker: files are read, hashed and verified beside the page.
 *
 * @packageDocumentation
 */
import type {
  CleartextInput,
  CleartextReport,
  GitInput,
  OpenpgpReport,
} from '../../playground/openpgp/index.ts'
import { type Asking, type Closable, connect, type Progress, type WorkerOptions } from './client.ts'
import type { OpenpgpApi, OpenpgpRequest } from './openpgp.worker.ts'

export type {
  Asking,
  CleartextInput,
  CleartextReport,
  Closable,
  GitInput,
  OpenpgpReport,
  OpenpgpRequest,
  Progress,
  WorkerOptions,
}

/** Verifies until it is closed. */
export interface OpenpgpWorker extends Closable {
  /** As `verifyOpenpgp` of `shomei/openpgp`; rejected if the file cannot be read, or the worker not be run. */
  verify(request: OpenpgpRequest, asking?: Asking): Promise<OpenpgpReport>
  /** As `verifyCleartext` of `shomei/openpgp`. */
  verifyCleartext(input: CleartextInput, asking?: Pick<Asking, 'signal'>): Promise<CleartextReport>
  /** As `verifyGitObject` of `shomei/openpgp`. */
  verifyGitObject(input: GitInput, asking?: Pick<Asking, 'signal'>): Promise<CleartextReport>
}

/**
 * Starts a worker that verifies OpenPGP signatures.
 *
 * @throws a `DOMException` where the page's policy forbids workers
 * @example
 * ```ts
 * import { startOpenpgp } from 'shomei/openpgp/worker'
 *
 * const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer())
 * const openpgp = startOpenpgp()
 * const { verdict } = await openpgp.verify({
 *   artifact: await (await fetch('hello-shomei-1.0.0.jar')).blob(),
 *   signature: await bytes('openpgp/hello-shomei-1.0.0.jar.asc'),
 *   keys: [await bytes('openpgp/demo-key.asc')],
 *   policy: { fingerprint: '5F26E795F2FACF68D4BB8F9372009FF9474B26F5', now: new Date() },
 * })
 * openpgp.close()
 * verdict // 'verified'
 * ```
 */
export function startOpenpgp({ script }: WorkerOptions = {}): OpenpgpWorker {
  const worker = script
    ? new Worker(script, { type: 'module' })
    : new Worker(new URL('./openpgp.worker.js', import.meta.url), { type: 'module' })
  const { ask, close } = connect<OpenpgpApi>(worker)
  return {
    verify: (request, asking) =>
      ask((api, onProgress, owner) => api.verify(request, onProgress, owner), asking),
    verifyCleartext: (input, asking) => ask((api) => api.verifyCleartext(input), asking),
    verifyGitObject: (input, asking) => ask((api) => api.verifyGitObject(input), asking),
    close,
  }
}
