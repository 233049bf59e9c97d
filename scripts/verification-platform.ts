import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const platform = (file: string) => fileURLToPath(new URL(`../playground/platform/${file}`, import.meta.url))

/** Found late, behind a Worker, they would make the dev server reload the page in the middle of a talk, or of a test. */
const LATE = [
  '@noble/ciphers/salsa.js',
  '@noble/curves/ed25519.js',
  '@noble/curves/nist.js',
  '@noble/hashes/blake2.js',
  '@noble/hashes/blake3.js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/legacy.js',
  '@noble/hashes/scrypt.js',
  '@noble/hashes/sha2.js',
  '@noble/hashes/sha3.js',
  '@sigstore/bundle',
  '@sigstore/core',
  '@sigstore/protobuf-specs',
  '@sigstore/verify',
  '@tufjs/models',
  'comlink',
  'hash-wasm',
  'openpgp/lightweight',
]

/**
 * Lets Vite build the verifiers for the browser: the two Node modules that `@sigstore/*` and `@tufjs/models` require are ours, and
 * openpgp.js comes in its lightweight build, which Node cannot import (curves are loaded when a key needs them).
 * `globalThis.Buffer` is set apart, by platform/install.ts, in the Worker only.
 */
export function verificationPlatform(): Plugin {
  return {
    name: 'shomei:verification-platform',
    config: () => ({
      optimizeDeps: { include: LATE },
      resolve: {
        alias: [
          { find: /^(node:)?crypto$/, replacement: platform('crypto.ts') },
          { find: /^(node:)?util$/, replacement: platform('util.ts') },
          { find: /^openpgp$/, replacement: 'openpgp/lightweight' },
        ],
      },
    }),
  }
}
