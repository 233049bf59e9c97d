import { defineConfig } from '@playwright/test'
import { browserLaunch } from './scripts/setup/browser.mjs'
import { SPEAKER_VARIABLE } from './scripts/talks/speaker.ts'
import { ELSEWHERE, SITE_PORT, SITE_URL } from './test/e2e/site.ts'
import { keepCompiled } from './test/support/compile-cache.ts'

keepCompiled()
// As the build before it: see scripts/test/main.ts.
process.env[SPEAKER_VARIABLE] = ''

const { executablePath, args } = browserLaunch()

/** Names that mean this machine to the browser, as a published deck and one on a local network have them. */
const NAMES = Object.values(ELSEWHERE).map((name) => `MAP ${name} 127.0.0.1`)

/** The built deck, in a browser whose every way out but loopback is shut. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e/results',
  fullyParallel: true,
  workers: 2,
  // A test that hangs fails all the same; a shared machine must not fail one that works.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: SITE_URL,
    viewport: { width: 980, height: 551 },
    // Else a published site leads to its English edition (first-visit.spec.ts).
    locale: 'ja-JP',
    // Each test begins with nothing kept (begins.spec.ts); web-offline.spec.ts lets the service worker in.
    serviceWorkers: 'block',
    // The page of the test before, emptied: what the deck's code costs to compile is paid once a worker.
    reuseContext: true,
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        ...args,
        `--host-resolver-rules=${[...NAMES, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
      ],
    },
  },
  webServer: {
    command: 'node test/e2e/serve.ts',
    port: SITE_PORT,
    reuseExistingServer: false,
    timeout: 60_000,
  },
})
