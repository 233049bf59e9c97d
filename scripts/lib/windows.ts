/** Windows of the installed browser, without tabs or address bar. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { CACHE } from './paths.ts'

/** A profile of its own: no extension, no notification and no other tab comes between speaker and audience. */
const PROFILE = join(CACHE, 'present')
/** Milliseconds in which a browser has surely begun to listen for a second call. */
const STARTING = 1_500

/**
 * Opens one window an address, all in one browser, so that they hear each other. They close when we end.
 *
 * @param browser the program
 */
export function openWindows(browser: string, addresses: readonly string[]): void {
  addresses.forEach((address, i) => {
    setTimeout(() => {
      const child = spawn(browser, windowArguments(address), { stdio: 'ignore' })
      child.on('error', () => process.stderr.write(`${browser} could not be started.\n`))
      process.on('exit', () => child.kill())
    }, i * STARTING)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
}

/** @returns the browser's command line for one window */
export function windowArguments(address: string): string[] {
  return [
    // Chromium refuses to start with its sandbox as root, which only happens in containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${PROFILE}`,
    '--no-first-run',
    '--no-default-browser-check',
    `--app=${address}`,
  ]
}
