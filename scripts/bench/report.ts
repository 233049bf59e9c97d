/** The one shape every bench of this project prints. */
import { arch, cpus, loadavg, type as system } from 'node:os'

export interface Row {
  readonly name: string
  /** Milliseconds, kilobytes or a ratio, as the name says; `null` if it could not be measured. */
  readonly value: number | null
  readonly goal: number | null
  /** `null` where there is no goal, or nothing to hold against it. */
  readonly holds: boolean | null
}

/**
 * The kind of machine, never which one, and how busy it is now.
 *
 * @param browser the browser's version
 */
export function machine(browser: string): Readonly<Record<string, string | number>> {
  const { length, 0: first } = cpus()
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: length,
    system: `${system()} ${arch()}`,
    node: process.version,
    browser,
    load: Number(loadavg()[0]?.toFixed(2)),
  }
}

/** @param goal the largest value that is good enough */
export function row(name: string, value: number | undefined, goal?: number): Row {
  const known = value === undefined || Number.isNaN(value) ? null : Number(value.toPrecision(4))
  return {
    name,
    value: known,
    goal: goal ?? null,
    holds: known === null || goal === undefined ? null : known <= goal,
  }
}

/** @throws {RangeError} if there are no numbers */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('median: no numbers')
  return (low + high) / 2
}

export const minimum = (numbers: readonly number[]) => Math.min(...numbers)

/** Round by round, so that what slows a whole round down does not count. */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, i) => value / (theirs[i] ?? NaN)))
}
