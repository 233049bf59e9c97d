/** Times the tools that a page is compared with. */
import { spawn } from 'node:child_process'

export interface NativeRun {
  readonly ms: number
  readonly output: string
}

/**
 * From the start of the process to its end.
 *
 * @throws {Error} naming the command, if it cannot be started or fails
 */
export function timed(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<NativeRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', ...env },
    })
    let output = ''
    const keep = (chunk: Buffer) => (output += chunk.toString('utf8'))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', () =>
      reject(new Error(`There is no ${command} on PATH, and this bench compares with it.`)),
    )
    child.on('close', (code) => {
      const ms = performance.now() - started
      if (code === 0) resolve({ ms, output })
      else reject(new Error(`${command} ended with ${code}.\n${output}`))
    })
  })
}
