/** One running worker, seen from the page: whether it has started, whether it hears, and what it was asked. */
import { type Remote, wrap } from 'comlink'
import { PING, UP } from '../../workers/start-worker.ts'

/** Milliseconds, once it is up. A worker that is silent for longer is computing, and no message reaches it. */
export const HEARS_WITHIN = 120
/** An answer may be waiting behind the timer, where the page itself was busy. */
const ONE_TURN = 20

/** What somebody waits for. */
export interface Call {
  readonly method: string
  readonly args: readonly unknown[]
  /** 0 for nobody in particular. */
  readonly owner: number
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
  /** Since when nobody waits for it any more, milliseconds of `performance.now()`. */
  abandoned?: number
}

export interface Line {
  readonly ask: (method: string, args: readonly unknown[]) => Promise<unknown>
  /** What has not been answered, the oldest first. */
  readonly calls: Set<Call>
  /** @returns false once it was silent for too long */
  readonly hears: () => Promise<boolean>
  /** Since when its code has run, milliseconds of `performance.now()`; `Infinity` before. */
  readonly upSince: () => number
  readonly end: () => void
}

/** @param failed called if the worker's code cannot be loaded or run */
export function openLine(worker: Worker, failed: (why: Error) => void): Line {
  const remote = wrap(worker) as Remote<Record<string, (...args: readonly unknown[]) => unknown>>
  const pings: ((heard: boolean) => void)[] = []
  let upSince = Infinity
  const up = new Promise<void>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === PING) pings.shift()?.(true)
      if (data !== UP) return
      upSince = performance.now()
      resolve()
    })
  })
  worker.addEventListener('error', ({ message }) => {
    if (upSince === Infinity) failed(new Error(`worker: it could not be started. ${message ?? ''}`.trim()))
  })
  return {
    ask: async (method, args) => remote[method]?.(...args),
    calls: new Set(),
    hears: () =>
      new Promise((resolve) => {
        pings.push(resolve)
        worker.postMessage(PING)
        const silent = () => setTimeout(() => resolve(false), ONE_TURN)
        void up.then(() => setTimeout(silent, HEARS_WITHIN))
      }),
    upSince: () => upSince,
    end: () => worker.terminate(),
  }
}
