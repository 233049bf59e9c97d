import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const platform = (file: string) => fileURLToPath(new URL(`../playground/platform/${file}`, import.meta.url))

/**
 * Lets Vite build `@sigstore/verify` for the browser: the two Node modules it requires are ours.
 * `globalThis.Buffer` is set apart, by platform/install.ts, in the Worker only.
 */
export function sigstorePlatform(): Plugin {
  return {
    name: 'shomei:sigstore-platform',
    config: () => ({
      resolve: {
        alias: [
          { find: /^(node:)?crypto$/, replacement: platform('crypto.ts') },
          { find: /^(node:)?util$/, replacement: platform('util.ts') },
        ],
      },
    }),
  }
}
