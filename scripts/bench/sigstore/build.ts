/** Builds what the bench opens in the browser, as the deck is built, and weighs the deck's own worker. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
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
  await bundle(folder, join(HERE, 'page.ts'), alias)
  const [script] = (await readdir(folder)).filter((name) => /^page.*\.js$/.test(name))
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><script type="module" src="/${script}"></script>`,
  )
  return folder
}

/** @returns kilobytes (1000 bytes) of all JavaScript that the deck's Sigstore worker loads, after gzip */
export async function workerSize(): Promise<number> {
  const folder = join(CACHE, 'bench', 'sigstore-size')
  await bundle(folder, join(ROOT, 'workers', 'sigstore.worker.ts'))
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

async function bundle(folder: string, input: string, alias: Record<string, string> = {}): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const plugins = () => [verificationPlatform()]
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    plugins: plugins(),
    resolve: { alias },
    worker: { format: 'es', plugins },
    build: {
      outDir: folder,
      assetsDir: '',
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: { input, preserveEntrySignatures: 'allow-extension' },
    },
  })
}
