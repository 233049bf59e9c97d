/** The table of the talk, against what the three verifiers really say. */
import { describe, expect, test } from 'vitest'
import {
  attackMatrix,
  type Cell,
  COLUMNS,
  dependenceOf,
  keepingOf,
  METHODS,
  ratingOf,
  type Trial,
} from '../../playground/attacks/matrix.ts'
import { utf8 } from '../../playground/bytes.ts'

const cells = await attackMatrix({
  seed: 'matrix',
  now: new Date('2026-10-01T09:00:00Z'),
  artifact: { name: 'hello.txt', bytes: utf8('hello, matrix\n') },
})
const cell = (method: Cell['method'], column: Cell['column']) =>
  cells.find((one) => one.method === method && one.column === column)

test('has one cell for each generation and column', () => {
  expect(cells.map(({ method, column }) => [method, column])).toEqual(
    METHODS.flatMap((method) => COLUMNS.map((column) => [method, column])),
  )
})

test('says what the talk says', () => {
  const table = METHODS.map((method) => COLUMNS.map((column) => cell(method, column)?.rating))
  expect(table).toEqual([
    ['depends', 'fails', 'holds', 'holds'],
    ['holds', 'depends', 'fails', 'depends'],
    ['holds', 'holds', 'holds', 'fails'],
  ])
})

test.each([
  ['checksum', 'integrity', 'both-replaced', 'nothing', 'verified'],
  ['checksum', 'integrity', 'both-replaced', 'expected', 'rejected'],
  ['checksum', 'authenticity', 'somebody-else', 'nothing', 'verified'],
  ['checksum', 'authenticity', 'honest-next', 'expected', 'rejected'],
  ['checksum', 'keeping', 'honest-again', 'expected', 'verified'],
  ['checksum', 'dependence', 'honest-again', 'expected', 'verified'],
  ['key', 'integrity', 'both-replaced', 'nothing', 'undecided'],
  ['key', 'authenticity', 'impostor-key', 'nothing', 'verified'],
  ['key', 'authenticity', 'impostor-key', 'expected', 'rejected'],
  ['key', 'keeping', 'kept-secret-stolen', 'expected', 'verified'],
  ['keyless', 'authenticity', 'another-person', 'nothing', 'undecided'],
  ['keyless', 'authenticity', 'another-person', 'expected', 'rejected'],
  ['keyless', 'keeping', 'late', 'expected', 'rejected'],
] as const)('%s, %s: %s, with %s known, is %s', (method, column, id, knows, verdict) => {
  const trial = cell(method, column)?.trials.find((one) => one.id === id && one.knows === knows)
  expect(trial?.verdict).toBe(verdict)
  // Nobody who expects nothing is told that it is verified.
  if (knows === 'nothing') expect(trial?.standing).toMatch(/nobody-expected|undecided|rejected/)
  else expect(trial?.standing).toBe(verdict)
})

test('counts those who had to answer', () => {
  expect(METHODS.map((method) => cell(method, 'dependence')?.services)).toEqual([
    [],
    ['keyserver'],
    ['idp', 'upstream', 'fulcio', 'ctlog', 'rekor'],
  ])
})

test('no cell is typed: something was run for each, or somebody had to answer', () => {
  const typed = cells.filter(({ trials, services }) => trials.length + services.length === 0)
  expect(typed.map(({ method, column }) => `${method} ${column}`)).toEqual([])
})

describe('a rating of what is kept, and of who is needed', () => {
  const trial = (id: Trial['id'], verdict: Trial['verdict']): Trial => ({
    id,
    knows: 'expected',
    verdict,
    standing: verdict,
  })
  test.each<[string, readonly Trial[], string]>([
    ['nothing was run', [], 'fails'],
    ['it is made again from nothing secret', [trial('honest-again', 'verified')], 'holds'],
    ['it cannot be made again', [trial('honest-again', 'undecided')], 'fails'],
    ['the thief gets nowhere', [trial('late', 'rejected')], 'holds'],
    ['the thief gets through', [trial('late', 'rejected'), trial('late', 'verified')], 'fails'],
    ['both', [trial('honest-again', 'verified'), trial('late', 'verified')], 'fails'],
  ])('keeping, where %s', (_, trials, expected) => expect(keepingOf(trials)).toBe(expected))

  test.each<[string, Cell['services'], readonly Trial[], string]>([
    ['nothing was run', [], [], 'fails'],
    ['it works with nobody', [], [trial('honest-again', 'verified')], 'holds'],
    ['it does not', [], [trial('honest-again', 'undecided')], 'fails'],
    ['one has to answer', ['keyserver'], [], 'depends'],
    ['two have to', ['fulcio', 'rekor'], [], 'fails'],
  ])('dependence, where %s', (_, services, trials, expected) =>
    expect(dependenceOf(services, trials)).toBe(expected),
  )
})

describe('a rating', () => {
  const trial = (id: Trial['id'], knows: Trial['knows'], verdict: Trial['verdict']): Trial => ({
    id,
    knows,
    verdict,
    standing: verdict,
  })
  const works = trial('honest', 'expected', 'verified')
  test.each<[string, readonly Trial[], string]>([
    ['nothing was run', [], 'fails'],
    ['the honest release is refused', [trial('honest', 'expected', 'rejected')], 'fails'],
    ['it works, and nobody is fooled', [works, trial('late', 'expected', 'rejected')], 'holds'],
    ['undecided is not fooled', [works, trial('late', 'nothing', 'undecided')], 'holds'],
    ['whoever knows nothing is fooled', [works, trial('late', 'nothing', 'verified')], 'depends'],
    ['everybody is fooled', [works, trial('late', 'expected', 'verified')], 'fails'],
    [
      'it works only where one is fooled',
      [
        trial('honest', 'nothing', 'verified'),
        trial('late', 'nothing', 'verified'),
        trial('late', 'expected', 'rejected'),
      ],
      'fails',
    ],
  ])('where %s', (_, trials, expected) => {
    expect(ratingOf(trials)).toBe(expected)
  })
})
