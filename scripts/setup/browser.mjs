/** The one place that knows which browser the tests and the PDF use. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MEMORY = fileURLToPath(new URL('../../.cache/browser.json', import.meta.url))
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']

/**
 * A Chrome or Chromium that runs here: `CHROME_PATH`, then an installed one, then Playwright's own.
 *
 * @returns {string | undefined} its path, or undefined where there is none
 * @throws {Error} if CHROME_PATH is set to something that does not run
 */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH
  if (chosen !== undefined && chosen !== '') {
    if (!runs(chosen))
      throw new Error(`CHROME_PATH is ${chosen}, which does not run as a browser; correct it or unset it.`)
    return chosen
  }
  return installed().find(runs) ?? [playwrightsOwn()].find((path) => path !== undefined && runs(path))
}

/**
 * Launch options for Playwright, in vitest's browser mode too. The sandbox is off because it cannot start as root
 * or in most containers; nothing but our own pages is ever loaded.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 * @throws {Error} if CHROME_PATH is set to something that does not run
 */
export function browserLaunch() {
  const executablePath = findBrowser()
  const args = ['--no-sandbox']
  return executablePath === undefined ? { args } : { executablePath, args }
}

function installed() {
  const { env, platform } = process
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = NAMES.flatMap((name) => onPath.map((folder) => join(folder, name)))
  if (platform !== 'darwin') return found
  const apps = ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap((folder) =>
    ['Google Chrome', 'Chromium'].map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
  return [...apps, ...found]
}

/** @returns {string | undefined} */
function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return undefined
  }
}

/**
 * Some distributions install a script in the browser's place that only tells how to get one, so a file is not
 * enough. Asking costs up to two seconds: the answer is remembered until the file changes.
 *
 * @param {string} path
 */
function runs(path) {
  if (!existsSync(path)) return false
  // chrome.exe has no --version: it would open a window.
  if (process.platform === 'win32') return true
  const known = `${path} ${statSync(path).mtimeMs}`
  if (remembered() === known) return true
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  if (asked.status !== 0 || !/\d+\.\d+/.test(asked.stdout)) return false
  remember(known)
  return true
}

function remembered() {
  try {
    return JSON.parse(readFileSync(MEMORY, 'utf8')).browser
  } catch {
    return undefined
  }
}

/** @param {string} browser */
function remember(browser) {
  try {
    mkdirSync(join(MEMORY, '..'), { recursive: true })
    writeFileSync(MEMORY, `${JSON.stringify({ browser })}\n`)
  } catch {
    // Only the next start is slower.
  }
}
