/** Hashes the pieces that a pipeline sends round, for any number of files at once. */
import { expose, transfer } from 'comlink'
import {
  createDigester,
  type Digester,
  type Digestible,
  type DigestsOf,
} from '../playground/checksum/index.ts'

const digesters = new Map<number, Digester<Digestible>>()

const api = {
  ready: () => true,
  /** @param job a number of the caller's own, until `digest` or `drop` */
  async start(job: number, algorithms: readonly Digestible[]): Promise<void> {
    digesters.set(job, await createDigester(algorithms))
  },
  /** @returns the piece itself, which is the caller's again */
  update(job: number, piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    digesters.get(job)?.update(piece)
    return transfer(piece, [piece.buffer])
  },
  /** @returns `undefined` for a job that is not running */
  digest(job: number): Partial<DigestsOf<Digestible>> | undefined {
    const digests = digesters.get(job)?.digest()
    digesters.delete(job)
    return digests
  },
  drop(job: number): void {
    digesters.delete(job)
  },
}

export type HasherApi = typeof api
expose(api)
