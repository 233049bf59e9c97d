import { createDigester, type Digester, type Digestible } from '../../playground/checksum/index.ts'
import type { Hasher } from '../../workers/pipeline.ts'

/** A hasher without a worker: takes its time, takes the piece away while it has it, counts what it still knows. */
export function fakeHasher({ failAt = Infinity } = {}): Hasher & { readonly running: () => number } {
  const digesters = new Map<number, Digester<Digestible>>()
  let pieces = 0
  let last: Promise<unknown> = Promise.resolve()
  /** Messages are answered in the order in which they came. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const answer = last.then(() => new Promise((resolve) => setTimeout(resolve))).then(work)
    last = answer.catch(() => undefined)
    return answer
  }
  return {
    start: (job, algorithms) => inTurn(async () => void digesters.set(job, await createDigester(algorithms))),
    update(job, piece) {
      const taken = structuredClone(piece, { transfer: [piece.buffer] })
      return inTurn(() => {
        pieces += 1
        if (pieces > failAt) throw new Error('the hasher is gone')
        digesters.get(job)?.update(taken)
        return structuredClone(taken, { transfer: [taken.buffer] })
      })
    },
    digest: (job) =>
      inTurn(() => {
        const digests = digesters.get(job)?.digest()
        digesters.delete(job)
        return digests
      }),
    drop: (job) => inTurn(() => void digesters.delete(job)),
    running: () => digesters.size,
  }
}
