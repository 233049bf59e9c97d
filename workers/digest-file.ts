/** Digests of a file of any size, the quickest way that this browser offers. */
import type { Digestible, DigestOptions, DigestsOf } from '../playground/checksum/index.ts'
import { digestBy, type Means } from './digest-by.ts'
import hasher from './hasher.worker.ts?worker&url'
import type { HasherApi } from './hasher.worker.ts'
import { startHelper } from './helper.ts'
import type { Hasher } from './pipeline.ts'
import { startWorker } from './start-worker.ts'

export { type Means, WHOLE_UP_TO } from './digest-by.ts'

/** Nobody asks for more than four digests of one file. */
const MOST_HASHERS = 4

/** As {@link digestBy}, by all that this browser offers. */
export function digestFile<A extends Digestible>(
  file: Blob,
  algorithms: readonly A[],
  options: DigestOptions = {},
  means: Means = MEANS,
): Promise<DigestsOf<A> | undefined> {
  return digestBy(means, file, algorithms, options)
}

let started: Promise<readonly Hasher[]> | undefined

const MEANS: Means = {
  subtle: globalThis.crypto?.subtle,
  hashers: () => (started ??= startHashers()),
}

async function startHashers(): Promise<readonly Hasher[]> {
  const wanted = Math.min(globalThis.navigator?.hardwareConcurrency ?? 1, MOST_HASHERS)
  const remotes = await Promise.all(
    Array.from({ length: wanted }, () => startHelper<HasherApi>(() => startWorker(hasher))),
  )
  return remotes.filter((remote) => remote !== undefined)
}
