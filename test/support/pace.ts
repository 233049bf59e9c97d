/** How slow the machine is at this moment. */
import { sha512 } from '@noble/hashes/sha2.js'

/** Bytes hashed for a measure: pure arithmetic, as most of what is measured by it. */
const MEASURE = new Uint8Array(4 * 1024 * 1024)
/** Milliseconds of processor time that the measure takes on a quiet machine of 2026, at its best. */
const QUIET = 60
/** The first ones are compiled. */
const RUNS = 4

/** Milliseconds of processor time that `run` takes. */
export function work(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * A processor's time is not the same everywhere: two threads of one core, and a clock that is lowered, make all work
 * longer alike. A bound in milliseconds is one on a quiet machine; times this it is one on the machine at hand.
 *
 * @returns by how much work takes longer at this moment than on a quiet machine; never less than 1
 */
export function pace(): number {
  return Math.max(1, Math.min(...Array.from({ length: RUNS }, () => work(measure))) / QUIET)
}

/** @returns whether `took` is less than `longest`, both in milliseconds of work, the latter on a quiet machine */
export function within(took: number, longest: number): boolean {
  return took < longest || took < longest * pace()
}

function measure(): void {
  sha512(MEASURE)
}
