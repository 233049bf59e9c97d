/** JSON for other programs: as the language writes it, and never all of it at once. */
import { expect, test } from 'vitest'
import { jsonPieces, toJson } from '../playground/as-json.ts'

test.each([
  [{}],
  [[]],
  [{ a: 1, b: [true, null, undefined, 'x"\n'], c: undefined, d: { e: [], f: {} } }],
  [{ at: new Date(0), none: new Date(Number.NaN), deep: [[{ a: [[1]] }]] }],
])('is what JSON.stringify writes: %j', (value) => {
  expect(toJson(value)).toBe(JSON.stringify(value, null, 2))
})

test('bytes are hex, large numbers digits, and what is not seen is escaped', () => {
  const text = toJson({ bytes: Uint8Array.of(1, 255), big: 2n ** 64n, unseen: '\u202e' })
  expect(JSON.parse(text)).toEqual({ bytes: '01ff', big: String(2n ** 64n), unseen: '\u202e' })
  expect(text).toContain('\\u202e')
})

test('is written in pieces, for all together may be longer than a text can be', () => {
  const pieces = [...jsonPieces({ a: Array.from({ length: 10 }, () => ['a'.repeat(2 ** 18)]) })]
  expect(pieces.join('').length).toBeGreaterThan(10 * 2 ** 18)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2 ** 18)
})
