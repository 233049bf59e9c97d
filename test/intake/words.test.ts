/** Every kind has its words, and those that are not read here say what to do. */
import { expect, test } from 'vitest'
import { intake } from '../../locales/ja/intake.ts'
import { KINDS } from '../../playground/intake/kinds.ts'

test('every kind has a name of its own, and no words are left without one', () => {
  const ids = [...KINDS.map(({ id }) => id), 'artifact']
  expect(Object.keys(intake.kinds).sort()).toEqual(ids.sort())
  const names = Object.values(intake.kinds).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test.each(KINDS.filter((kind) => !('parts' in kind)))(
  '$id, which no method is given, says the next step',
  ({ id }) => {
    expect(intake.kinds[id].next).toMatch(/。/)
  },
)
