import { describe, expect, test } from 'vitest'
import { toHex } from '../../playground/bytes.ts'
import { ALGORITHMS, digestPieces, type Digests } from '../../playground/checksum/index.ts'
import { digestAlong, shared } from '../../workers/pipeline.ts'
import { counting, Streamed } from './blobs.ts'
import { fakeHasher } from './fake-hasher.ts'

const hex = (digests: Partial<Digests> | undefined) =>
  digests && Object.fromEntries(Object.entries(digests).map(([name, digest]) => [name, toHex(digest)]))

async function reference(bytes: Uint8Array) {
  return hex(
    await digestPieces(
      (async function* () {
        yield bytes
      })(),
      ALGORITHMS,
    ),
  )
}

describe('shared', () => {
  test('every algorithm once, in no more groups than there are algorithms', () => {
    for (const groups of [1, 2, 3, 4, 9]) {
      const shares = shared(ALGORITHMS, groups)
      expect(shares.flat().toSorted()).toEqual([...ALGORITHMS].toSorted())
      expect(shares.length).toBe(Math.min(groups, 4))
      expect(shares.every((share) => share.length > 0)).toBe(true)
    }
  })

  test('the two slowest are kept apart on two cores', () => {
    const [first, second] = shared(ALGORITHMS, 2)
    expect(first).toContain('sha256')
    expect(second).toContain('sha512')
    expect(first).toHaveLength(2)
  })
})

describe('digestAlong', () => {
  test.each([1, 2, 4])('any size around a multiple of the piece, %i hashers', async (count) => {
    const hashers = Array.from({ length: count }, () => fakeHasher())
    for (const length of [0, 1, 63, 64, 65, 127, 128, 129, 64 * 20 + 3]) {
      const bytes = counting(length)
      const seen: number[] = []
      const found = await digestAlong(new Blob([bytes]), ALGORITHMS, hashers, {
        pieceBytes: 64,
        onProgress: (done) => seen.push(done),
      })
      expect(hex(found), String(length)).toEqual(await reference(bytes))
      expect(seen).toEqual(
        Array.from({ length: Math.ceil(length / 64) }, (_, i) => Math.min((i + 1) * 64, length)),
      )
    }
    expect(hashers.map((hasher) => hasher.running())).toEqual(Array<number>(count).fill(0))
  })

  test('files side by side do not mix', async () => {
    const hashers = [fakeHasher(), fakeHasher()]
    const files = [1000, 64, 777].map(counting)
    const found = await Promise.all(
      files.map((bytes) => digestAlong(new Blob([bytes]), ALGORITHMS, hashers, { pieceBytes: 64 })),
    )
    expect(found.map(hex)).toEqual(await Promise.all(files.map(reference)))
  })

  test('one algorithm takes one of the hashers', async () => {
    const idle = fakeHasher({ failAt: 0 })
    const bytes = counting(300)
    const found = await digestAlong(new Blob([bytes]), ['sha256'], [fakeHasher(), idle], { pieceBytes: 64 })
    expect(hex(found)).toEqual({ sha256: (await reference(bytes))?.sha256 })
  })

  test('a cancel ends it within a piece, and leaves nothing running', async () => {
    const hashers = [fakeHasher(), fakeHasher()]
    for (const after of [0, 1, 5]) {
      const file = new Streamed(
        Array.from({ length: 40 }, () => counting(64)),
        () => undefined,
      )
      let seen = 0
      const found = await digestAlong(file, ALGORITHMS, hashers, {
        pieceBytes: 64,
        onProgress: () => (seen += 1),
        isCancelled: () => seen >= after,
      })
      expect(found).toBeUndefined()
      expect(seen).toBeLessThan(after + 8)
      expect(file.cancelled).toBe(true)
    }
    expect(hashers.map((hasher) => hasher.running())).toEqual([0, 0])
  })

  test('what reading throws in the middle comes through', async () => {
    const hashers = [fakeHasher(), fakeHasher()]
    const gone = new DOMException('gone', 'NotReadableError')
    const file = new Streamed([counting(64), counting(64)], (controller) => controller.error(gone))
    await expect(digestAlong(file, ALGORITHMS, hashers, { pieceBytes: 64 })).rejects.toBe(gone)
    expect(hashers.map((hasher) => hasher.running())).toEqual([0, 0])
  })

  test.each([0, 1, 12])('a hasher that fails at piece %i ends it', async (failAt) => {
    const hashers = [fakeHasher(), fakeHasher({ failAt })]
    const digests = digestAlong(new Blob([counting(64 * 13)]), ALGORITHMS, hashers, { pieceBytes: 64 })
    await expect(digests).rejects.toThrow('the hasher is gone')
    expect(hashers.map((hasher) => hasher.running())).toEqual([0, 0])
  })
})
