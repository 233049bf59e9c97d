import { expect, test } from 'vitest'
import { atClock } from '../../workers/scenes/at-clock.ts'

const DAY = new Date('2040-02-29T12:00:00Z')

test.each([
  ['new Date()', () => new Date().getTime(), 1],
  ['Date.now()', () => Date.now(), 1],
  ['Date()', () => Date.parse(Date()), 1],
  ['both', () => (Date.now() + new Date().getTime()) / 2, 2],
])('%s is told the other time, and counted', (_name, look, reads) => {
  expect(atClock(DAY, look)).toEqual({ result: DAY.getTime(), reads })
})

test('a time that was given is no look at the clock', () => {
  const given = () => [new Date(0).getTime(), Date.UTC(1970), Date.parse('1970-01-01T00:00:00Z')]
  expect(atClock(DAY, given)).toEqual({ result: [0, 0, 0], reads: 0 })
  expect(atClock(DAY, () => new Date(0) instanceof Date).result).toBe(true)
})

test('the clock is honest again afterwards, even after an error', () => {
  const honest = Date
  expect(() =>
    atClock(DAY, () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(Date).toBe(honest)
})
