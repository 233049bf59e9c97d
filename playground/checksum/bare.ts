/** Which file a digest without a name is for: only the digests of those at hand can tell. */
import { toHex } from '../bytes.ts'
import type { AnyAlgorithm } from './algorithms.ts'
import type { Found } from './tool.ts'

/** A file at hand: its digests by algorithm, or why there are none. */
export interface ListedFile {
  /** Its name, or as much of its path as is known. */
  readonly name: string
  readonly found: Exclude<Found, 'missing'>
  /** In bytes; not known if absent. */
  readonly size?: number
}

/**
 * The index of its file, or
 * - `missing`: no file has it, and all were compared;
 * - `unread`: none that was read has it, and some were not;
 * - `unsupported`: it is none that we compute.
 */
export type BareMatch = number | 'missing' | 'unread' | 'unsupported'

/** A digest without a name means the one file there is, or the first that has it. */
export function bareFinder(
  files: readonly ListedFile[],
): (algorithm: AnyAlgorithm | undefined, digest: Uint8Array) => BareMatch {
  const known = new Map<AnyAlgorithm, Map<string, number>>()
  const byDigest = (algorithm: AnyAlgorithm) => {
    const found = new Map<string, number>()
    for (const [i, file] of files.entries()) {
      if (typeof file.found === 'string') continue
      const digest = toHex(digestIn(file.found, algorithm))
      if (!found.has(digest)) found.set(digest, i)
    }
    known.set(algorithm, found)
    return found
  }
  const none = files.some(isDenied) ? 'unread' : 'missing'
  return (algorithm, digest) => {
    if (files.length === 1) return 0
    if (algorithm === undefined) return 'unsupported'
    return (known.get(algorithm) ?? byDigest(algorithm)).get(toHex(digest)) ?? none
  }
}

/** Its digest is not known: that of a folder is none. */
export function isDenied({ found }: ListedFile): boolean {
  return found === 'denied'
}

/** @throws {Error} if the file comes without that digest */
export function digestIn(found: Exclude<Found, string>, algorithm: AnyAlgorithm): Uint8Array {
  const digest = found[algorithm]
  if (!digest) throw new Error(`verifyList: files come without their ${algorithm} digest`)
  return digest
}
