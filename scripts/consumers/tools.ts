/** Other people's tools, fetched for these tests alone, in exact versions. */
import { join } from 'node:path'
import { installLocked } from '../lib/locked-packages.ts'
import { CACHE, ROOT } from '../lib/paths.ts'

export const TOOLS = join(CACHE, 'consumers')

/** @throws {Error} if npm could not get them */
export async function installTools(): Promise<void> {
  const why = await installLocked({
    from: join(ROOT, 'test', 'consumers', 'tools'),
    into: TOOLS,
    entry: 'node_modules/webpack/package.json',
    timeout: 600_000,
  })
  if (why !== undefined) throw new Error(`The consumers' tools could not be installed.\n${why}`)
}
