/** Digests of bytes that arrive in pieces: the artifact is never whole in memory. */
import { createMD5, createSHA1, createSHA256, createSHA384, createSHA512, type IHasher } from 'hash-wasm'
import type { Algorithm } from './algorithms.ts'

/** The four that people meet beside a download, and the one that goes with signatures by P-384. */
export type Digestible = Algorithm | 'sha384'

const CREATE: Readonly<Record<Digestible, () => Promise<IHasher>>> = {
  md5: createMD5,
  sha1: createSHA1,
  sha256: createSHA256,
  sha384: createSHA384,
  sha512: createSHA512,
}

export type DigestsOf<A extends Digestible> = Readonly<Record<A, Uint8Array>>
export type Digests = DigestsOf<Algorithm>

/** Several digests of the same bytes, which come piece by piece. */
export interface Digester<A extends Digestible> {
  readonly update: (piece: Uint8Array) => void
  /** To be called once, after the last piece. */
  readonly digest: () => DigestsOf<A>
}

/** @returns a digester that has seen no byte yet */
export async function createDigester<A extends Digestible>(algorithms: readonly A[]): Promise<Digester<A>> {
  const hashers = await Promise.all(algorithms.map(async (name) => [name, await CREATE[name]()] as const))
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
