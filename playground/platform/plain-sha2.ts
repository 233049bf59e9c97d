/** SHA-2 without WebAssembly: apart, for whoever needs no other. */
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { StreamHasher } from './hashers.ts'
import { streaming } from './plain-hasher.ts'

const SHA2 = { sha224, sha256, sha384, sha512 } as const
export type Sha2 = keyof typeof SHA2

export const plainSha2 = (name: Sha2): StreamHasher => streaming(() => SHA2[name].create())
