/** How work grows with its input, by the processor's clock: a busy machine makes nothing look slow. */
import { expect } from 'vitest'

export interface Growth {
  /** A size of the input, and the one that is still taken: half of it and a quarter are tried first. */
  readonly upTo: number
  /** Makes the input; not counted. */
  readonly make: (size: number) => () => unknown
}

/** More than doubles only where something is looked at again for each of the others. */
const MOST_PER_DOUBLING = 2.5
/** Milliseconds of work below which nothing can be told of growth. */
const TOO_SHORT = 40
/** Milliseconds of work at the bound. */
const LONGEST = 3000
/** Bytes on the heap, above what was there. */
const MOST_MEMORY = 300 * 1024 * 1024

/**
 * Runs the work at a quarter, half and all of the bound.
 * @throws {AssertionError} if it grows faster than its input, or takes too long or too much at the bound
 */
export function expectGrowth({ upTo, make }: Growth): void {
  const sizes = [upTo / 4, upTo / 2, upTo].map(Math.floor)
  make(Math.ceil(upTo / 64))()
  const times = sizes.map((size) => {
    const run = make(size)
    const before = process.memoryUsage().heapUsed
    const taken = [work(run)]
    const grown = process.memoryUsage().heapUsed - before
    expect(grown, `${size}: bytes of memory`).toBeLessThan(MOST_MEMORY)
    // The quickest of three: the collector's and the compiler's share is not the work's.
    while (taken.length < 3 && Math.min(...taken) < LONGEST / 3) taken.push(work(run))
    return Math.min(...taken)
  })
  const [, half = 0, whole = 0] = times
  const told = `${sizes.join(', ')}: ${times.map(Math.round).join(', ')} ms`
  expect(whole, told).toBeLessThan(LONGEST)
  if (whole > TOO_SHORT) expect(whole / Math.max(half, 1), told).toBeLessThan(MOST_PER_DOUBLING)
}

/** Milliseconds of processor time that `run` takes. */
export function work(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
