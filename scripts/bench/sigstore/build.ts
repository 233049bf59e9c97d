/** Builds what the bench opens in the browser, as the deck is built, and weighs what the deck's worker loads. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { CACHE, ROOT } from '../../lib/paths.ts'
import { buildBenchPage, bundle } from '../bundle.ts'

const HERE = join(ROOT, 'scripts', 'bench', 'sigstore')

/**
 * @param peer entry file of sigstore-browser, `undefined` if it is not there
 * @returns the folder to serve
 */
export async function buildPage(peer: string | undefined): Promise<string> {
  const folder = join(CACHE, 'bench', 'sigstore')
  const alias = { 'peer:sigstore-browser': peer ?? join(HERE, 'no-peer.ts') }
  await buildBenchPage(join(HERE, 'page.ts'), folder, { alias })
  return folder
}

/** Kilobytes of 1000 bytes after gzip. */
export interface Sizes {
  /** Verifier, platform and checks: what makes the report. */
  readonly verifier: number
  /** All that the deck's worker loads before it can answer; what it loads when asked for more is not in it. */
  readonly worker: number
}

export async function sizes(): Promise<Sizes> {
  return {
    verifier: weight(await bundle(join(HERE, 'verifier-only.ts'))),
    worker: weight(await bundle(join(ROOT, 'workers', 'sigstore.worker.ts'))),
  }
}

/** Of the entry and everything that it imports, or its imports do, without being asked. */
function weight(chunks: readonly Rolldown.OutputChunk[]): number {
  const entry = chunks.find((chunk) => chunk.isEntry)
  const loaded = new Set(entry ? [entry.fileName] : [])
  for (const name of loaded) {
    for (const next of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) loaded.add(next)
  }
  const bytes = chunks
    .filter(({ fileName }) => loaded.has(fileName))
    .map(({ code }) => gzipSync(code, { level: 9 }).length)
  return bytes.reduce((sum, size) => sum + size, 0) / 1000
}
