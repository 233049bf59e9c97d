/** What the service worker has of the site: it alone knows the list. */

export interface Kept {
  readonly files: number
  /** Of these, how many lie in the cache. */
  readonly kept: number
}

/** To the worker, with a port for the answer. */
export const ASK_KEPT = 'shomei:kept'
/** Milliseconds. Looking through the cache takes a moment; an older worker never answers. */
const LONGEST = 10_000

/** @returns `undefined` if it does not answer */
export function askKept(worker: ServiceWorker): Promise<Kept | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(() => resolve(undefined), LONGEST)
    port1.onmessage = ({ data }: MessageEvent<Kept>) => {
      clearTimeout(timer)
      port1.close()
      resolve(data)
    }
    worker.postMessage(ASK_KEPT, [port2])
  })
}
