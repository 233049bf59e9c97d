/** The very worker of the deck, and a second door through which the bench asks for one algorithm at a time. */
import type { ChecksumApi } from '../../../workers/checksum.worker.ts'
import '../../../workers/checksum.worker.ts'
import { expose } from 'comlink'
import { type Algorithm, createDigester } from '../../../playground/checksum/index.ts'
import { digestFile } from '../../../workers/digest-file.ts'

export type { ChecksumApi }

const PIECE_BYTES = 1024 * 1024

const api = {
  digest: (file: Blob, algorithms: readonly Algorithm[]) => digestFile(file, algorithms),
  /** Hashes `bytes` bytes that are in memory already. @returns milliseconds */
  async alone(algorithm: Algorithm, bytes: number): Promise<number> {
    const digester = await createDigester([algorithm])
    const piece = new Uint8Array(PIECE_BYTES)
    const started = performance.now()
    for (let done = 0; done < bytes; done += PIECE_BYTES) digester.update(piece)
    return performance.now() - started
  },
}
export type OursApi = typeof api

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) expose(api, data)
})
