/**
 * `node scripts/setup/main.mjs [--browser]`: makes a fresh clone ready, and does nothing where it already is.
 * Plain JavaScript on Node's built-ins alone, because it runs before anything is installed, on whatever Node there is.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'
import { getBrowser } from './get-browser.mjs'
import { installPackages, packagesInstalled } from './packages.mjs'
import { steps } from './terminal.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
// Not on stdout: that belongs to the command that comes after.
const step = steps(process.stderr)

try {
  await main(process.argv.includes('--browser'))
} catch (error) {
  process.stderr.write(`Set-up stopped: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** @param {boolean} withBrowser */
async function main(withBrowser) {
  atLeast('Node.js', process.versions.node, 20)
  const npm = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1]
  if (npm !== undefined) atLeast('npm', npm, 10)
  if (!packagesInstalled(root)) {
    await step('Installing packages', (progress) => installPackages(root, progress))
    nodeRuns()
  }
  if (withBrowser && findBrowser() === undefined) await step('Getting a browser', () => getBrowser(root))
}

/**
 * @param {string} name
 * @param {string} version
 * @param {number} least the oldest major version that will do
 */
function atLeast(name, version, least) {
  if (Number.parseInt(version, 10) < least)
    throw new Error(`${name} ${version} is too old; install ${least} or newer.`)
}

/**
 * What comes next runs on the Node among our packages: one for each platform, from the lock file, none of them with an
 * install script. Where there is none for this machine, it runs on the machine's own.
 */
function nodeRuns() {
  const isWindows = process.platform === 'win32'
  const bin = join(root, 'node_modules', '.bin', isWindows ? 'node.cmd' : 'node')
  const isThere = existsSync(bin)
  if (isThere && spawnSync(`"${bin}"`, ['--version'], { shell: true }).status === 0) return
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (!isThere && (major > 22 || (major === 22 && minor >= 18))) return
  throw new Error(
    isThere
      ? `the Node.js among our packages does not run here; install Node.js 22.18 or newer yourself, and delete ${bin}.`
      : `there is no Node.js for ${process.platform} ${process.arch} among our packages; install 22.18 or newer yourself.`,
  )
}
