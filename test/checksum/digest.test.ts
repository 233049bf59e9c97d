import { expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS, digestPieces } from '../../playground/checksum/index.ts'
import { ABC, pieces } from './abc.ts'

test('abc, in pieces of any size', async () => {
  for (const size of [1, 2, 3, 64]) {
    const found = await digestPieces(pieces(utf8('abc'), size), ALGORITHMS)
    for (const name of ALGORITHMS) expect(toHex(found?.[name] ?? new Uint8Array()), name).toBe(ABC[name])
  }
})

test('counts every byte, and stops when it is cancelled', async () => {
  const seen: number[] = []
  await digestPieces(pieces(new Uint8Array(10), 4), ['sha256'], { onProgress: (bytes) => seen.push(bytes) })
  expect(seen).toEqual([4, 8, 10])
  const cancelled = await digestPieces(pieces(new Uint8Array(10), 4), ['sha256'], {
    isCancelled: () => seen.push(0) > 4,
  })
  expect(cancelled).toBeUndefined()
})
