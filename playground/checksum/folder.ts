/** The folder that the names of a list begin in, where it is known: there a file is at one place, however it is written. */
import { plain } from './match.ts'

/** How a path, of a file or listed, is written to be compared with others. */
export type Locate = (path: string) => string

/**
 * @param folder absolute, and really there under that name; `undefined` where it is not known
 * @returns what takes a path to {@link plain} and, where it lies in the folder, begins it there
 * @example locator('/home/me')('/home/me/dir//a.jar') // 'dir/a.jar'
 */
export function locator(folder: string | undefined): Locate {
  if (folder === undefined) return plain
  const within = `${plain(folder)}/`.replace(/\/+$/, '/')
  return (path) => {
    const written = fromRoot(plain(path), within)
    return written.startsWith(within) && written !== within ? written.slice(within.length) : written
  }
}

/** Only what begins with `..`: behind another part it leads where a link, if that is one, has led. */
function fromRoot(path: string, folder: string): string {
  const [up, rest] = upOf(path.split('/'))
  if (up === 0 || rest.includes('..')) return path
  const above = folder.split('/').slice(1, -1)
  return `/${[...above.slice(0, Math.max(0, above.length - up)), ...rest].join('/')}`
}

/** How many `..` a path begins with, and what is behind them. */
function upOf(parts: readonly string[]): readonly [number, readonly string[]] {
  const first = parts.findIndex((part) => part !== '..')
  const up = first < 0 ? parts.length : first
  return [up, parts.slice(up)]
}

/**
 * Where a name with `..` in it leads to, if the folders that it leaves and enters again are the same.
 *
 * @param located by a {@link Locate}
 * @returns `undefined` where there is no `..`, or it enters none that it left
 */
export function ledBack(located: string): string | undefined {
  const parts = located.split('/')
  if (!parts.includes('..')) return undefined
  const left: string[] = []
  for (const part of parts) {
    if (part === '..' && left.length > 0 && left.at(-1) !== '..') left.pop()
    else left.push(part)
  }
  const [up, rest] = upOf(left)
  return rest.length > up ? rest.slice(up).join('/') : undefined
}
