import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { keepCompiled } from './test/support/compile-cache.ts'

keepCompiled()

const hooks = fileURLToPath(new URL('./scripts/playground/browser-platform.ts', import.meta.url))
/** Milliseconds. A journey that hangs fails all the same; a shared machine must not fail one that works. */
const LONGEST = 300_000

/** Apart from all other tests: browsers that not every machine has. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'engines',
          testTimeout: LONGEST,
          hookTimeout: LONGEST,
          environment: 'node',
          include: ['test/engines/**/*.test.ts'],
          execArgv: ['--import', hooks],
        },
      },
    ],
  },
})
