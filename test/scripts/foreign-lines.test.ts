/** No line of a tool's can be made to show one of ours, however wide or narrow it is broken. */
import { describe, expect, test } from 'vitest'
import { edition } from '#words'
import { desk } from '#words/desk'
import { foreign } from '../../scripts/playground/foreign.ts'

const OURS = [
  ...Object.values(edition.verdicts).map((words) => `${words} (verified)`),
  // In other words than those of this edition.
  'Verified (verified)',
  `${desk.all}: x`,
  ...Object.values(edition.verdicts).map((words) => `a.jar: ${words}`),
]
/** As a terminal of so many columns shows a line, two for each letter of ours. */
function shown(line: string, columns: number): string[] {
  const rows: string[] = ['']
  let used = 0
  for (const letter of line) {
    const width = /[ -~]/u.test(letter) ? 1 : 2
    if (used + width > columns) {
      rows.push('')
      used = 0
    }
    rows[rows.length - 1] += letter
    used += width
  }
  return rows
}

describe.each(OURS)('%s', (words) => {
  test.each([
    ['a user id', (blanks: string) => `gpg: Good signature from "A${blanks}${words}${blanks}" [unknown]`],
    ['a file’s name', (blanks: string) => `${words}${blanks}: OK`],
    ['a file’s name behind blanks', (blanks: string) => `a${blanks}${words}${blanks}: FAILED`],
    ['a name that begins blank', (blanks: string) => `${blanks}${words}${blanks}: OK`],
  ])('in %s, behind any number of blanks', (_, line) => {
    for (let count = 1; count < 240; count++) {
      const rows = foreign(line(' '.repeat(count))).flatMap((one) => shown(one, 80))
      expect(rows.filter((row) => row.trim() === words)).toEqual([])
    }
  })
})

test.each([...OURS, '✔ a check [a]', '✘ a check [a]'])(
  'a name that is one of our lines is told apart: %s',
  (name) => {
    expect(foreign(name, ': what it is')).toEqual([`+ ${name}: what it is`])
  },
)

test('a name as others are is as it was', () => {
  for (const name of ['a.jar', 'verified.txt', 'Verified OK', 'a (1).jar'])
    expect(foreign(name, `: ${edition.verdicts.verified}`)).toEqual([`${name}: ${edition.verdicts.verified}`])
})

test('nothing is left out, and what fits is as it was', () => {
  expect(foreign('gpg: Signature made Thu')).toEqual(['gpg: Signature made Thu'])
  expect(foreign('')).toEqual([''])
  const long = `gpg: ${'a b  '.repeat(60)}`
  const [first, ...more] = foreign(long)
  expect(first + more.map((piece) => piece.replace(/^\+ /, '')).join('')).toBe(long)
  expect(more.every((piece) => piece.startsWith('+ '))).toBe(true)
})

test('what steers a terminal is seen', () => {
  expect(foreign('a\u001b[2Kb\r').join('')).not.toMatch(/[\u001b\r]/)
})
