/** The hashes that stand in where WebAssembly may not run say what those say that run there. */
import { expect, test, vi } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import * as hashers from '../../playground/platform/hashers.ts'
import { plainHasher } from '../../playground/platform/plain-hashers.ts'
import { plainSha2 } from '../../playground/platform/plain-sha2.ts'

type Make = () => Promise<hashers.StreamHasher>

const PAIRS: readonly (readonly [string, Make, hashers.StreamHasher])[] = [
  ['md5', hashers.createMD5, plainHasher('md5')],
  ['ripemd160', hashers.createRIPEMD160, plainHasher('ripemd160')],
  ['sha1', hashers.createSHA1, plainHasher('sha1')],
  ['sha224', hashers.createSHA224, plainSha2('sha224')],
  ['sha256', hashers.createSHA256, plainSha2('sha256')],
  ['sha384', hashers.createSHA384, plainSha2('sha384')],
  ['sha512', hashers.createSHA512, plainSha2('sha512')],
  ...([224, 256, 384, 512] as const).map(
    (bits) => [`sha3-${bits}`, () => hashers.createSHA3(bits), plainHasher(`sha3-${bits}`)] as const,
  ),
  ['blake2s', () => hashers.createBLAKE2s(256), plainHasher('blake2s')],
  ['blake3', () => hashers.createBLAKE3(256), plainHasher('blake3')],
  ...[8, 256, 384, 512].map(
    (bits) => [`blake2b ${bits}`, () => hashers.createBLAKE2b(bits), plainHasher({ blake2b: bits })] as const,
  ),
]

/** Nothing, less than a block, a block, and pieces that end anywhere. */
const INPUTS = [[], ['a'], ['b'.repeat(128)], ['c'.repeat(63), 'd', 'e'.repeat(1025), '']]

test.each(PAIRS)('%s', async (_name, quick, other) => {
  const one = await quick()
  // By WebAssembly: otherwise this compares the same code with itself.
  expect(Object.keys(one)).toContain('blockSize')
  for (const pieces of INPUTS) {
    const digest = (hasher: hashers.StreamHasher) => {
      hasher.init()
      hasher.update(utf8('before'))
      const state = hasher.save()
      hasher.update(utf8('another end')).digest('binary')
      hasher.load(state)
      for (const piece of pieces) hasher.update(utf8(piece))
      return toHex(hasher.digest('binary'))
    }
    expect(digest(other)).toBe(digest(one))
  }
})

test('where WebAssembly may not run, the digest is right all the same', async () => {
  const forbidden = new WebAssembly.CompileError('forbidden by the policy')
  const instantiate = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(forbidden)
  try {
    const hasher = (await hashers.createBLAKE2b(160)).init()
    expect(Object.keys(hasher)).not.toContain('blockSize')
    expect(hasher.update(utf8('abc')).digest('binary')).toHaveLength(20)
  } finally {
    instantiate.mockRestore()
  }
})
