import { describe, expect, test } from 'vitest'
import { concatBytes, equalBytes } from '../../playground/bytes.ts'
import { piecesAhead, piecesBy, type Reader } from '../../workers/read-ahead.ts'
import { openFile, type OpenFile } from '../../workers/read-file.ts'
import { counting, Streamed } from './blobs.ts'

/** A reader without a worker, which fills in the order in which it was asked. */
function fakeReader(): Reader & { readonly open_: () => number } {
  const files = new Map<number, OpenFile>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    open: async (job, file) => void files.set(job, openFile(file)),
    async fill(job, empty) {
      const filled = last.then(() => files.get(job)?.fill(empty) ?? Promise.reject(new Error('not open')))
      last = filled.catch(() => undefined)
      return filled
    },
    async close(job) {
      await files.get(job)?.close()
      files.delete(job)
    },
    open_: () => files.size,
  }
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const copies: Uint8Array[] = []
  for await (const piece of pieces) copies.push(piece.slice())
  return concatBytes(...copies)
}

describe('piecesBy', () => {
  test('any size around a multiple of the piece', async () => {
    const reader = fakeReader()
    for (const length of [0, 1, 63, 64, 65, 256, 257, 64 * 20 + 3]) {
      const bytes = counting(length)
      expect(equalBytes(await all(piecesBy(reader, new Blob([bytes]), 64)), bytes), String(length)).toBe(true)
    }
    expect(reader.open_()).toBe(0)
  })

  test('files side by side do not mix', async () => {
    const reader = fakeReader()
    const files = [1000, 64, 777].map(counting)
    const found = await Promise.all(files.map((bytes) => all(piecesBy(reader, new Blob([bytes]), 64))))
    expect(found.every((bytes, i) => equalBytes(bytes, files[i] as Uint8Array))).toBe(true)
  })

  test('what reading throws comes through, after the pieces before it', async () => {
    const reader = fakeReader()
    const gone = new DOMException('gone', 'NotReadableError')
    const file = new Streamed([counting(64), counting(64)], (controller) => controller.error(gone))
    const lengths: number[] = []
    const read = (async () => {
      for await (const piece of piecesBy(reader, file, 64)) lengths.push(piece.length)
    })()
    await expect(read).rejects.toBe(gone)
    expect(lengths).toEqual([64, 64])
    expect(reader.open_()).toBe(0)
  })

  test('whoever leaves early lets go of the file', async () => {
    const reader = fakeReader()
    const file = new Streamed(
      Array.from({ length: 20 }, () => counting(64)),
      () => undefined,
    )
    for await (const piece of piecesBy(reader, file, 64)) {
      expect(piece.length).toBe(64)
      break
    }
    expect(file.cancelled).toBe(true)
    expect(reader.open_()).toBe(0)
  })
})

test('a small file, or one where no worker can be started, is read here', async () => {
  const bytes = counting(1024 * 1024 + 1)
  expect(equalBytes(await all(piecesAhead(new Blob([bytes]))), bytes)).toBe(true)
})
