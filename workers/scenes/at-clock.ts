/** What is computed while the clock says something else. */
export interface AtClock<Result> {
  readonly result: Result
  /** How often the clock was looked at. */
  readonly reads: number
}

/**
 * Runs something with another time on the clock, and counts who looks at it. Nothing else may run meanwhile.
 *
 * @param now what `Date` says as long as `run` runs
 * @param run must not wait for anything
 * @example
 * atClock(new Date('2030-01-01T00:00:00Z'), () => new Date().getUTCFullYear()) // { result: 2030, reads: 1 }
 */
export function atClock<Result>(now: Date, run: () => Result): AtClock<Result> {
  const honest = globalThis.Date
  const time = now.getTime()
  let reads = 0
  const read = () => {
    reads++
    return time
  }
  globalThis.Date = new Proxy(honest, {
    construct: (target, given: unknown[]) =>
      given.length > 0 ? (Reflect.construct(target, given) as Date) : new target(read()),
    apply: (target) => new target(read()).toString(),
    get: (target, name): unknown => (name === 'now' ? read : Reflect.get(target, name)),
  })
  try {
    const result = run()
    return { result, reads }
  } finally {
    globalThis.Date = honest
  }
}
