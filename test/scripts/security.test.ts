/** SECURITY.md promises nothing without the test that holds it, and the same in both languages. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
const [japanese = '', english = ''] = text.split('\n---\n')
const LINK = /\[✓\]\((\S+) '([^']+)'\)/g

/** Each promise with the tests it names, section by section; of the last section no test can hold a thing. */
function promisesOf(edition: string) {
  return edition
    .split(/^## /m)
    .slice(2)
    .map((section) => [...section.matchAll(/^- (.*)$/gm)].map(([, line = '']) => line))
    .map((lines) =>
      lines.map((line) => ({
        line,
        tests: [...line.matchAll(LINK)].map(([, file, title]) => ({ file, title })),
      })),
    )
}

describe('SECURITY.md', () => {
  const [meaning = [], holds = [], beyond = []] = promisesOf(english)

  test('says what verified means, what holds and what does not', () => {
    expect([meaning.length, holds.length, beyond.length]).toEqual([6, 9, 4])
  })

  test.each([...meaning, ...holds].map((promise) => [promise.line.slice(0, 60), promise.tests] as const))(
    '%s … names tests that there are',
    (_, tests) => {
      expect(tests.length).toBeGreaterThan(0)
      for (const { file = '', title = '' } of tests) {
        expect(existsSync(join(ROOT, file)), file).toBe(true)
        expect(readFileSync(join(ROOT, file), 'utf8').includes(title), `${file}: ${title}`).toBe(true)
      }
    },
  )

  test('promises the same in both languages', () => {
    const held = (edition: string) => promisesOf(edition).map((lines) => lines.map(({ tests }) => tests))
    expect(held(japanese)).toEqual(held(english))
  })
})
