/** Builds what a bench opens in the browser, as the deck is built. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { ROOT } from '../lib/paths.ts'
import { verificationPlatform } from '../verification-platform.ts'

export interface BundleOptions {
  /** Where the files go; absent: nowhere. */
  readonly folder?: string
  readonly alias?: Record<string, string>
}

/**
 * A page of `folder` that runs `input`.
 *
 * @param body what the page holds beside it, as HTML
 */
export async function buildBenchPage(
  input: string,
  folder: string,
  { alias = {}, body = '' }: { readonly alias?: Record<string, string>; readonly body?: string } = {},
): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const chunks = await bundle(input, { folder, alias })
  const script = chunks.find((chunk) => chunk.isEntry)?.fileName
  const html = `<!doctype html><link rel="icon" href="data:,">${body}<script type="module" src="/${script}"></script>`
  await writeFile(join(folder, 'index.html'), html)
}

/** @returns the chunks of `input`; those of the workers that it starts are only written. */
export async function bundle(
  input: string,
  { folder, alias = {} }: BundleOptions = {},
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
