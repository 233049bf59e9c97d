/** What a learner says of a scene: read, held against what is right, and refused where it says something else. */
import { describe, expect, test } from 'vitest'
import { misplaced, mispicked } from '../../playground/missions/answers.ts'
import { defineMission, sortedIn } from '../../playground/missions/define.ts'
import { remembered } from '../../playground/missions/remembered.ts'

const RIGHT = { a: 'yes', b: 'no', c: 'yes' }

describe('rows in bins', () => {
  test.each([
    ['', 'unsorted'],
    ['a:yes', 'unsorted'],
    // Nothing is said of a wrong row before every row has a bin.
    ['a:no b:no', 'unsorted'],
    ['a:yes b:no c:yes', undefined],
    ['c:yes a:yes  b:no', undefined],
    ['a:no b:yes c:no', 'a'],
    ['a:yes b:yes c:no', 'b'],
    ['a:yes b:no c:no', 'c'],
  ] as const)('%j', (value, says) => expect(misplaced(value, RIGHT)).toBe(says))

  test('whoever moves each row that is named gets there, and is told of each wrong row once', () => {
    const rows = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}`, i % 2 ? 'yes' : 'no']))
    const said = new Map(Object.keys(rows).map((row) => [row, 'yes']))
    const told: string[] = []
    for (;;) {
      const wrong = misplaced([...said].map(([row, bin]) => `${row}:${bin}`).join(' '), rows)
      if (wrong === undefined) break
      told.push(wrong)
      expect(told.length).toBeLessThanOrEqual(said.size)
      said.set(wrong, 'no')
    }
    expect(told).toEqual(['0', '2', '4', '6', '8'])
  })

  test('the last word about a row counts, and a row may have a colon in it', () => {
    expect([...sortedIn('a:yes x:y:no a:no')]).toEqual([
      ['a', 'no'],
      ['x:y', 'no'],
    ])
  })
})

describe('things picked', () => {
  test.each([
    ['', 'unanswered'],
    ['  ', 'unanswered'],
    ['a', 'one-missing'],
    ['a a', 'one-missing'],
    ['a b', undefined],
    ['b  a', undefined],
    ['a c', { wrong: 'c' }],
    ['a b c', { wrong: 'c' }],
  ] as const)('%j', (value, says) => expect(mispicked(value, ['a', 'b'])).toEqual(says))
})

describe('an answer of a shape that the page never makes', () => {
  const stage = defineMission({
    id: 'any',
    generation: 'checksum',
    role: 'user',
    powers: [],
    fields: [
      { id: 'bins', source: 'answer', kind: 'sort', rows: ['a', 'b'], options: ['yes', 'no'] },
      { id: 'items', source: 'answer', kind: 'sort', options: ['yes', 'no'] },
      { id: 'picks', source: 'answer', kind: 'picks', options: ['p', 'q'] },
    ],
    tools: [],
    because: [],
    runs: [],
    samples: [],
    open: async () => ({
      start: { bins: '', items: '', picks: '' },
      items: [{ id: 'one', facts: [] }],
      tools: {},
      examine: async () => ({ because: 'solved', runs: [] }),
    }),
  }).open({})
  const judged = async (state: Readonly<Record<string, string>>) =>
    (await (await stage).judge({ bins: '', items: '', picks: '', ...state })).because

  test.each([
    [{ bins: 'a:yes b:no' }, 'solved'],
    [{ items: 'one:yes' }, 'solved'],
    [{ picks: 'q p' }, 'solved'],
    [{ bins: 'a:maybe' }, 'unreadable'],
    [{ bins: 'one:yes' }, 'unreadable'],
    [{ bins: 'a' }, 'unreadable'],
    [{ bins: 'yes:a' }, 'unreadable'],
    [{ bins: ':yes' }, 'unreadable'],
    [{ items: 'a:yes' }, 'unreadable'],
    [{ picks: 'one' }, 'unreadable'],
    [{}, 'nothing-done'],
  ])('%j is %s', async (state, says) => expect(await judged(state)).toBe(says))
})

test('what was asked before is not asked again, until a hundred others were', () => {
  const asked: string[] = []
  const ask = remembered((one: string, other: string) => {
    asked.push(one + other)
    return asked.length
  })
  expect([ask('a', 'bc'), ask('ab', 'c'), ask('a', 'bc')]).toEqual([1, 2, 1])
  for (let i = 0; i < 98; i++) ask('x', String(i))
  expect(ask('a', 'bc')).toBe(1)
  ask('x', '98')
  expect(ask('x', '0')).toBe(3)
  expect(ask('a', 'bc')).toBe(102)
})
