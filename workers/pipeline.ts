/** Several hashers on one file: each piece is read once and goes from hasher to hasher, never copied. */
import { transfer } from 'comlink'
import type { Digestible, DigestOptions, DigestsOf } from '../playground/checksum/index.ts'
import { filledPieces } from './read-file.ts'

type Piece = Uint8Array<ArrayBuffer>

/** A hasher of `hasher.worker.ts`, seen from outside. Pieces sent one after the other are hashed in that order. */
export interface Hasher {
  readonly start: (job: number, algorithms: readonly Digestible[]) => Promise<void>
  readonly update: (job: number, piece: Piece) => Promise<Piece>
  readonly digest: (job: number) => Promise<Partial<DigestsOf<Digestible>> | undefined>
  readonly drop: (job: number) => Promise<void>
}

/** Long enough that a message costs nothing beside hashing it, short enough that a cancel is heard at once. */
const PIECE_BYTES = 2 * 1024 * 1024

/** One that is hashed and one that waits, for each hasher; one that is filled, and one to spare. */
const inFlight = (hashers: number) => 2 * hashers + 2

/** What a MiB takes, in ms, on the machine of the bench: only how they compare matters. */
const COST: Readonly<Partial<Record<Digestible, number>>> = {
  md5: 1.8,
  sha1: 1.9,
  sha256: 3.4,
  sha384: 2.5,
  sha512: 2.5,
}
/** Few ask for the others. */
const COST_OF_OTHERS = 4
const costOf = (algorithm: Digestible) => COST[algorithm] ?? COST_OF_OTHERS

/** `algorithms` in at most `groups` groups that take about as long, the longest first. */
export function shared<A extends Digestible>(algorithms: readonly A[], groups: number): A[][] {
  const shares = Array.from({ length: Math.min(groups, algorithms.length) }, () => ({
    cost: 0,
    own: [] as A[],
  }))
  for (const algorithm of algorithms.toSorted((a, b) => costOf(b) - costOf(a))) {
    const least = shares.reduce((a, b) => (b.cost < a.cost ? b : a))
    least.own.push(algorithm)
    least.cost += costOf(algorithm)
  }
  return shares.map(({ own }) => own)
}

let jobs = 0

/**
 * Digests of `file` by `hashers`, which may serve other files at the same time.
 *
 * @param hashers at least one
 * @param pieceBytes how much travels at once
 * @returns `undefined` if it was cancelled
 * @throws {DOMException} if the file cannot be read
 */
export async function digestAlong<A extends Digestible>(
  file: Blob,
  algorithms: readonly A[],
  hashers: readonly Hasher[],
  {
    onProgress,
    isCancelled,
    pieceBytes = PIECE_BYTES,
  }: DigestOptions & { readonly pieceBytes?: number } = {},
): Promise<DigestsOf<A> | undefined> {
  const job = ++jobs
  const line = shared(algorithms, hashers.length).flatMap((own, i) => {
    const hasher = hashers[i]
    return hasher ? [{ hasher, own }] : []
  })
  let bytes = 0
  const trip = async (piece: Piece): Promise<ArrayBuffer> => {
    let travelling = piece
    for (const { hasher } of line)
      travelling = await hasher.update(job, transfer(travelling, [travelling.buffer]))
    bytes += travelling.length
    onProgress?.(bytes)
    return travelling.buffer
  }
  // In the order of the file, so the first is the first to be back.
  const trips: Promise<ArrayBuffer>[] = []
  const lend = () =>
    (trips.length < inFlight(line.length) ? undefined : trips.shift()) ?? new ArrayBuffer(pieceBytes)
  try {
    await Promise.all(line.map(({ hasher, own }) => hasher.start(job, own)))
    for await (const piece of filledPieces(file, lend)) {
      if (isCancelled?.()) return undefined
      const back = trip(piece)
      // Heard when its buffer is wanted again; until then it is nobody's.
      back.catch(() => undefined)
      trips.push(back)
    }
    await Promise.all(trips)
    if (isCancelled?.()) return undefined
    const found = await Promise.all(line.map(({ hasher }) => hasher.digest(job)))
    return Object.assign({}, ...found) as DigestsOf<A>
  } finally {
    await Promise.allSettled(trips)
    await Promise.allSettled(line.map(({ hasher }) => hasher.drop(job)))
  }
}
