/** Runs in the browser: a new worker for each cold start, one worker for all warm rounds. */
import { type Remote, wrap } from 'comlink'
import type { LabBenchApi } from './lab.worker.ts'

async function start(): Promise<Remote<LabBenchApi>> {
  const worker = wrap<LabBenchApi>(
    new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' }),
  )
  await worker.ready()
  return worker
}

/** Milliseconds, by what was timed. */
export type Times = Readonly<Record<string, number>>

const api = {
  cold: async (): Promise<Times> => (await start()).cold(),
  async warm({ warmUp, rounds }: { readonly warmUp: number; readonly rounds: number }): Promise<Times[]> {
    const worker = await start()
    const times: Times[] = []
    for (let i = -warmUp; i < rounds; i++) {
      const round = await worker.warm(i)
      if (i >= 0) times.push(round)
    }
    return times
  },
}
export type LabPageApi = typeof api

Object.assign(globalThis, { bench: api })
