/** What every worker offers beside its verification: progress, and a way to stop. */

export interface Progress {
  readonly done: number
  readonly all: number
}
export type OnProgress = (progress: Progress) => void

/** Often enough for a bar, seldom enough not to slow the reading. */
const REPORT_EVERY_BYTES = 8 * 1024 * 1024

/**
 * The page's runs share a worker. At most one job at a time is each one's, and a new one ends its old; by owner, the
 * number of its newest job.
 */
const newest = new Map<number, number>()

export interface Job {
  readonly isCancelled: () => boolean
  readonly onProgress: (bytes: number) => void
}

/**
 * @param all bytes to read
 * @param owner whom the job is for; 0 is nobody in particular, whose jobs do not end each other
 */
export function startJob(all: number, onProgress: OnProgress, owner = 0): Job {
  const id = owner === 0 ? undefined : endJob(owner)
  let said = 0
  // It may be long before the first bytes are read: that there is something to stop is known now.
  if (all > REPORT_EVERY_BYTES) onProgress({ done: 0, all })
  return {
    isCancelled: () => id !== undefined && id !== newest.get(owner),
    onProgress(bytes) {
      if (bytes - said < REPORT_EVERY_BYTES && bytes < all) return
      said = bytes
      onProgress({ done: bytes, all })
    },
  }
}

export function cancelJob(owner = 0): void {
  if (owner !== 0) endJob(owner)
}

function endJob(owner: number): number {
  const id = (newest.get(owner) ?? 0) + 1
  newest.set(owner, id)
  return id
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
