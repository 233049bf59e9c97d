/** Gets a browser where none was found: Playwright's download, then the distribution's package. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { capture } from './packages.mjs'

/**
 * @param {string} root the project's folder, with its packages installed
 * @returns {Promise<string>} the path of a browser that runs
 * @throws {Error} one sentence that says what to do
 */
export async function getBrowser(root) {
  for (const attempt of [downloadPlaywrights, installPlaywrightsLibraries, installDebians]) {
    await attempt(root)
    const path = findBrowser()
    if (path !== undefined) return path
  }
  throw new Error(
    'No Chrome or Chromium was found and none could be installed; install one (on Debian: apt-get install chromium) or set CHROME_PATH to the program.',
  )
}

/** @param {string} root */
async function downloadPlaywrights(root) {
  await playwright(root, ['install', 'chromium', '--no-shell'])
}

/** @param {string} root */
async function installPlaywrightsLibraries(root) {
  if (process.platform === 'linux' && (await administrator(root)) === 'root')
    await playwright(root, ['install-deps', 'chromium'])
}

/** @param {string} root */
async function installDebians(root) {
  if (!existsSync('/usr/bin/apt-get')) return
  const who = await administrator(root)
  if (who === undefined) return
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]
    if (who === 'sudo') command.unshift('sudo', '-n')
    return capture(command[0] ?? '', command.slice(1), root)
  }
  await apt('update')
  // Where the package is only a pointer to a snap, it brings no program that could be started here.
  const { output } = await capture('apt-cache', ['show', 'chromium'], root)
  if (/^Version: .*snap/m.test(output)) return
  await apt('install', '-y', '--no-install-recommends', 'chromium')
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function playwright(root, args) {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
  return capture(process.execPath, [cli, ...args], root, env)
}

/**
 * @param {string} root
 * @returns {Promise<'root' | 'sudo' | undefined>} how packages of the system could be installed without a question
 */
async function administrator(root) {
  if (process.getuid?.() === 0) return 'root'
  return (await capture('sudo', ['-n', 'true'], root)).code === 0 ? 'sudo' : undefined
}
