import { ESLint } from 'eslint'
import { beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const PATHS = 'import-x/no-restricted-paths'

/** Loading the configuration on a busy machine, milliseconds. */
const STARTING = 60_000

// One for all: its first file loads the configuration, which costs more than every test here.
const eslint = new ESLint({ cwd: ROOT })
beforeAll(() => eslint.lintText('', { filePath: `${ROOT}playground/x.ts` }), STARTING)

/** The rules that complain about `code` if it stood at `path`. */
async function complaints(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: `${ROOT}${path}` })
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))]
}

const vue = (code: string) =>
  `<script setup lang="ts">\n${code}\n</script>\n\n<template>\n  <p>-</p>\n</template>`

test.each([
  ['playground/x.ts', "import '../components/demos/explain.ts'"],
  ['playground/x.ts', "import '../components/report/CheckList.vue'"],
  ['playground/checksum/x.ts', "import '../../workers/job.ts'"],
  ['playground/checksum/x.ts', "import '#words'"],
  ['playground/checksum/x.ts', "import '../../scripts/lib/paths.ts'"],
  ['playground/world/x.ts', "import '../../test/support/files.ts'"],
  ['playground/x.ts', "export { edition } from '#words'"],
  ['playground/x.ts', "export const later = () => import('../workers/job.ts')"],
  ['playground/x.ts', "import type { Job } from '../workers/job.ts'\nexport type Mine = Job"],
  ['playground/checksum/x.ts', "import '../world/index.ts'"],
  ['playground/openpgp/x.ts', "import '../world/index.ts'"],
  ['playground/sigstore/checks/x.ts', "import '../../world/index.ts'"],
  ['playground/openpgp/x.ts', "import '../sigstore/index.ts'"],
  ['playground/openpgp/x.ts', "import '../missions/index.ts'"],
  ['playground/attacks/x.ts', "import '../missions/index.ts'"],
  ['playground/sigstore/x.ts', "import '../checksum/index.ts'"],
  ['playground/checksum/x.ts', "import '../openpgp/index.ts'"],
  ['playground/platform/x.ts', "import '../report.ts'"],
  ['playground/platform/x.ts', "import '../sigstore/index.ts'"],
  ['workers/x.ts', "import '../components/demos/explain.ts'"],
  ['workers/x.ts', "import '#words'"],
  ['components/report/x.ts', "import '../../scripts/lib/paths.ts'"],
  ['components/report/x.vue', vue("import '../../scripts/lib/paths.ts'")],
  ['components/demos/x.vue', vue("import '../../test/support/files.ts'")],
])('in %s the linter refuses: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([PATHS])
})

test.each([
  ['no-restricted-globals', "export const a = fetch('/')"],
  ['no-restricted-globals', "export const a = globalThis.fetch('/')"],
  ['no-restricted-globals', 'export const a = document.title'],
  ['no-restricted-globals', 'export const a = process.env.HOME'],
  ['no-restricted-globals', 'export const a = performance.now()'],
  ['no-restricted-globals', 'export const a = crypto.randomUUID()'],
  ['no-restricted-properties', 'export const a = Date.now()'],
  ['no-restricted-properties', 'export const a = Math.random()'],
  ['no-restricted-syntax', 'export const a = new Date()'],
  ['no-restricted-syntax', 'export const a = Date()'],
  ['no-restricted-imports', "import 'node:fs'"],
  ['no-restricted-imports', "import 'node:fs/promises'"],
  ['no-restricted-imports', "import 'fs'"],
  ['no-restricted-imports', "import 'vue'"],
  ['no-restricted-imports', "import '@slidev/client'"],
])('in the playground %s refuses: %s', async (rule, code) => {
  expect(await complaints('playground/sigstore/x.ts', code)).toEqual([rule])
})

test.each([
  ['playground/world/x.ts', "import '../sigstore/index.ts'"],
  ['playground/missions/x.ts', "import '../attacks/openpgp.ts'\nimport '../checksum/index.ts'"],
  ['playground/sigstore/x.ts', "import '../report.ts'\nimport '../bytes.ts'\nimport '../platform/hash.ts'"],
  ['playground/platform/x.ts', "import '../bytes.ts'\nimport './hash.ts'"],
  ['playground/openpgp/x.ts', 'export const a = new Date(0)'],
  ['workers/x.ts', "import '../playground/checksum/index.ts'"],
  [
    'components/demos/x.vue',
    vue("import '../../workers/job.ts'\nimport '../../playground/report.ts'\nimport '#words'"),
  ],
  ['components/demos/x.ts', "export const a = fetch('/')\nexport const b = Date.now()"],
  ['scripts/playground/x.ts', "import 'node:fs'\nimport '../../playground/checksum/index.ts'"],
])('in %s the linter allows: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([])
})

// One language a build, and nobody but the door knows which.
test.each([
  ['components/report/x.ts', "import { edition } from '../../locales/ja/index.ts'\nexport const a = edition"],
  ['components/report/x.ts', "import { words } from '../../locales/en/drops.ts'\nexport const a = words"],
  ['scripts/site/x.ts', "import { site } from '../../locales/ja/site.ts'\nexport const a = site"],
  [
    'test/missions/x.ts',
    "import { missions } from '../../locales/ja/missions.ts'\nexport const a = missions",
  ],
])('in %s the linter refuses a language by name: %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual(['no-restricted-imports'])
})

// A test waits for what it waits for, never for a time.
test.each([
  ['test/e2e/x.spec.ts', 'await page.waitForTimeout(500)'],
  ['test/e2e/x.spec.ts', 'await other.page.waitForTimeout(soon)'],
  ['test/x.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 50))'],
  ['test/x.test.ts', 'await new Promise((resolve) => globalThis.setTimeout(resolve, SOON))'],
  ['test/support/x.ts', 'setInterval(look, 10)'],
])('in %s the linter refuses to wait by %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual(['no-restricted-syntax'])
})

test.each(['timers/promises', 'node:timers/promises'])('no test sleeps by %s', async (module) => {
  const code = `import { setTimeout } from '${module}'\nawait setTimeout()`
  expect(await complaints('test/x.test.ts', code)).toEqual(['no-restricted-imports'])
})

test.each([
  ['test/e2e/x.spec.ts', 'test.setTimeout(60_000)'],
  ['test/e2e/x.spec.ts', 'await expect(page).toHaveURL(/x/, { timeout: 3_000 })'],
  // The next turn of the event loop, which no machine is too slow for.
  ['test/x.test.ts', 'await new Promise((resolve) => setTimeout(resolve))'],
  ['scripts/x.ts', 'setTimeout(stop, 50)'],
])('in %s the linter lets one wait by %s', async (path, code) => {
  expect(await complaints(path, code)).toEqual([])
})
