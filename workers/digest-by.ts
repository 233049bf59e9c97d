/** Digests of a file of any size, by the means that there are. */
import {
  type Digestible,
  type DigestOptions,
  digestPieces,
  type DigestsOf,
} from '../playground/checksum/index.ts'
import { digestAlong, type Hasher } from './pipeline.ts'
import { piecesOf } from './read-file.ts'

/**
 * WebCrypto digests SHA-256 in half the time, but takes the whole file at once, holds it twice, and tells nothing
 * until it is done. Up to here, in bytes, nobody notices. Its SHA-1 and SHA-512 win nothing over WebAssembly.
 */
export const WHOLE_UP_TO = 16 * 1024 * 1024
const WHOLE_PIECE_BYTES = 1024 * 1024

/** What the browser offers; the tests take it away. */
export interface Means {
  /** `undefined` where the page is not a secure context. */
  readonly subtle: Pick<SubtleCrypto, 'digest'> | undefined
  /** None where a worker cannot start workers. */
  readonly hashers: () => Promise<readonly Hasher[]>
}

/**
 * Reads `file` once and computes every digest in `algorithms`. Files may be digested side by side: they share the
 * hashers.
 *
 * @returns `undefined` if it was cancelled
 * @throws {DOMException} if the file cannot be read
 * @example
 * await digestBy(means, file, ['sha256'], { onProgress: (bytes) => show(bytes / file.size) })
 */
export async function digestBy<A extends Digestible>(
  means: Means,
  file: Blob,
  algorithms: readonly A[],
  options: DigestOptions = {},
): Promise<DigestsOf<A> | undefined> {
  const wanted: readonly Digestible[] = algorithms
  const small = file.size <= WHOLE_UP_TO
  if (small && means.subtle && wanted.includes('sha256')) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return digestWhole(bytes, algorithms, options, means.subtle)
  }
  const hashers = small ? [] : await means.hashers()
  return hashers.length > 0
    ? digestAlong(file, algorithms, hashers, options)
    : digestPieces(piecesOf(file), algorithms, options)
}

/** SHA-256 by the browser's own code, on a thread of its own; whatever else is asked for is hashed here meanwhile. */
async function digestWhole<A extends Digestible>(
  bytes: Uint8Array<ArrayBuffer>,
  algorithms: readonly A[],
  options: DigestOptions,
  subtle: Pick<SubtleCrypto, 'digest'>,
): Promise<DigestsOf<A> | undefined> {
  const others = algorithms.filter((algorithm) => algorithm !== 'sha256')
  const [native, rest] = await Promise.all([
    subtle.digest('SHA-256', bytes).catch(() => undefined),
    digestPieces(cut(bytes), others, options),
  ])
  if (!rest) return undefined
  if (!native) return digestPieces(cut(bytes), algorithms)
  return { ...rest, sha256: new Uint8Array(native) } as DigestsOf<A>
}

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += WHOLE_PIECE_BYTES) {
    yield bytes.subarray(at, at + WHOLE_PIECE_BYTES)
  }
}
