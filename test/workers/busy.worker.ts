/** A worker whose jobs can be as slow as a test wants. Not a job of the deck: nothing there computes for seconds. */
import { expose } from 'comlink'
import { cancelJob, type OnProgress, startJob } from '../../workers/job.ts'

const opened = new Set<string>()
const born = Math.random()

function compute(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

const api = {
  /** Hears nothing while it computes. */
  deaf(milliseconds: number, _onProgress: OnProgress, owner?: number): string {
    startJob(0, () => undefined, owner)
    compute(milliseconds)
    return `computed ${milliseconds}`
  },
  /** Deaf as well, and not a job that could be told anything. */
  nobodys(milliseconds: number, _options?: undefined, _owner?: number): string {
    compute(milliseconds)
    return `computed ${milliseconds}`
  },
  /** Hears, every 10 ms. */
  async polite(milliseconds: number, onProgress: OnProgress, owner?: number): Promise<string | undefined> {
    const job = startJob(0, onProgress, owner)
    for (let spent = 0; spent < milliseconds; spent += 10) {
      compute(10)
      await new Promise((resolve) => setTimeout(resolve))
      if (job.isCancelled()) return undefined
    }
    return `worked ${milliseconds}`
  },
  /** Nobody's in particular. */
  slow(milliseconds: number): string {
    compute(milliseconds)
    return `slow ${milliseconds}`
  },
  echo: (word: string): string => word,
  /** Another number for every worker. */
  born: (): number => born,
  fail(): void {
    throw new TypeError('as asked')
  },
  open: (name: string): void => void opened.add(name),
  isOpen: (name: string): boolean => opened.has(name),
  cancel: cancelJob,
}

export type BusyApi = typeof api
expose(api)
