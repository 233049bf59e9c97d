/** Places of the project, as absolute paths. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTalk } from './talk.ts'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** What is built of the talk at work. */
export const DIST = join(ROOT, inTalk('dist'))
/** Git-ignored: caches, logs and the reports of the test runners. */
export const CACHE = join(ROOT, '.cache')

/**
 * The script behind a command-line tool, to be run by this very Node (a shim in `.bin` may find another one).
 *
 * @param name the package, such as `@slidev/cli`
 * @param command its command, where the package has several
 * @returns the path of the script
 * @throws {Error} if the package is not installed or has no such command
 */
export function tool(name: string, command?: string): string {
  const folder = join(ROOT, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const script = typeof bin === 'string' ? bin : bin?.[command ?? name]
  if (script === undefined) throw new Error(`tool: ${name} has no command ${command ?? name}`)
  return join(folder, script)
}
