/** The page's end of a worker: every question is answered or rejected, whatever becomes of the worker. */
import { proxy, type Remote, wrap } from 'comlink'
import type { OnProgress, Progress } from '../../workers/job.ts'

export type { Progress }

/** How a worker is started. */
export interface WorkerOptions {
  /**
   * Address of the worker's script, where your bundler does not find it by itself: that of a copy of `shomei/…/worker.js`.
   */
  readonly script?: string | URL
}

/** What goes with a question. */
export interface Asking {
  /** Told how many bytes of how many were read, in files of some size. */
  readonly onProgress?: (progress: Progress) => void
  /** Ends the question: it is rejected with the signal's reason, and the worker reads no further. */
  readonly signal?: AbortSignal
}

/** A worker that is there until it is closed. */
export interface Closable {
  /** Ends the worker; what is not answered yet is rejected. */
  close(): void
}

/** What each worker here offers beside its verification. */
interface Cancellable {
  readonly cancel: (owner: number) => void
}

type Ask<Api, Answer> = (
  api: Remote<Api>,
  onProgress: OnProgress | undefined,
  owner: number,
) => Promise<Answer | undefined>

export interface Connection<Api> extends Closable {
  ask<Answer>(question: Ask<Api, Answer>, asking?: Asking): Promise<Answer>
}

/** Each question is somebody else's: none ends another. */
let owners = 0

export function connect<Api extends Cancellable>(worker: Worker): Connection<Api> {
  const api = wrap<Api>(worker)
  const waiting = new Set<(reason: unknown) => void>()
  let over: Error | undefined
  const end = (reason: Error) => {
    over ??= reason
    worker.terminate()
    for (const reject of waiting) reject(over)
    waiting.clear()
  }
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    end(new Error(`shomei: the worker could not be run${event.message ? `: ${event.message}` : ''}`))
  })
  return {
    ask<Answer>(question: Ask<Api, Answer>, { onProgress, signal }: Asking = {}) {
      const owner = ++owners
      return new Promise<Answer>((resolve, reject) => {
        if (over) return reject(over)
        if (signal?.aborted) return reject(signal.reason)
        const cancel = () => {
          void (api as Remote<Cancellable>).cancel(owner)
          reject(signal?.reason)
        }
        waiting.add(reject)
        signal?.addEventListener('abort', cancel, { once: true })
        question(api, onProgress && proxy(onProgress), owner)
          // Cancelled is rejected already: this answers nobody.
          .then((answer) => resolve(answer as Answer), reject)
          .finally(() => {
            waiting.delete(reject)
            signal?.removeEventListener('abort', cancel)
          })
      })
    },
    close: () => end(new Error('shomei: the worker was closed')),
  }
}
