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
    const written = plain(path)
    return written.startsWith(within) && written !== within ? written.slice(within.length) : written
  }
}
