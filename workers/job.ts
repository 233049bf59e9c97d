/** What every worker offers beside its verification: progress, and a way to stop. */

export interface Progress {
  readonly done: number
  readonly all: number
}
export type OnProgress = (progress: Progress) => void

/** Often enough for a bar, seldom enough not to slow the reading. */
const REPORT_EVERY_BYTES = 8 * 1024 * 1024

/** At most one job runs in a worker; a new one ends the old. */
let current = 0

export interface Job {
  readonly isCancelled: () => boolean
  readonly onProgress: (bytes: number) => void
}

export function startJob(all: number, onProgress: OnProgress): Job {
  const id = ++current
  let said = 0
  return {
    isCancelled: () => id !== current,
    onProgress(bytes) {
      if (bytes - said < REPORT_EVERY_BYTES && bytes < all) return
      said = bytes
      onProgress({ done: bytes, all })
    },
  }
}

export function cancelJob(): void {
  current++
}

/** Thrown to leave a stream in the middle; the caller answers `undefined`. */
export class Cancelled extends Error {}

/** Pieces of a job's file, with progress, that end when the job is cancelled. */
export async function* supervised(pieces: AsyncIterable<Uint8Array>, job: Job): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    if (job.isCancelled()) throw new Cancelled()
    yield piece
    bytes += piece.length
    job.onProgress(bytes)
  }
}
