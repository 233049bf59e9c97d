/** Reads files for a worker that is busy hashing them. */
import { expose, transfer } from 'comlink'
import { openFile, type OpenFile } from './read-file.ts'

interface Reading {
  readonly file: OpenFile
  last: Promise<unknown>
}

const readings = new Map<number, Reading>()

const api = {
  ready: () => true,
  /** @param job a number of the caller's own, until `close` */
  open(job: number, file: Blob): void {
    readings.set(job, { file: openFile(file), last: Promise.resolve() })
  },
  /** Several may be asked for at once: they are filled in turn. */
  async fill(job: number, empty: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
    const reading = readings.get(job)
    if (!reading) throw new Error(`fill: job ${job} is not open`)
    const filled = reading.last.then(() => reading.file.fill(empty))
    reading.last = filled.catch(() => undefined)
    const piece = await filled
    return transfer(piece, [piece.buffer])
  },
  async close(job: number): Promise<void> {
    await readings.get(job)?.file.close()
    readings.delete(job)
  },
}

export type ReaderApi = typeof api
expose(api)
