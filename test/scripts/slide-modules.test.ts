/** What a slide's page asks for ahead is there to be asked for. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SLIDE_MODULES, takeSlideModules } from '../../scripts/site/slide-modules.ts'

test('a script that Vite left out of the build is not asked for, as in a talk without code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-modules-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'play.js'), '')
  writeFileSync(join(folder, SLIDE_MODULES), JSON.stringify({ 1: ['play.js', 'shiki.js'], 2: ['shiki.js'] }))
  expect(takeSlideModules(folder)).toEqual({ 1: ['play.js'], 2: [] })
  expect(existsSync(join(folder, SLIDE_MODULES))).toBe(false)
})
