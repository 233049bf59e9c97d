/** Digests of what is small: keys and user ids, with what a signature adds to them (RFC 9580 section 5.2.4). */
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { sha3_256, sha3_512 } from '@noble/hashes/sha3.js'
import { enums } from 'openpgp'
import type { RawSignature } from '../reading/signature.ts'

const { hash } = enums

/** With the bytes of its digest. */
interface Hashing {
  readonly outputLen: number
  create(): Hasher
}

interface Hasher {
  update(bytes: Uint8Array): Hasher
  digest(): Uint8Array
}

const DIGESTS: Readonly<Record<number, Hashing>> = {
  [hash.md5]: md5,
  [hash.sha1]: sha1,
  [hash.ripemd]: ripemd160,
  [hash.sha224]: sha224,
  [hash.sha256]: sha256,
  [hash.sha384]: sha384,
  [hash.sha512]: sha512,
  [hash.sha3_256]: sha3_256,
  [hash.sha3_512]: sha3_512,
}

/** Those that gpg takes for good. */
export const TRUSTED_DIGESTS: readonly number[] = [
  hash.sha1,
  hash.ripemd,
  hash.sha224,
  hash.sha256,
  hash.sha384,
  hash.sha512,
]

function trailerOf({ version, signedFields }: RawSignature): Uint8Array {
  if (version < 4) return new Uint8Array(0)
  const { length } = signedFields
  return Uint8Array.of(version, 0xff, length >>> 24, length >>> 16, length >>> 8, length)
}

/** Bytes; `undefined` for an algorithm that nobody here knows. */
export const digestLength = ({ hashAlgorithm }: RawSignature): number | undefined =>
  DIGESTS[hashAlgorithm]?.outputLen

/** What a signature is over: for each of any version the same, or by its version, piece by piece. */
export type Over = Uint8Array | ((version: number) => readonly Uint8Array[])

/** The pieces of what is signed: nothing of it is copied, for a key may be long and sign many things of itself. */
export function signedBy({ version }: RawSignature, over: Over): readonly Uint8Array[] {
  return over instanceof Uint8Array ? [over] : over(version)
}

/** @returns `undefined` for a digest algorithm that nobody here knows */
export function digestOf(raw: RawSignature, over: Over): Uint8Array | undefined {
  const hasher = DIGESTS[raw.hashAlgorithm]?.create()
  if (hasher === undefined) return undefined
  const pieces = [raw.salt ?? new Uint8Array(0), ...signedBy(raw, over), raw.signedFields, trailerOf(raw)]
  for (const piece of pieces) hasher.update(piece)
  return hasher.digest()
}
