/** Runs Node scripts and other programs as children that never outlive us. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { ROOT } from './paths.ts'

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  /** The folder to run in, instead of the project's. */
  readonly cwd?: string
  /** Milliseconds after which the child and all its children are ended. */
  readonly timeout?: number
}

export interface Ran {
  /** The exit code; null if a signal ended it. */
  readonly code: number | null
  /** Standard output and standard error as they came. */
  readonly output: string
  readonly timedOut: boolean
}

const POSIX = process.platform !== 'win32'
/** What is captured is shown where our own output goes, so it may be coloured where that may. */
const COLOR: NodeJS.ProcessEnv = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { FORCE_COLOR: undefined, NO_COLOR: '1' }
/** What a child starts as `node` is this Node, also when npm did not put it on the path. */
const PATH: NodeJS.ProcessEnv = POSIX
  ? { PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` }
  : {}
/** Which words are whose is said to Node; what is run here speaks as we do. */
const isCondition = (argument: string) => argument.startsWith('--conditions=')
const running = new Set<ChildProcess>()

/**
 * Runs a script with this Node in the project's folder and keeps what it says.
 *
 * @param script path of the script
 * @returns how it ended; a script that cannot start ends with code 127
 */
export function run(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runProgram(process.execPath, [...process.execArgv.filter(isCondition), script, ...args], options)
}

/**
 * Runs a program and keeps what it says.
 *
 * @param program a name on the PATH, or a path
 * @returns how it ended; a program that is not there ends with code 127
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, cwd = ROOT, timeout }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...PATH, ...COLOR, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: POSIX,
    })
    running.add(child)
    let output = ''
    let timedOut = false
    const keep = (chunk: Buffer) => (output += chunk.toString('utf8'))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const alarm =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            end(child)
          }, timeout)
    const finish = (code: number | null) => {
      clearTimeout(alarm)
      running.delete(child)
      resolve({ code, output, timedOut })
    }
    child.on('error', (error) => {
      output += error.message
      finish(127)
    })
    child.on('close', finish)
  })
}

/** Its own process group, so that what it started (a browser, workers) ends with it. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (POSIX) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It was faster.
  }
}

process.on('exit', () => running.forEach(end))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    if (running.size === 0) process.kill(process.pid, signal)
    else process.exit(130)
  })
}
