/**
 * Workers that several demos share, and that never keep anybody waiting for what nobody wants any more.
 *
 * A worker that computes hears no message, a cancel neither. So one that has a cancelled job and does not hear is ended, and what others had asked of it is asked again of a new one. One that computes what is still wanted is
 * left to it, and whoever comes after it gets another worker.
 */
import type { Remote } from 'comlink'
import { type Call, type Line, openLine } from './worker-line.ts'

/** Milliseconds between two looks at a worker that has a job to end. */
const LOOK_EVERY = 50
/** Milliseconds that a job may go on in a worker that hears. */
const ENDS_WITHIN = 2_000
/** Of one kind at once: each may keep a core busy. */
const MOST_WORKERS = 3

export interface SuperviseOptions {
  /** Methods whose calls a new worker has to be told again, the last one for each first argument: what it was told, it keeps. */
  readonly retold?: readonly string[]
  /** Methods that belong to a worker of their own, which is never ended: it keeps what nobody could make again. */
  readonly apart?: readonly string[]
}

/**
 * By convention the third argument of a call is its owner, a number that is never used again, and what it answers when
 * that is cancelled, be it before the call, is `undefined`. Methods that begin with `cancel` take the owner.
 *
 * @param start starts a worker whose API is `Api`
 * @returns starts the worker if there is none, and calls its methods
 */
export function supervise<Api>(start: () => Worker, options: SuperviseOptions = {}): () => Remote<Api> {
  const { retold = [], apart = [] } = options
  const lines = new Set<Line>()
  const told = new Map<string, readonly [method: string, args: readonly unknown[]]>()
  /** Owners that were cancelled: what they go on to ask, nobody waits for. */
  const gone = new Set<number>()
  let current: Line | undefined
  let keeper: Line | undefined

  function open(): Line {
    const line = openLine(start(), (why) => {
      const calls = liveCalls(line)
      close(line)
      for (const { reject } of calls) reject(why)
    })
    return line
  }

  function front(): Line {
    if (current) return current
    current = open()
    lines.add(current)
    // Those who asked first were answered, or will be by whoever they asked.
    for (const [method, args] of told.values()) current.ask(method, args).catch(() => undefined)
    return current
  }

  function close(line: Line): void {
    line.end()
    lines.delete(line)
    if (current === line) current = undefined
    if (keeper === line) keeper = undefined
  }

  function ask(call: Call): void {
    const line = front()
    const heard = line.calls.size > 0 ? line.hears() : undefined
    post(line, call)
    void heard?.then((hears) => {
      if (hears || !lines.has(line) || !isLive(line, call)) return
      if (hasAbandoned(line)) restart(line)
      else if (lines.size < MOST_WORKERS) moveOn(line, call)
    })
  }

  function post(line: Line, call: Call): void {
    line.calls.add(call)
    const settle = (tell: () => void) => {
      // Asked again elsewhere, it is answered there.
      if (!line.calls.delete(call)) return
      if (call.abandoned === undefined) tell()
      endIfForsaken(line)
    }
    line.ask(call.method, call.args).then(
      (answer) => settle(() => call.resolve(answer)),
      (error: unknown) => settle(() => call.reject(error)),
    )
  }

  /** It has a job that should be ending, and cannot hear. */
  function restart(line: Line): void {
    const calls = liveCalls(line)
    close(line)
    for (const call of calls) ask(call)
  }

  /** It computes what somebody waits for: `call` goes to a worker that has time. */
  function moveOn(line: Line, call: Call): void {
    line.calls.delete(call)
    if (current === line) current = undefined
    ask(call)
    endIfForsaken(line)
  }

  /** No worker goes on for nobody, but for the one that is asked next. */
  function endIfForsaken(line: Line): void {
    if (line !== current && line !== keeper && liveCalls(line).length === 0) close(line)
  }

  function abandon(line: Line, owner: number): void {
    for (const call of liveCalls(line).filter((one) => one.owner === owner)) {
      call.abandoned = performance.now()
      call.resolve(undefined)
    }
    endIfForsaken(line)
    if (lines.has(line) && hasAbandoned(line)) void watch(line)
  }

  const watched = new WeakSet<Line>()
  async function watch(line: Line): Promise<void> {
    if (watched.has(line)) return
    watched.add(line)
    while (lines.has(line) && hasAbandoned(line)) {
      const heard = await line.hears()
      const late = [...line.calls].some(
        ({ abandoned = Infinity }) => performance.now() - Math.max(abandoned, line.upSince()) > ENDS_WITHIN,
      )
      if ((!heard || late) && lines.has(line) && hasAbandoned(line)) restart(line)
      else await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    watched.delete(line)
  }

  function call(method: string, args: readonly unknown[]): Promise<unknown> {
    if (method.startsWith('cancel')) {
      const owner = Number(args[0])
      gone.add(owner)
      for (const line of [...lines, ...(keeper ? [keeper] : [])])
        line.ask(method, args).catch(() => undefined)
      for (const line of [...lines]) abandon(line, owner)
      return Promise.resolve()
    }
    const owner = typeof args[2] === 'number' ? args[2] : 0
    if (gone.has(owner)) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      const one: Call = { method, args, owner, resolve, reject }
      if (apart.includes(method)) {
        post((keeper ??= open()), one)
        return
      }
      if (retold.includes(method)) told.set(`${method} ${String(args[0])}`, [method, args])
      ask(one)
    })
  }

  const api = new Proxy(Object.create(null) as object, {
    // Nothing to wait for: it is no promise.
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: readonly unknown[]) => call(method, args)
        : undefined,
  }) as Remote<Api>
  return () => {
    front()
    return api
  }
}

const isLive = (line: Line, call: Call) => line.calls.has(call) && call.abandoned === undefined
const liveCalls = (line: Line) => [...line.calls].filter((call) => call.abandoned === undefined)
const hasAbandoned = (line: Line) => [...line.calls].some((call) => call.abandoned !== undefined)
