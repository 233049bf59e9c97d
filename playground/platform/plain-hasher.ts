/** A hash of `@noble/hashes` as `hashers.ts` has them. */
import type { StreamHasher } from './hashers.ts'

interface Running {
  update(piece: Uint8Array): unknown
  digest(): Uint8Array
  clone(): Running
}

export function streaming(create: () => Running): StreamHasher {
  let running = create()
  const hasher: StreamHasher = {
    init() {
      running = create()
      return hasher
    },
    update(piece) {
      running.update(piece)
      return hasher
    },
    digest: () => running.digest(),
    save: () => running.clone(),
    load(state) {
      running = (state as Running).clone()
      return hasher
    },
  }
  return hasher
}
