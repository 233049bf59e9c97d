import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { browserLaunch } from './scripts/setup/browser.mjs'
import { verificationPlatform } from './scripts/verification-platform.ts'
import { sigstoreRoots } from './scripts/vite/sigstore-roots.ts'
import { tiledLog } from './scripts/vite/tiled-log.ts'
import { SPEAKER_VARIABLE } from './scripts/talks/speaker.ts'
import { studyChapters } from './scripts/vite/study-chapters.ts'
import { studyReading } from './scripts/vite/study-reading.ts'
import { talkFacts } from './scripts/vite/talk-facts.ts'
import { WHOLE } from './talks/index.ts'
import { keepCompiled } from './test/support/compile-cache.ts'
import { serveFiles } from './test/support/serve-files.ts'
import { serveSamples } from './test/support/serve-samples.ts'

keepCompiled()
// Whoever has a speaker.yaml tests the deck as the repository has it.
process.env[SPEAKER_VARIABLE] = ''

const hooks = fileURLToPath(new URL('./scripts/playground/browser-platform.ts', import.meta.url))
/** A component is tested by itself, not as one of the deck's slides: they belong to no chapter. */
const noChapters = () => []

const slidevClient = fileURLToPath(new URL('./test/support/slidev-client.ts', import.meta.url))

/** Milliseconds. A test that hangs fails all the same; a shared machine must not fail one that works. */
const SLOW_MACHINE = 60_000
/** What is waited for, a key made or a demo's answer, comes when the machine gets to it. */
const expectLater = { poll: { timeout: SLOW_MACHINE / 2 } }

export default defineConfig({
  test: {
    // One worker fewer than there are cores would leave a two-core machine with one.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: SLOW_MACHINE,
          hookTimeout: SLOW_MACHINE,
          expect: expectLater,
          // The playground is pure, so its tests may share a process: modules are read and warmed up once.
          isolate: false,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/scripts/**', 'test/e2e/**', 'test/engines/**'],
          execArgv: ['--import', hooks],
        },
      },
      {
        // They start processes and servers: apart, so that the unit tests stay quick for the hand.
        test: {
          name: 'scripts',
          testTimeout: SLOW_MACHINE,
          hookTimeout: SLOW_MACHINE,
          expect: expectLater,
          environment: 'node',
          include: ['test/scripts/**/*.test.ts'],
          execArgv: ['--import', hooks],
        },
      },
      {
        plugins: [
          vue(),
          verificationPlatform(),
          serveFiles(),
          serveSamples(),
          studyChapters(noChapters),
          studyReading(noChapters),
          sigstoreRoots(),
          tiledLog(),
          talkFacts(WHOLE, undefined),
        ],
        resolve: { alias: { '@slidev/client': slidevClient } },
        // A cold cache must not find them one by one and reload in the middle of a test.
        optimizeDeps: { include: ['vitest-browser-vue', 'vue', '@slidev/parser/utils'] },
        test: {
          name: 'browser',
          testTimeout: SLOW_MACHINE,
          hookTimeout: SLOW_MACHINE,
          expect: expectLater,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/**/*.node.test.ts',
            'test/scripts/**',
            'test/e2e/**',
            'test/engines/**',
            // Many tries of the same code: once, in Node, is enough.
            'test/**/fuzz*.test.ts',
            'test/**/garbage.test.ts',
            'test/openpgp/hostile-keys.test.ts',
            'test/openpgp/{buried,describe,rnp}.test.ts',
            'test/attacks/sigstore.test.ts',
            'test/world/cosign-*.test.ts',
            // Played in the built deck by test/e2e/missions.spec.ts.
            'test/missions/**',
          ],
          setupFiles: ['./test/support/browser-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: browserLaunch(),
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
