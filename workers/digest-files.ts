/** Digests of many files: two at a time, so that one is read while the other is hashed, and both cores have work. */
import type { AnyAlgorithm, DigestOptions, DigestsOf } from '../playground/checksum/index.ts'
import { digestFile } from './digest-file.ts'

const AT_ONCE = 2

/**
 * @param options progress counts the bytes of all files, those that cannot be read among them
 * @param digest how one of them is digested
 * @returns in the order of `files`, `undefined` in place of one that cannot be read; nothing if cancelled
 */
export async function digestFiles<A extends AnyAlgorithm>(
  files: readonly Blob[],
  algorithms: readonly A[],
  { onProgress, isCancelled }: DigestOptions = {},
  digest: typeof digestFile<A> = digestFile,
): Promise<readonly (DigestsOf<A> | undefined)[] | undefined> {
  const found: (DigestsOf<A> | undefined)[] = files.map(() => undefined)
  const done = files.map(() => 0)
  let broken = false
  const note = (i: number, bytes: number) => {
    done[i] = bytes
    onProgress?.(done.reduce((sum, own) => sum + own, 0))
  }
  const waiting = files.entries()
  const work = async () => {
    for (const [i, file] of waiting) {
      try {
        found[i] = await digest(file, algorithms, {
          onProgress: (bytes) => note(i, bytes),
          isCancelled: () => broken || (isCancelled?.() ?? false),
        })
        if (!found[i]) return
      } catch (error) {
        if (!(error instanceof DOMException)) {
          broken = true
          throw error
        }
        note(i, file.size)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return isCancelled?.() ? undefined : found
}
