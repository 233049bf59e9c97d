/** Which scripts and style sheets each slide's page loads one after the other, handed from the bundler to the pages' heads. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** In a build, until the heads are written. */
export const SLIDE_MODULES = 'slide-modules.json'

/** By a slide's number: the files of the build it needs beyond what every page has. */
export type SlideModules = Readonly<Record<string, readonly string[]>>

/** Reads the list out of a build, and takes it away. Vite leaves out a script of which nothing but a style sheet is left. */
export function takeSlideModules(folder: string): SlideModules {
  const file = join(folder, SLIDE_MODULES)
  const modules = JSON.parse(readFileSync(file, 'utf8')) as SlideModules
  rmSync(file)
  const isThere = (one: string) => existsSync(join(folder, one))
  return Object.fromEntries(Object.entries(modules).map(([no, files]) => [no, files.filter(isThere)]))
}
