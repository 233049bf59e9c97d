/** A folder of its own for each test of a file, gone after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

export interface Scratch {
  /** Its path, while a test runs. */
  readonly path: () => string
  /** @param files their texts by name */
  readonly put: (files: Readonly<Record<string, string>>) => void
}

/**
 * Call it once, where a test file begins.
 *
 * @example
 * const scratch = scratchFolder()
 * test('…', () => { scratch.put({ 'a/b.txt': 'text' }); read(scratch.path()) })
 */
export function scratchFolder(): Scratch {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shomei-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  return {
    path: () => folder,
    put(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
    },
  }
}
