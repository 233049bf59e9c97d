/** A commit of millions of lines is cut in the room that the file itself takes. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { cutGitObject, MOST_OBJECT } from '../../playground/git/object.ts'

test.each(['x\n', 'gpgsig a\n', '\n'])('lines are not kept one by one: %j', (line) => {
  const file = utf8(`tree ${'a'.repeat(40)}\n${line.repeat(Math.floor(MOST_OBJECT / line.length) - 32)}`)
  const { heapUsed } = process.memoryUsage()
  cutGitObject(file)
  expect(process.memoryUsage().heapUsed - heapUsed).toBeLessThan(64 * 1024 * 1024)
})
