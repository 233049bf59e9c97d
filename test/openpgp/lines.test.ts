import { expect, test } from 'vitest'
import { Lines } from '../../playground/openpgp/reading/lines.ts'

test.each([
  [19_998, false],
  [19_999, true],
])('a line of %i characters and its line feed: cut short as by gpg, %s', (length, truncated) => {
  const line = new Lines(`${'a'.repeat(length)}\nb\n`).next()
  expect([line.truncated, line.text.length, line.whole.length]).toEqual([truncated, 19_999, length + 1])
})
