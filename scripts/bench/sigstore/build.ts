/** Builds what the bench opens in the browser, as the deck is built, and weighs what the deck's worker loads. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { CACHE, ROOT } from '../../lib/paths.ts'
import { verificationPlatform } from '../../verification-platform.ts'

const HERE = join(ROOT, 'scripts', 'bench', 'sigstore')

/**
 * @param peer entry file of sigstore-browser, `undefined` if it is not there
 * @returns the folder to serve
 */
export async function buildPage(peer: string | undefined): Promise<string> {
  const folder = join(CACHE, 'bench', 'sigstore')
  const alias = { 'peer:sigstore-browser': peer ?? join(HERE, 'no-peer.ts') }
  await rm(folder, { recursive: true, force: true })
  const chunks = await bundle(join(HERE, 'page.ts'), { folder, alias })
  const script = chunks.find((chunk) => chunk.isEntry)?.fileName
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><script type="module" src="/${script}"></script>`,
  )
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

async function bundle(
  input: string,
  { folder, alias = {} }: { readonly folder?: string; readonly alias?: Record<string, string> } = {},
): Promise<Rolldown.OutputChunk[]> {
  const plugins = () => [verificationPlatform()]
  const built = (await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    plugins: plugins(),
    resolve: { alias },
    worker: { format: 'es', plugins },
    build: {
      write: folder !== undefined,
      ...(folder && { outDir: folder }),
      assetsDir: '',
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: { input, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput
  return built.output.filter((one) => one.type === 'chunk')
}
