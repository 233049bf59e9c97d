/** Workers that a worker starts for itself, to read while it hashes and to hash on every core. */
import { type Remote, wrap } from 'comlink'

/** What each of them answers, once its code has run. */
export interface Helper {
  readonly ready: () => boolean
}

/** @returns `undefined` where it cannot be started: no nested workers, or its code did not come */
export async function startHelper<Api extends Helper>(
  create: () => Worker,
): Promise<Remote<Api> | undefined> {
  let worker: Worker
  try {
    worker = create()
  } catch {
    return undefined
  }
  const helper = wrap<Api>(worker)
  const failed = new Promise<false>((resolve) => {
    worker.onerror = (event) => {
      event.preventDefault()
      resolve(false)
    }
  })
  if (await Promise.race([(helper as Remote<Helper>).ready(), failed])) return helper
  worker.terminate()
  return undefined
}
