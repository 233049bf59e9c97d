/** Gets a browser where none was found: Playwright's download, then the distribution's package. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { capture } from './packages.mjs'

/**
 * Nothing is installed on the system but by root: whoever is somebody else is told what to run.
 *
 * @param {string} root the project's folder, with its packages installed
 * @param {object} [means] what the tests take away
 * @param {typeof capture} [means.run]
 * @param {typeof findBrowser} [means.find]
 * @param {boolean} [means.isRoot]
 * @returns {Promise<string>} the path of a browser that runs
 * @throws {Error} one sentence that says what to do
 */
export async function getBrowser(root, means = {}) {
  const { run = capture, find = findBrowser, isRoot = process.getuid?.() === 0 } = means
  const playwright = (/** @type {string[]} */ ...args) => {
    const cli = join(root, 'node_modules', 'playwright', 'cli.js')
    const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
    return run(process.execPath, [cli, ...args], root, env)
  }
  await playwright('install', 'chromium', '--no-shell')
  const downloaded = find()
  if (downloaded !== undefined) return downloaded
  const onLinux = process.platform === 'linux'
  if (isRoot && onLinux) {
    await playwright('install-deps', 'chromium')
    const path = find() ?? (await installDebians(root, run, find))
    if (path !== undefined) return path
  }
  const command = existsSync(APT) ? 'sudo apt-get install chromium' : undefined
  throw new Error(
    !isRoot && command !== undefined
      ? `No Chrome or Chromium was found, and none could be installed without asking for root's rights; run "${command}", or set CHROME_PATH to the program.`
      : 'No Chrome or Chromium was found and none could be installed; install one (on Debian: apt-get install chromium) or set CHROME_PATH to the program.',
  )
}

const APT = '/usr/bin/apt-get'

/**
 * @param {string} root
 * @param {typeof capture} run
 * @param {typeof findBrowser} find
 */
async function installDebians(root, run, find) {
  if (!existsSync(APT)) return undefined
  const apt = (/** @type {string[]} */ ...args) =>
    run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args], root)
  await apt('update')
  // Where the package is only a pointer to a snap, it brings no program that could be started here.
  const { output } = await run('apt-cache', ['show', 'chromium'], root)
  if (/^Version: .*snap/m.test(output)) return undefined
  await apt('install', '-y', '--no-install-recommends', 'chromium')
  return find()
}
