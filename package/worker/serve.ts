/** The worker's end: what a question may hand over, and how it is read and cancelled. */
import { Cancelled, type OnProgress, startJob, supervised } from '../../workers/job.ts'
import { piecesOf } from '../../workers/read-file.ts'

/** A file of any size, or bytes that are in memory already. */
export type FileBytes = Blob | Uint8Array<ArrayBuffer>

export const blobOf = (file: FileBytes): Blob => (file instanceof Blob ? file : new Blob([file]))

const nobody: OnProgress = () => undefined

export const jobOf = (size: number, onProgress: OnProgress | undefined, owner: number) =>
  startJob(size, onProgress ?? nobody, owner)

/**
 * @param verify reads the pieces to their end, or not at all
 * @returns `undefined` if it was cancelled
 */
export async function whileReading<Answer>(
  file: FileBytes,
  onProgress: OnProgress | undefined,
  owner: number,
  verify: (pieces: AsyncIterable<Uint8Array>) => Promise<Answer>,
): Promise<Answer | undefined> {
  const blob = blobOf(file)
  const job = jobOf(blob.size, onProgress, owner)
  try {
    const answer = await verify(supervised(piecesOf(blob), job))
    return job.isCancelled() ? undefined : answer
  } catch (error) {
    if (error instanceof Cancelled) return undefined
    throw error
  }
}
