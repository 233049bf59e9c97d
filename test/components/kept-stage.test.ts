/** What a window finds again of the stage, and what it does not take for one. */
import { afterEach, expect, test, vi } from 'vitest'
import { keep, kept } from '../../components/windows/kept-stage.ts'

const WHOLE = {
  stage: {
    no: 7,
    clicks: 2,
    trail: [{ no: 3, clicks: 1 }],
    timer: { status: 'running', slides: {}, startedAt: 1, pausedAt: 0 },
    hand: 5,
  },
  order: { acted: 5, turn: 2, by: 'x' },
  staged: true,
} as const

function storage(): Map<string, string> {
  const held = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
  })
  return held
}
afterEach(() => vi.unstubAllGlobals())

test('is found as it was kept', () => {
  storage()
  expect(kept()).toBeUndefined()
  keep(WHOLE)
  expect(kept()).toEqual(WHOLE)
})

test.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['a number', '7'],
  ['no trail', JSON.stringify({ ...WHOLE, stage: { ...WHOLE.stage, trail: undefined } })],
  ['no clock', JSON.stringify({ ...WHOLE, stage: { ...WHOLE.stage, timer: undefined } })],
  ['no order', JSON.stringify({ ...WHOLE, order: undefined })],
])('is nothing where another build left %s', (_, text) => {
  const held = storage()
  keep(WHOLE)
  for (const key of held.keys()) held.set(key, text)
  expect(kept()).toBeUndefined()
})

test('is nothing where the browser forbids it', () => {
  vi.stubGlobal('sessionStorage', undefined)
  keep(WHOLE)
  expect(kept()).toBeUndefined()
})
