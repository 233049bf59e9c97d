/** One file against what is claimed of it: which digests are needed is known only by reading the claim. */
import { ALGORITHMS, type AnyAlgorithm } from './algorithms.ts'
import type { SomeDigests } from './digest.ts'
import { algorithmsAsked, type ChecksumInput, type ChecksumReport, verifyChecksum } from './verify.ts'

/** A file whose digests are computed when they are asked for. */
export interface ChecksumFile extends Omit<NonNullable<ChecksumInput['artifact']>, 'digests'> {
  /**
   * Digests of all its bytes, those of each call anew.
   *
   * @returns `undefined` if it was cancelled
   */
  readonly digest: (
    algorithms: readonly AnyAlgorithm[],
  ) => Promise<Readonly<Partial<Record<AnyAlgorithm, Uint8Array>>> | undefined>
}

export interface ChecksumFileInput extends Omit<ChecksumInput, 'artifact'> {
  readonly artifact: ChecksumFile
}

export interface ChecksumFileAnswer {
  readonly report: ChecksumReport
  /** All that were computed. */
  readonly digests: SomeDigests
}

/**
 * Compares the digests that a claim gives for a file with the file's own, computing those that the claim needs; without a
 * claim the four usual ones. Digests are as in FIPS 180-4, FIPS 202, RFC 1321 and RFC 7693; lists as coreutils, BSD and
 * package managers write them. Whatever the bytes of the claim are, the answer is a report.
 *
 * @returns `undefined` if `digest` was cancelled
 * @throws whatever `digest` throws
 * @example
 * ```ts
 * import { openAsBlob } from 'node:fs'
 * import { readFile } from 'node:fs/promises'
 * import { digestPieces, verifyFile } from 'shomei/checksum'
 *
 * const file = await openAsBlob('hello-shomei-1.0.0.jar')
 * const answer = await verifyFile({
 *   artifact: {
 *     name: 'hello-shomei-1.0.0.jar',
 *     size: file.size,
 *     digest: (algorithms) => digestPieces(file.stream(), algorithms),
 *   },
 *   claim: await readFile('SHA256SUMS'),
 *   claimName: 'SHA256SUMS',
 *   channel: 'apart', // it came another way than the file; `beside` if not
 * })
 * answer?.report.verdict // 'verified'
 * ```
 */
export async function verifyFile({
  artifact: { digest, ...place },
  ...claimed
}: ChecksumFileInput): Promise<ChecksumFileAnswer | undefined> {
  const asked = claimed.claim ? algorithmsAsked(claimed.claim, claimed.claimName) : []
  const found = (await digest([...new Set([...ALGORITHMS, ...asked])])) as SomeDigests | undefined
  if (!found) return undefined
  const judge = (digests: SomeDigests) => ({
    report: verifyChecksum({ artifact: { ...place, digests }, ...claimed }),
    digests,
  })
  const first = judge(found)
  if (first.report.more.length === 0) return first
  const more = await digest(first.report.more)
  return more && judge({ ...found, ...more })
}
