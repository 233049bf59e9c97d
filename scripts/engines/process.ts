/** Programs that run as long as they are asked something, and end when we do. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach(end))

/** Milliseconds in which a browser has surely started, on a busy machine too. */
const STARTING = 60_000

/**
 * @param ready its first group is what is waited for, in what the program says on any of its outputs; without it, that it
 *   runs
 * @returns that group, and how to end the program with all that it started
 * @throws {Error} if it ends, or says nothing of the kind in a minute
 */
export function started(
  program: string,
  args: readonly string[],
  ready: RegExp | undefined,
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly said: string; stop(): Promise<void> }> {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  let output = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      end(child)
      reject(new Error(`${program} ${why}.\n${output}`))
    }
    const alarm = setTimeout(() => fail('did not start'), STARTING)
    const isReady = (said: string) => {
      clearTimeout(alarm)
      child.removeAllListeners('exit')
      resolve({ said, stop: () => stop(child) })
    }
    if (ready === undefined) child.once('spawn', () => isReady(''))
    child.once('error', ({ message }) => fail(`could not be started: ${message}`))
    child.once('exit', (code) => fail(`ended with ${code}`))
    for (const stream of child.stdio.slice(1)) {
      if (!stream || !('read' in stream)) continue
      // Read to the end: a pipe that nobody empties stops a program.
      stream.on('data', (chunk: Buffer) => {
        output = `${output}${chunk.toString('utf8')}`.slice(-10_000)
        const said = ready?.exec(output)?.[1]
        if (said !== undefined) isReady(said)
      })
    }
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    end(child)
  })
}

/** With all that it started. */
function end(child: ChildProcess): void {
  running.delete(child)
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It was faster.
  }
}
