/** Digests of a file of any size, the quickest way that this browser offers. */
import {
  type Algorithm,
  createDigester,
  type DigestOptions,
  digestPieces,
  type DigestsOf,
} from '../playground/checksum/index.ts'
import type { HasherApi } from './hasher.worker.ts'
import { startHelper } from './helper.ts'
import { digestAlong, type Hasher } from './pipeline.ts'
import { piecesOf } from './read-file.ts'

/**
 * WebCrypto takes the whole file at once, holds it twice, and tells nothing until it is done. Up to here that is
 * 64 MiB and the blink of an eye.
 */
export const WHOLE_UP_TO = 32 * 1024 * 1024

/** Four at most: there is no fifth algorithm. */
const MOST_HASHERS = 4

const WEBCRYPTO: Readonly<Partial<Record<Algorithm, string>>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
}

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
 * await digestFile(file, ['sha256'], { onProgress: (bytes) => show(bytes / file.size) })
 */
export async function digestFile<A extends Algorithm>(
  file: Blob,
  algorithms: readonly A[],
  options: DigestOptions = {},
  means: Means = MEANS,
): Promise<DigestsOf<A> | undefined> {
  if (file.size <= WHOLE_UP_TO && means.subtle) {
    return digestWhole(new Uint8Array(await file.arrayBuffer()), algorithms, options, means.subtle)
  }
  const hashers = file.size <= WHOLE_UP_TO ? [] : await means.hashers()
  return hashers.length > 0
    ? digestAlong(file, algorithms, hashers, options)
    : digestPieces(piecesOf(file), algorithms, options)
}

async function digestWhole<A extends Algorithm>(
  bytes: Uint8Array<ArrayBuffer>,
  algorithms: readonly A[],
  { onProgress, isCancelled }: DigestOptions,
  subtle: Pick<SubtleCrypto, 'digest'>,
): Promise<DigestsOf<A> | undefined> {
  const found: Partial<Record<A, Uint8Array>> = {}
  // One after the other: each of them would hold a copy.
  for (const algorithm of algorithms) {
    if (isCancelled?.()) return undefined
    found[algorithm] = (await byWebCrypto(bytes, algorithm, subtle)) ?? (await byWasm(bytes, algorithm))
  }
  if (isCancelled?.()) return undefined
  onProgress?.(bytes.length)
  return found as DigestsOf<A>
}

async function byWebCrypto(
  bytes: Uint8Array<ArrayBuffer>,
  algorithm: Algorithm,
  subtle: Pick<SubtleCrypto, 'digest'>,
): Promise<Uint8Array | undefined> {
  const name = WEBCRYPTO[algorithm]
  if (name === undefined) return undefined
  try {
    return new Uint8Array(await subtle.digest(name, bytes))
  } catch {
    return undefined
  }
}

async function byWasm(bytes: Uint8Array, algorithm: Algorithm): Promise<Uint8Array> {
  const digester = await createDigester([algorithm])
  digester.update(bytes)
  return digester.digest()[algorithm]
}

let started: Promise<readonly Hasher[]> | undefined

const MEANS: Means = {
  subtle: globalThis.crypto?.subtle,
  hashers: () => (started ??= startHashers()),
}

async function startHashers(): Promise<readonly Hasher[]> {
  const wanted = Math.min(globalThis.navigator?.hardwareConcurrency ?? 1, MOST_HASHERS)
  const remotes = await Promise.all(
    Array.from({ length: wanted }, () =>
      startHelper<HasherApi>(
        () => new Worker(new URL('./hasher.worker.ts', import.meta.url), { type: 'module' }),
      ),
    ),
  )
  return remotes.filter((remote) => remote !== undefined)
}
