/** Where the other two browsers are, and how to get them. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type EngineName = 'chromium' | 'firefox' | 'webkit'

export interface Missing {
  /** One sentence: what is not here, and how to get it. */
  readonly why: string
}

export interface WebkitPrograms {
  readonly driver: string
  readonly browser: string
  /** An X server without a screen. */
  readonly display: string
}

/** @returns the program, `FIREFOX_PATH` first */
export function findFirefox(): string | Missing {
  const chosen = process.env.FIREFOX_PATH
  const found = chosen ? (existsSync(chosen) ? chosen : undefined) : onPath('firefox-esr', 'firefox')
  return (
    found ??
    missing(
      chosen ? `FIREFOX_PATH is ${chosen}, where there is no program` : 'no Firefox is on this machine',
      'apt-get install firefox-esr',
    )
  )
}

export function findWebkit(): WebkitPrograms | Missing {
  const [driver, display] = [onPath('WebKitWebDriver'), onPath('Xvfb')]
  const browser = miniBrowser()
  if (!driver || !browser)
    return missing(
      'WebKitGTK with its driver is not on this machine',
      'apt-get install webkit2gtk-driver xvfb',
    )
  if (!display)
    return missing('WebKitGTK needs a display, and no Xvfb is on this machine', 'apt-get install xvfb')
  return { driver, browser, display }
}

/** Outside of the PATH, below the libraries of the machine's kind. */
function miniBrowser(): string | undefined {
  const kinds = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '.']
  return kinds
    .flatMap((kind) => ['4.1', '4.0'].map((api) => `/usr/lib/${kind}/webkit2gtk-${api}/MiniBrowser`))
    .concat('/usr/libexec/webkit2gtk-4.1/MiniBrowser')
    .find((path) => existsSync(path))
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

const missing = (what: string, how: string): Missing => ({ why: `${what} (on Debian: ${how})` })
