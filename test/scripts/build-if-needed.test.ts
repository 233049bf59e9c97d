/** What shows or measures the built deck builds it where there is none. */
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isBuilt } from '../../scripts/lib/build-if-needed.ts'
import { NAMED } from '../../scripts/talks/speaker.ts'
import { ROOT } from '../../scripts/lib/paths.ts'

test('no build, a half one and one that is older than the slides are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-built-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  expect(isBuilt(folder)).toBe(false)
  writeFileSync(join(folder, 'index.html'), '')
  expect(isBuilt(folder)).toBe(false)
  writeFileSync(join(folder, 'sw.js'), '')
  const soon = Date.now() / 1000 + 60
  utimesSync(join(folder, 'sw.js'), soon, soon)
  expect(isBuilt(folder)).toBe(true)
  writeFileSync(join(folder, NAMED), '')
  expect(isBuilt(folder), 'with a speaker who is named no longer').toBe(false)
  rmSync(join(folder, NAMED))
  utimesSync(join(folder, 'sw.js'), 0, 0)
  expect(isBuilt(folder)).toBe(false)
})

test.each(['audit', 'present'])('npm run %s builds before it serves', (name) => {
  const script = readFileSync(join(ROOT, 'scripts', `${name}.ts`), 'utf8')
  const [builds, serves] = [script.indexOf('buildIfNeeded('), script.search(/\bserve(Static|Dist)\(/)]
  expect(builds).toBeGreaterThan(0)
  expect(builds).toBeLessThan(serves)
})
