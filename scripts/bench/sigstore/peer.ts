/** Fetches the peer for the bench alone: it is no dependency of ours. */
import { join } from 'node:path'
import { installLocked } from '../../lib/locked-packages.ts'
import { CACHE } from '../../lib/paths.ts'

const FOLDER = join(CACHE, 'bench', 'sigstore-browser')
const ENTRY = 'node_modules/@freedomofpress/sigstore-browser/dist/index.js'

/**
 * The peer asks for a TUF client that is only needed to fetch a trusted root, which the bench hands over itself; the
 * version it asks for cannot be had everywhere, so an empty package stands in.
 */
const LOCKED = { from: join(import.meta.dirname, 'peer'), into: FOLDER, entry: ENTRY, timeout: 120_000 }

/** @returns the peer's entry file, `undefined` if it could not be installed */
export async function installPeer(): Promise<string | undefined> {
  const why = await installLocked(LOCKED)
  if (why === undefined) return join(FOLDER, ENTRY)
  process.stderr.write(`sigstore-browser could not be installed; its rows stay empty.\n${why}\n`)
  return undefined
}
