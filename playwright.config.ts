import { defineConfig } from '@playwright/test'
import { browserLaunch } from './scripts/setup/browser.mjs'
import { SITE_PORT, SITE_URL } from './test/e2e/site.ts'

const { executablePath, args } = browserLaunch()

/** The built deck, in a browser whose every way out but loopback is shut. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e/results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: SITE_URL,
    viewport: { width: 980, height: 551 },
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    },
  },
  webServer: {
    command: 'node test/e2e/serve.ts',
    port: SITE_PORT,
    reuseExistingServer: false,
    timeout: 60_000,
  },
})
