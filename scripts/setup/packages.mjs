/** Are the packages of the lock file installed, and if not, install them. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCli } from './npm.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean, os?: string | string[], cpu?: string | string[] }} Locked
 * @typedef {Record<string, Locked>} Packages by their place below the root, such as `node_modules/vue`
 */

/**
 * npm writes `node_modules/.package-lock.json` as the last act of a finished installation: it says what is there.
 *
 * @param {string} root the project's folder
 * @returns {boolean} whether everything that `package-lock.json` wants is installed, in exactly that version
 * @throws {Error} if there is no lock file
 */
export function packagesInstalled(root) {
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (present === undefined) return false
  return Object.entries(wanted(root)).every(([place, { version, integrity, optional }]) => {
    const found = present[place]
    if (found === undefined) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

/**
 * `npm ci` with nothing of its chatter; the whole output goes to `.cache/setup.log`.
 *
 * @param {string} root the project's folder
 * @param {import('./terminal.mjs').Progress} progress
 * @returns {Promise<string>} how many packages there are now
 * @throws {Error} one sentence: npm is missing, or why it failed
 */
export async function installPackages(root, progress) {
  const cli = npmCli()
  if (cli === undefined)
    throw new Error('npm was not found on PATH; install Node.js 20 or newer together with npm 10 or newer.')
  const places = Object.entries(wanted(root))
    .filter(([, { optional }]) => optional !== true)
    .map(([place]) => place)
  const arrived = () => places.filter((place) => existsSync(join(root, place, 'package.json'))).length
  let ended = false
  const look = setInterval(() => !ended && progress((0.9 * arrived()) / places.length), 1000)
  // npm puts node_modules/.bin first on PATH, and that Node is about to be deleted: run npm on the one it came with.
  const node = process.env.npm_node_execpath ?? process.execPath
  const args = [
    cli,
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]
  const { code, output } = await capture(node, args, root)
  ended = true
  clearInterval(look)
  if (code !== 0) {
    const log = join('.cache', 'setup.log')
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(join(root, log), output)
    throw new Error(`npm could not install the packages (${reason(output, code)}); its output is in ${log}.`)
  }
  return `${arrived()} packages`
}

/**
 * The lock file's packages that belong on a machine, this one unless told otherwise.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string }} [machine] as `process` names them
 * @returns {Packages}
 * @throws {Error} if there is no lock file
 */
export function wanted(root, machine = process) {
  const packages = readPackages(join(root, 'package-lock.json'))
  if (packages === undefined)
    throw new Error('package-lock.json is missing or cannot be read; restore it with git.')
  return Object.fromEntries(
    Object.entries(packages).filter(
      ([place, { link, os, cpu }]) =>
        place !== '' && link !== true && fits(os, machine.platform) && fits(cpu, machine.arch),
    ),
  )
}

/**
 * @param {string | string[] | undefined} field npm's `os` or `cpu`, as the package has it: a name or several
 * @param {string} here
 */
function fits(field, here) {
  if (field === undefined) return true
  const list = [field].flat()
  if (list.includes(`!${here}`)) return false
  return list.includes(here) || list.every((entry) => entry.startsWith('!'))
}

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * @param {string} output
 * @param {number | null} code
 */
function reason(output, code) {
  const said = output
    .split('\n')
    .filter((line) => line.startsWith('npm error ') && !/A complete log|^npm error\s*$/.test(line))
    .map((line) => line.slice('npm error '.length).trim())
  const [first, second] = said
  if (first === undefined) return `exit code ${code}`
  return second === undefined || !first.startsWith('code ')
    ? first
    : `${first.slice('code '.length)}: ${second}`
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number | null, output: string }>} never rejects: a command that cannot start has code 127
 */
export function capture(command, args, cwd, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8'))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
