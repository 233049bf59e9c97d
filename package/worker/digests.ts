/** The digests that a Sigstore bundle may name, of a file too large to be taken whole, by the code that its verifier brings. */
import { plainSha2 } from '../../playground/platform/plain-sha2.ts'
import type { ArtifactDigests } from '../../playground/sigstore/index.ts'
import type { Job } from '../../workers/job.ts'
import { piecesOf } from '../../workers/read-file.ts'

/** @returns `undefined` if it was cancelled */
export async function digestsOf(file: Blob, job: Job): Promise<ArtifactDigests | undefined> {
  const all = (['sha256', 'sha384', 'sha512'] as const).map(plainSha2)
  let bytes = 0
  for await (const piece of piecesOf(file)) {
    if (job.isCancelled()) return undefined
    for (const hasher of all) hasher.update(piece)
    job.onProgress((bytes += piece.length))
  }
  const [sha256, sha384, sha512] = all.map((hasher) => hasher.digest('binary'))
  return { ...(sha256 && { sha256 }), ...(sha384 && { sha384 }), ...(sha512 && { sha512 }) }
}
