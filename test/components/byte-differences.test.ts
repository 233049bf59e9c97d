import { expect, test } from 'vitest'
import { differencesOf } from '../../components/demos/byte-differences.ts'

const of = (a: readonly number[], b: readonly number[]) =>
  differencesOf(new Blob([Uint8Array.from(a)]), new Blob([Uint8Array.from(b)]))

test('rows without a difference are left out', async () => {
  const a = Array<number>(48).fill(7)
  const { count, rows } = await of(a, a.with(17, 8).with(31, 9))
  expect(count).toBe(2)
  expect(rows.map(({ offset }) => offset)).toEqual([16])
  expect([rows[0]?.a[1], rows[0]?.b[1], rows[0]?.b[15]]).toEqual([7, 8, 9])
})

test('files of different length differ in what the shorter lacks', async () => {
  const { count, rows } = await of([1, 2], [1, 2, 3])
  expect(count).toBe(1)
  expect([rows[0]?.a[2], rows[0]?.b[2], rows[0]?.b[3]]).toEqual([undefined, 3, undefined])
})

test('the same bytes have none', async () => {
  expect(await of([], [])).toEqual({ count: 0, isCut: false, rows: [] })
  expect(await of([1], [1])).toEqual({ count: 0, isCut: false, rows: [] })
})

test('shows few rows, and counts on', async () => {
  const a = Array<number>(16 * 100).fill(0)
  const { count, rows } = await of(
    a,
    a.map(() => 1),
  )
  expect(count).toBe(1600)
  expect(rows).toHaveLength(32)
})

test('of files larger than what is looked at, it says so', async () => {
  const large = new Uint8Array(1024 * 1024 + 1)
  expect(await of([...large.subarray(1)], [...large.subarray(1)])).toEqual({
    count: 0,
    isCut: false,
    rows: [],
  })
  const other = large.slice()
  other[1024 * 1024] = 1
  expect(await differencesOf(new Blob([large]), new Blob([other]))).toEqual({
    count: 0,
    isCut: true,
    rows: [],
  })
})
