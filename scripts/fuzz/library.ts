/** The library on Node's own crypto, in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { Subject } from './subject.ts'

export interface Library {
  /** Whether it accepts. */
  ask(subject: Subject): Promise<boolean>
  close(): Promise<unknown>
}

export function startLibrary(): Library {
  // Without arguments of ours: a thread would inherit the platform from them.
  const worker = new Worker(new URL('library-worker.ts', import.meta.url), { execArgv: [] })
  const waiting = new Map<number, { resolve(accepted: boolean): void; reject(error: unknown): void }>()
  worker.on('message', ({ id, accepted }: { readonly id: number; readonly accepted: boolean }) => {
    waiting.get(id)?.resolve(accepted)
    waiting.delete(id)
  })
  worker.on('error', (error) => waiting.forEach(({ reject }) => reject(error)))
  let next = 0
  return {
    ask({ name, artifact, bundle, trustedRoot, policy }) {
      const id = next++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, subject: { name, artifact, bundle, trustedRoot, policy } })
      })
    },
    close: () => worker.terminate(),
  }
}
