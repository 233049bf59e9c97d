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
import type { Sha2 } from './plain-sha2.ts'

/** One digest of bytes that come in pieces. */
export interface StreamHasher {
  init(): StreamHasher
  update(piece: Uint8Array): StreamHasher
  digest(form: 'binary'): Uint8Array
  /** What it has come to, for {@link load} of the same hash. */
  save(): unknown
  load(state: unknown): StreamHasher
}

type Create = () => Promise<StreamHasher>

const either = (quick: Create, plain: Create) => async (): Promise<StreamHasher> => {
  try {
    return await quick()
  } catch {
    return plain()
  }
}
const plain = (name: PlainName): Create => {
  return async () => (await import('./plain-hashers.ts')).plainHasher(name)
}
const plainSha2 = (name: Sha2): Create => {
  return async () => (await import('./plain-sha2.ts')).plainSha2(name)
}

// Whoever needs one of them ships no other: a bundler has to be told that making these does nothing.
export const createMD5 = /* @__PURE__ */ either(md5, /* @__PURE__ */ plain('md5'))
export const createRIPEMD160 = /* @__PURE__ */ either(ripemd160, /* @__PURE__ */ plain('ripemd160'))
export const createSHA1 = /* @__PURE__ */ either(sha1, /* @__PURE__ */ plain('sha1'))
export const createSHA224 = /* @__PURE__ */ either(sha224, /* @__PURE__ */ plainSha2('sha224'))
export const createSHA256 = /* @__PURE__ */ either(sha256, /* @__PURE__ */ plainSha2('sha256'))
export const createSHA384 = /* @__PURE__ */ either(sha384, /* @__PURE__ */ plainSha2('sha384'))
export const createSHA512 = /* @__PURE__ */ either(sha512, /* @__PURE__ */ plainSha2('sha512'))
export const createSHA3 = (bits: 224 | 256 | 384 | 512) => either(() => sha3(bits), plain(`sha3-${bits}`))()
/** @param bits of the digest, a multiple of 8 up to 512 */
export const createBLAKE2b = (bits: number) => either(() => blake2b(bits), plain({ blake2b: bits }))()
export const createBLAKE2s = (bits: 256) => either(() => blake2s(bits), plain('blake2s'))()
export const createBLAKE3 = (bits: 256) => either(() => blake3(bits), plain('blake3'))()
