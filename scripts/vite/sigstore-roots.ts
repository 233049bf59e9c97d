import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { ROOT } from '../lib/paths.ts'

const RESOLVED = '\0virtual:sigstore-roots'
const PACKAGE = join(ROOT, 'node_modules/@sigstore/tuf')

/**
 * The module `virtual:sigstore-roots`: the roots of trust that the installed `@sigstore/tuf` begins with, and its
 * version. What else it ships stays out of the page.
 */
export function sigstoreRoots(): Plugin {
  return {
    name: 'shomei:sigstore-roots',
    resolveId: { filter: { id: /^virtual:sigstore-roots$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:sigstore-roots$/ },
      handler() {
        const seeds = JSON.parse(readFileSync(join(PACKAGE, 'seeds.json'), 'utf8')) as Readonly<
          Record<string, { readonly 'root.json': string }>
        >
        const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
          version: string
        }
        const roots = Object.entries(seeds).map(([repository, seed]) => [
          repository,
          { 'root.json': seed['root.json'] },
        ])
        return `export const version = ${JSON.stringify(version)}
export const seeds = ${JSON.stringify(Object.fromEntries(roots))}`
      },
    },
  }
}
