/** A script that is run again in another language ends as the one that did the work: a signal is no verdict. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-again-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = join(folder, 'script.mjs')
writeFileSync(
  script,
  `import { again } from ${JSON.stringify(pathToFileURL(join(ROOT, 'scripts/lib/in-language.ts')).href)}
const [how, isAgain] = process.argv.slice(2)
if (!isAgain) await again('en', [how, 'again'])
if (/^\\d/.test(how)) process.exit(Number(how))
process.kill(process.pid, how)
setInterval(() => {}, 1000)
`,
)
const ended = (how: string) => spawnSync(process.execPath, [script, how]).status

test.each(['SIGKILL', 'SIGTERM', 'SIGABRT'] as const)('%s', (signal) => {
  expect(ended(signal)).toBe(128 + constants.signals[signal])
})

test.each([0, 1, 2])('%i', (code) => expect(ended(String(code))).toBe(code))
