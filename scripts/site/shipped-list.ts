/** The packages a build ships: written by the bundler, read and removed by the notices. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Its name in the built site, until the notices have been made of it. */
export const SHIPPED = 'shipped-packages.json'

/**
 * @param folder a site just built
 * @returns folders of packages, below the project's
 * @throws {Error} if the build left no list
 */
export function takeShippedList(folder: string): string[] {
  const file = join(folder, SHIPPED)
  const list = JSON.parse(readFileSync(file, 'utf8')) as string[]
  rmSync(file)
  return list
}
