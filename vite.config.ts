import { defineConfig } from 'vite'
import { conditions } from './scripts/lib/vite-conditions.ts'
import { verificationPlatform } from './scripts/verification-platform.ts'

/** Slidev brings its own configuration; this is what the verifications add to it. */
export default defineConfig({
  plugins: [verificationPlatform()],
  resolve: { conditions },
  worker: {
    format: 'es',
    // One file each: Firefox asks `worker-src` for what a worker's module imports, which allows no script of the network.
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
