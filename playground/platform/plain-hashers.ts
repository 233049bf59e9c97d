/** The other hashes of `hashers.ts` without WebAssembly. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js'
import { blake3 } from '@noble/hashes/blake3.js'
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js'
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js'
import type { StreamHasher } from './hashers.ts'
import { streaming } from './plain-hasher.ts'

const CREATE = {
  md5: () => md5.create(),
  ripemd160: () => ripemd160.create(),
  sha1: () => sha1.create(),
  'sha3-224': () => sha3_224.create(),
  'sha3-256': () => sha3_256.create(),
  'sha3-384': () => sha3_384.create(),
  'sha3-512': () => sha3_512.create(),
  blake2s: () => blake2s.create({ dkLen: 32 }),
  blake3: () => blake3.create({ dkLen: 32 }),
} as const

/** A BLAKE2b is told by the bits of its digest. */
export type PlainName = keyof typeof CREATE | { readonly blake2b: number }

export function plainHasher(name: PlainName): StreamHasher {
  return streaming(
    typeof name === 'string' ? CREATE[name] : () => blake2b.create({ dkLen: name.blake2b / 8 }),
  )
}
