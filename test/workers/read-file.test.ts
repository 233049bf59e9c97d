import { describe, expect, test } from 'vitest'
import { concatBytes, equalBytes } from '../../playground/bytes.ts'
import { filledPieces, piecesOf } from '../../workers/read-file.ts'
import { counting, end, Streamed, WithoutByob } from './blobs.ts'

const MIB = 1024 * 1024

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const copies: Uint8Array[] = []
  for await (const piece of pieces) copies.push(piece.slice())
  return concatBytes(...copies)
}

describe('filledPieces', () => {
  test('any size around a multiple of the buffer', async () => {
    for (const length of [0, 1, 63, 64, 65, 127, 128, 129, 640]) {
      const bytes = counting(length)
      const pieces: Uint8Array[] = []
      for await (const piece of filledPieces(new Blob([bytes]), () => new ArrayBuffer(64))) pieces.push(piece)
      expect(equalBytes(concatBytes(...pieces), bytes), String(length)).toBe(true)
      expect(pieces.slice(0, -1).every((piece) => piece.length === 64)).toBe(true)
      expect(pieces.length).toBe(Math.ceil(length / 64))
    }
  })

  test('pieces that arrive in any sizes fill the buffers all the same', async () => {
    const bytes = counting(1000)
    for (const size of [1, 7, 63, 64, 65, 300]) {
      const cut = Array.from({ length: Math.ceil(1000 / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      const file = new Streamed(cut, end)
      const lengths: number[] = []
      const found = await all(
        (async function* () {
          for await (const piece of filledPieces(file, () => new ArrayBuffer(64))) {
            lengths.push(piece.length)
            yield piece
          }
        })(),
      )
      expect(equalBytes(found, bytes), String(size)).toBe(true)
      expect(lengths).toEqual([...Array<number>(15).fill(64), 40])
    }
  })

  test('nothing is read ahead of the buffers lent', async () => {
    let lent = 0
    const pieces = filledPieces(new Blob([counting(640)]), () => {
      lent += 1
      return new ArrayBuffer(64)
    })
    await pieces.next()
    await pieces.next()
    expect(lent).toBe(2)
    await pieces.return(undefined)
  })
})

describe('piecesOf', () => {
  test.each([0, 1, 773, MIB - 1, MIB, MIB + 1, 3 * MIB + 5])('%i bytes', async (length) => {
    const bytes = counting(length)
    expect(equalBytes(await all(piecesOf(new Blob([bytes]))), bytes)).toBe(true)
  })

  test.each([0, 1, 16 * MIB, 16 * MIB + 1])('%i bytes without a BYOB reader', async (length) => {
    const bytes = new Uint8Array(length).fill(0x5a)
    expect(equalBytes(await all(piecesOf(new WithoutByob([bytes]))), bytes)).toBe(true)
  })

  test('what reading throws comes through, after the pieces before it', async () => {
    const gone = new DOMException('gone', 'NotReadableError')
    const file = new Streamed([counting(MIB), counting(MIB)], (controller) => controller.error(gone))
    const lengths: number[] = []
    const read = (async () => {
      for await (const piece of piecesOf(file)) lengths.push(piece.length)
    })()
    await expect(read).rejects.toBe(gone)
    expect(lengths).toEqual([MIB, MIB])
  })

  test('whoever leaves early lets go of the file', async () => {
    const file = new Streamed([counting(MIB)], () => undefined)
    for await (const piece of piecesOf(file)) {
      expect(piece.length).toBe(MIB)
      break
    }
    expect(file.cancelled).toBe(true)
  })
})
