/** Digests of bytes that arrive in pieces: the artifact is never whole in memory. */
import {
  createBLAKE2b,
  createBLAKE2s,
  createBLAKE3,
  createMD5,
  createSHA1,
  createSHA224,
  createSHA256,
  createSHA3,
  createSHA384,
  createSHA512,
  type StreamHasher,
} from '../platform/hashers.ts'
import { type Algorithm, type AnyAlgorithm, DIGEST_LENGTH } from './algorithms.ts'

export type Digestible = AnyAlgorithm

/** What else there is, is a BLAKE2b of some length. */
const CREATE: Readonly<Partial<Record<Digestible, () => Promise<StreamHasher>>>> = {
  md5: createMD5,
  sha1: createSHA1,
  sha224: createSHA224,
  sha256: createSHA256,
  sha384: createSHA384,
  sha512: createSHA512,
  'sha3-224': () => createSHA3(224),
  'sha3-256': () => createSHA3(256),
  'sha3-384': () => createSHA3(384),
  'sha3-512': () => createSHA3(512),
  'blake2s-256': () => createBLAKE2s(256),
  blake3: () => createBLAKE3(256),
}
const create = (name: Digestible) => CREATE[name]?.() ?? createBLAKE2b(8 * DIGEST_LENGTH[name])

export type DigestsOf<A extends Digestible> = Readonly<Record<A, Uint8Array>>
export type Digests = DigestsOf<Algorithm>
/** The four, and whatever else a list asked for. */
export type SomeDigests = Digests & Readonly<Partial<Record<Digestible, Uint8Array>>>

/** Several digests of the same bytes, which come piece by piece. */
export interface Digester<A extends Digestible> {
  readonly update: (piece: Uint8Array) => void
  /** To be called once, after the last piece. */
  readonly digest: () => DigestsOf<A>
}

/** @returns a digester that has seen no byte yet */
export async function createDigester<A extends Digestible>(algorithms: readonly A[]): Promise<Digester<A>> {
  const hashers = await Promise.all(algorithms.map(async (name) => [name, await create(name)] as const))
  for (const [, hasher] of hashers) hasher.init()
  return {
    update(piece) {
      for (const [, hasher] of hashers) hasher.update(piece)
    },
    digest: () =>
      Object.fromEntries(hashers.map(([name, hasher]) => [name, hasher.digest('binary')])) as Record<
        A,
        Uint8Array
      >,
  }
}

export interface DigestOptions {
  /** Called with the bytes read so far, once per piece. */
  readonly onProgress?: (bytes: number) => void
  /** Asked before each piece. */
  readonly isCancelled?: () => boolean
}

/**
 * Reads `pieces` once and computes every digest in `algorithms` on the way.
 *
 * @param pieces may reuse one buffer: each piece is consumed before the next is asked for
 * @returns `undefined` if it was cancelled
 * @example
 * await digestPieces(file.stream(), ['sha256'])
 */
export async function digestPieces<A extends Digestible>(
  pieces: AsyncIterable<Uint8Array>,
  algorithms: readonly A[],
  { onProgress, isCancelled }: DigestOptions = {},
): Promise<DigestsOf<A> | undefined> {
  const digester = await createDigester(algorithms)
  let bytes = 0
  for await (const piece of pieces) {
    if (isCancelled?.()) return undefined
    digester.update(piece)
    bytes += piece.length
    onProgress?.(bytes)
  }
  return isCancelled?.() ? undefined : digester.digest()
}
