/** The runs of the lab that have a scene of their own, each with its code loaded when it is first asked for. */
import { Cancelled, cancelJob, type OnProgress, startJob } from './job.ts'
import type { KeyedAnswer, KeyedOptions } from './scenes/keyed.ts'

export const sceneMethods = {
  /** A job like any verification. @returns `undefined` if it was cancelled or overtaken */
  async keyed(
    options: KeyedOptions,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<KeyedAnswer | undefined> {
    const job = startJob(0, () => undefined, owner)
    const { runKeyed } = await import('./scenes/keyed.ts')
    try {
      return await runKeyed(options, (fraction) => {
        if (job.isCancelled()) throw new Cancelled()
        onProgress({ done: fraction, all: 1 })
      })
    } catch (error) {
      if (error instanceof Cancelled) return undefined
      throw error
    }
  },
  cancelKeyed: cancelJob,
}
