/**
 * Hashes that stream, by WebAssembly; where a page's policy forbids that (`script-src` without `wasm-unsafe-eval`), or there
 * is none, the same hashes in JavaScript, which take longer.
 */
import {
  createBLAKE2b as blake2b,
  createBLAKE2s as blake2s,
  createBLAKE3 as blake3,
  createMD5 as md5,
  createRIPEMD160 as ripemd160,
  createSHA1 as sha1,
  createSHA224 as sha224,
  createSHA256 as sha256,
  createSHA3 as sha3,
  createSHA384 as sha384,
  createSHA512 as sha512,
} from 'hash-wasm'
import type { PlainName } from './plain-hashers.ts'

/** One digest of bytes that come in pieces. */
export interface StreamHasher {
  init(): StreamHasher
  update(piece: Uint8Array): StreamHasher
  digest(form: 'binary'): Uint8Array
  /** What it has come to, for {@link load} of the same hash. */
  save(): unknown
  load(state: unknown): StreamHasher
}

const either = (name: PlainName, quick: () => Promise<StreamHasher>) => async (): Promise<StreamHasher> => {
  try {
    return await quick()
  } catch {
    const { plainHasher } = await import('./plain-hashers.ts')
    return plainHasher(name)
  }
}

export const createMD5 = either('md5', md5)
export const createRIPEMD160 = either('ripemd160', ripemd160)
export const createSHA1 = either('sha1', sha1)
export const createSHA224 = either('sha224', sha224)
export const createSHA256 = either('sha256', sha256)
export const createSHA384 = either('sha384', sha384)
export const createSHA512 = either('sha512', sha512)
export const createSHA3 = (bits: 224 | 256 | 384 | 512) => either(`sha3-${bits}`, () => sha3(bits))()
/** @param bits of the digest, a multiple of 8 up to 512 */
export const createBLAKE2b = (bits: number) => either({ blake2b: bits }, () => blake2b(bits))()
export const createBLAKE2s = (bits: 256) => either('blake2s', () => blake2s(bits))()
export const createBLAKE3 = (bits: 256) => either('blake3', () => blake3(bits))()
