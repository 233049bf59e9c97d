import { describe, expect, test } from 'vitest'
import { toHex } from '../../playground/bytes.ts'
import { ALGORITHMS, type Digests } from '../../playground/checksum/index.ts'
import { digestFile, type Means, WHOLE_UP_TO } from '../../workers/digest-file.ts'
import { counting, Streamed, WithoutByob } from './blobs.ts'
import { fakeHasher } from './fake-hasher.ts'

/** RFC 1321 A.5, FIPS 180-4 examples. */
const VECTORS: readonly (readonly [string, readonly string[]])[] = [
  [
    '',
    [
      'd41d8cd98f00b204e9800998ecf8427e',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
    ],
  ],
  [
    'abc',
    [
      '900150983cd24fb0d6963f7d28e17f72',
      'a9993e364706816aba3e25717850c26c9cd0d89d',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ],
]

const { subtle } = globalThis.crypto
const none: Means['hashers'] = async () => []
const WAYS: Readonly<Record<string, Means>> = {
  WebCrypto: { subtle, hashers: none },
  'no WebCrypto': { subtle: undefined, hashers: none },
  'WebCrypto that fails': {
    subtle: { digest: () => Promise.reject(new DOMException('too large', 'OperationError')) },
    hashers: none,
  },
  'hashers only': { subtle: undefined, hashers: async () => [fakeHasher(), fakeHasher()] },
}

const hex = (digests: Partial<Digests> | undefined) =>
  digests && ALGORITHMS.map((name) => (digests[name] ? toHex(digests[name]) : undefined))

describe.each(Object.entries(WAYS))('%s', (_, means) => {
  test.each(VECTORS)('"%s"', async (text, digests) => {
    expect(hex(await digestFile(new Blob([text]), ALGORITHMS, {}, means))).toEqual(digests)
    const file = new WithoutByob([text])
    expect(hex(await digestFile(file, ALGORITHMS, {}, means))).toEqual(digests)
  })

  test('the one that goes with P-384 (FIPS 180-4 examples)', async () => {
    const { sha384 } = (await digestFile(new Blob(['abc']), ['sha256', 'sha384'], {}, means)) ?? {}
    expect(sha384 && toHex(sha384)).toBe(
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    )
  })

  test('only what was asked for', async () => {
    expect(Object.keys((await digestFile(new Blob(['abc']), ['sha1'], {}, means)) ?? {})).toEqual(['sha1'])
  })

  test('progress ends with the whole', async () => {
    const seen: number[] = []
    await digestFile(new Blob([counting(100)]), ['md5'], { onProgress: (done) => seen.push(done) }, means)
    expect(seen.at(-1)).toBe(100)
  })

  test('a cancel', async () => {
    const isCancelled = () => true
    expect(await digestFile(new Blob(['abc']), ALGORITHMS, { isCancelled }, means)).toBeUndefined()
  })
})

test('every way agrees on every size around a block', async () => {
  for (const length of [55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 773]) {
    const file = new Blob([counting(length)])
    const all = await Promise.all(Object.values(WAYS).map((means) => digestFile(file, ALGORITHMS, {}, means)))
    expect(new Set(all.map((digests) => String(hex(digests)))).size, String(length)).toBe(1)
  }
})

describe('a file that is not taken whole', () => {
  const length = WHOLE_UP_TO + 1
  const file = new Blob([counting(length)])
  const refused: Means['subtle'] = {
    digest: () => {
      throw new Error('too large for WebCrypto')
    },
  }

  test('goes to the hashers, or is hashed here where there are none', async () => {
    const ways = await Promise.all(
      [none, async () => [fakeHasher()]].map(async (hashers) => {
        const seen: number[] = []
        const options = { onProgress: (done: number) => seen.push(done) }
        const digests = await digestFile(file, ['sha256'], options, { subtle: refused, hashers })
        expect(seen.at(-1)).toBe(length)
        expect(seen).toEqual(seen.toSorted((a, b) => a - b))
        return hex(digests)
      }),
    )
    expect(ways[0]).toEqual(ways[1])
  })

  test('an error in the middle of reading is the answer', async () => {
    const gone = new DOMException('gone', 'NotReadableError')
    for (const hashers of [none, async () => [fakeHasher()]]) {
      const broken = new Streamed([counting(64)], (controller) => controller.error(gone), length)
      await expect(digestFile(broken, ['sha256'], {}, { subtle: refused, hashers })).rejects.toBe(gone)
    }
  })
})
