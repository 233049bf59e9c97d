import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** Talks in other lengths, each built for itself: minutes, so apart from `npm test`. */
const { webServer: _, ...shared } = base

export default defineConfig({
  ...shared,
  testDir: 'test/talks',
  outputDir: '.cache/talks/results',
  fullyParallel: false,
  // One builds at a time: a build has both cores.
  workers: 1,
  // A talk is served from a port that is free.
  use: { ...shared.use, baseURL: 'http://127.0.0.1:' },
})
