import { expect, test } from 'vitest'
import { sameSight } from '../../components/edition/twin.ts'

const parts = [
  { id: 'slide-7', top: -900 },
  { id: 'slide-8', top: 120 },
  { id: 'slide-9', top: 700 },
]

test.each([
  ['', '#slide-8'],
  ['#slide-7', '#slide-8'],
  ['#a1b2', '#a1b2'],
])('with %j in the address, the part that is read is led to by %s', (hash, there) => {
  expect(sameSight(hash, parts, 250)).toBe(there)
})

test('above the first part, and on a page that has none, the address stays as it is', () => {
  expect(sameSight('', parts.slice(2), 250)).toBe('')
  expect(sameSight('', [], 250)).toBe('')
})
