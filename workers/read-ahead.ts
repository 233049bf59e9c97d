/** Pieces of a file that another worker reads while this one is busy with the last. */
import { transfer } from 'comlink'
import { startHelper } from './helper.ts'
import { piecesOf } from './read-file.ts'
import readerScript from './reader.worker.ts?worker&url'
import type { ReaderApi } from './reader.worker.ts'
import { startWorker } from './start-worker.ts'

const PIECE_BYTES = 2 * 1024 * 1024
const PIECES_AHEAD = 3
/** Below, the file is read before the other worker has started. */
const WORTH_FROM = 16 * 1024 * 1024

/** A reader of `reader.worker.ts`, seen from outside. */
export interface Reader {
  readonly open: (job: number, file: Blob) => Promise<void>
  /** Several may be asked for at once: they are filled in turn. */
  readonly fill: (job: number, empty: ArrayBuffer) => Promise<Uint8Array<ArrayBuffer>>
  readonly close: (job: number) => Promise<void>
}

let jobs = 0
let started: Promise<Reader | undefined> | undefined

/** As `piecesOf`: each piece is only valid until the next one is asked for. */
export async function* piecesAhead(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.size < WORTH_FROM ? undefined : await (started ??= startReader())
  yield* reader ? piecesBy(reader, file) : piecesOf(file)
}

/** @param pieceBytes how much is filled at once */
export async function* piecesBy(
  reader: Reader,
  file: Blob,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Uint8Array> {
  const job = ++jobs
  const ahead: Promise<Uint8Array<ArrayBuffer>>[] = []
  const ask = (empty: ArrayBuffer) => {
    const piece = reader.fill(job, transfer(empty, [empty]))
    // Heard when its turn comes; until then it is nobody's.
    piece.catch(() => undefined)
    ahead.push(piece)
  }
  await reader.open(job, file)
  try {
    for (let i = 0; i < PIECES_AHEAD; i++) ask(new ArrayBuffer(pieceBytes))
    for (;;) {
      const piece = await ahead.shift()
      if (!piece || piece.length === 0) return
      yield piece
      ask(piece.buffer)
    }
  } finally {
    await reader.close(job)
  }
}

function startReader(): Promise<Reader | undefined> {
  return startHelper<ReaderApi>(() => startWorker(readerScript))
}
