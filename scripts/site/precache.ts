/** Makes the service worker that knows every file of the finished site. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FIRST, folderOf, LANGUAGE, LANGUAGES } from '../lib/edition.ts'
import { bundleScript } from './bundle-script.ts'
import { packageFolder } from './packages.ts'

export interface PrecacheFile {
  /** Relative to the site. */
  readonly url: string
  /** Changes with the file. */
  readonly revision: string
  /** The worker keeps a file only if it is this one: never half of the old version and half of the new. */
  readonly integrity: string
}

const WORKER = fileURLToPath(new URL('service-worker.ts', import.meta.url))
/** Stands for the list, which is known last. */
const FILES = '__SHOMEI_FILES__'
/** What the worker answers with for any page of the deck: the one that waits for nothing but the scripts. */
const PAGE = '404.html'
/** The editions that stand below this one. */
const OTHERS = LANGUAGES.map(folderOf).filter((folder) => folder !== '' && LANGUAGE === FIRST)

/**
 * What the worker keeps; the rest is a copy of the index for one address, or is only for other sites to look at.
 *
 * @param file relative to the site, with forward slashes
 */
export function isKept(file: string): boolean {
  if (OTHERS.some((folder) => file.startsWith(folder))) return false
  if (file === PAGE || file === 'notices.html' || file === 'study.html') return true
  return !/\.html$|^sw\.js$|^og-image\.png$|^_(?:headers|redirects)$|^\.nojekyll$|^\.speaker$|-wght-normal-[^/]*\.woff2$/.test(
    file,
  )
}

/** @returns what the worker keeps of the site in a folder, in the order of names */
export function precacheList(folder: string): PrecacheFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => isKept(file) && statSync(join(folder, file)).isFile())
    .sort()
    .map((file) => {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest()
      return {
        url: file,
        revision: hash.toString('hex').slice(0, 16),
        integrity: `sha256-${hash.toString('base64')}`,
      }
    })
}

export interface WorkerBundle {
  readonly code: string
  /** Folders of the packages in it, below the project's. */
  readonly packages: readonly string[]
}

/** The worker, still without its list of files. */
export async function bundleServiceWorker(): Promise<WorkerBundle> {
  const chunk = await bundleScript({
    input: WORKER,
    fileName: 'sw.js',
    define: {
      FILES,
      PAGE: JSON.stringify(PAGE),
      OTHERS: JSON.stringify(OTHERS),
      'process.env.NODE_ENV': '"production"',
    },
  })
  const packages = new Set(chunk.moduleIds.map(packageFolder).filter((folder) => folder !== undefined))
  return { code: chunk.code, packages: [...packages] }
}

/** Writes `sw.js` into a finished site; to be called last. */
export function writeServiceWorker(folder: string, { code }: WorkerBundle): void {
  const files = JSON.stringify(precacheList(folder))
  writeFileSync(
    join(folder, 'sw.js'),
    code.replace(FILES, () => files),
  )
}
