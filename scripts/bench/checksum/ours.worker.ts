/** The very worker of the deck, and a second door through which the bench asks for one algorithm at a time. */
import type { ChecksumApi } from '../../../workers/checksum.worker.ts'
import '../../../workers/checksum.worker.ts'
import { expose } from 'comlink'
import type { Algorithm } from '../../../playground/checksum/index.ts'
import { digestFile } from '../../../workers/digest-file.ts'

export type { ChecksumApi }

const api = {
  digest: (file: Blob, algorithms: readonly Algorithm[]) => digestFile(file, algorithms),
}
export type OursApi = typeof api

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) expose(api, data)
})
