import { defineConfig } from 'vite'
import { verificationPlatform } from './scripts/verification-platform.ts'

/** Slidev brings its own configuration; this is what the verifications add to it. */
export default defineConfig({
  plugins: [verificationPlatform()],
  worker: { format: 'es' },
  optimizeDeps: {
    // Found late, behind a Worker, they would make the dev server reload the page in the middle of a talk.
    include: [
      '@noble/curves/ed25519.js',
      '@noble/curves/nist.js',
      '@noble/hashes/legacy.js',
      '@noble/hashes/sha2.js',
      '@noble/hashes/sha3.js',
      '@sigstore/bundle',
      '@sigstore/core',
      '@sigstore/protobuf-specs',
      '@sigstore/verify',
      '@sigstore/verify > @sigstore/protobuf-specs/rekor/v2',
      'comlink',
      'hash-wasm',
      'openpgp/lightweight',
    ],
  },
})
