/** How work grows with its input, by the processor's clock: a busy machine makes nothing look slow. */
import { expect } from 'vitest'
import { within, work } from './pace.ts'

export interface Growth {
  /** The largest size that is still taken; a quarter of it is tried first. */
  readonly upTo: number
  /** Makes the input; not counted. */
  readonly make: (size: number) => () => unknown
}

/** More than doubles only where something is looked at again for each of the others. */
const MOST_PER_DOUBLING = 2.5
/** Milliseconds of work below which nothing can be told of growth. */
const TOO_SHORT = 60
/** Milliseconds of work at the bound, on a quiet machine. */
const LONGEST = 3000
/** Runs after the first, where that was not fine. */
const AGAIN = 9
/** Bytes on the heap, above what was there. */
const MOST_MEMORY = 300 * 1024 * 1024

/**
 * Runs the work at a quarter and at all of the bound: two doublings.
 * @throws {AssertionError} if it grows faster than its input, or takes too long or too much at the bound
 */
export function expectGrowth({ upTo, make }: Growth): void {
  const quarter = make(Math.floor(upTo / 4))
  const whole = make(upTo)
  quarter()
  const before = process.memoryUsage().heapUsed
  let most = work(whole)
  expect(process.memoryUsage().heapUsed - before, 'bytes of memory').toBeLessThan(MOST_MEMORY)
  let least = work(asMuch(quarter)) / 4
  const isFine = () => grewWell(least, most, LONGEST)
  // The collector's and the compiler's share is not the work's: the quickest of some runs counts.
  for (let again = 0; again < AGAIN && !isFine(); again++) {
    most = Math.min(most, work(whole))
    least = Math.min(least, work(asMuch(quarter)) / 4)
  }
  const told = `a quarter took ${Math.round(least)} ms, all of ${upTo} took ${Math.round(most)} ms`
  expect(isFine(), told).toBe(true)
}

/** A quarter four times over leaves as much to the collector as the whole does, which else only the whole pays for. */
function asMuch(quarter: () => unknown) {
  return () => {
    for (let time = 0; time < 4; time++) quarter()
  }
}

function asMuchLater(quarter: () => Promise<unknown>) {
  return async () => {
    for (let time = 0; time < 4; time++) await quarter()
  }
}

/** @returns whether four times as much took neither too long nor far more than four times the work */
function grewWell(quarter: number, whole: number, longest: number): boolean {
  if (!within(whole, longest)) return false
  return whole < TOO_SHORT || whole / Math.max(quarter, TOO_SHORT) < MOST_PER_DOUBLING ** 2
}

export interface LaterGrowth {
  readonly upTo: number
  /** Makes the input; not counted. */
  readonly make: (size: number) => () => Promise<unknown>
  /** Milliseconds at the bound; as for {@link Growth} unless told. */
  readonly longest?: number
}

/**
 * {@link expectGrowth} of work that answers later.
 * @throws {AssertionError} as there
 */
export async function expectLaterGrowth({ upTo, make, longest = LONGEST }: LaterGrowth): Promise<void> {
  const [quarter, whole] = [make(Math.floor(upTo / 4)), make(upTo)]
  let least = (await laterWork(asMuchLater(quarter))) / 4
  const before = process.memoryUsage().heapUsed
  let most = await laterWork(whole)
  expect(process.memoryUsage().heapUsed - before, 'bytes of memory').toBeLessThan(MOST_MEMORY)
  const isFine = () => grewWell(least, most, longest)
  for (let again = 0; again < AGAIN && !isFine(); again++) {
    most = Math.min(most, await laterWork(whole))
    least = Math.min(least, (await laterWork(asMuchLater(quarter))) / 4)
  }
  const told = `a quarter took ${Math.round(least)} ms, all of ${upTo} took ${Math.round(most)} ms`
  expect(isFine(), told).toBe(true)
}

/** Milliseconds of processor time until `run` answers. */
export async function laterWork(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
