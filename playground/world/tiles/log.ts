/**
 * A Rekor v2 log of the lab as its files are: tiles, bundles, checkpoints. Its entries are one line each, made from their
 * index, so none is kept; what cannot be made in a moment is one hash for each full tile of leaves.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes, toHex, utf8 } from '../../bytes.ts'
import { bundleOf } from '../../tiles/bundle.ts'
import { HASH, hashesAt, readPath, type TileId, WIDTH } from '../../tiles/coordinates.ts'
import { hashIn, nodesOf, topOf } from '../../tiles/hashes.ts'
import { type NoteKey, TYPE } from '../../tiles/note-key.ts'
import { consistencyRanges, leafHash, type Range, rangeHash } from '../../tiles/tree.ts'
import { lazily } from '../lazy.ts'
import { seededRandom } from '../random.ts'
import { createLog, type HeadSigner, signedHead } from '../rekor.ts'

/** What such a log is made of. */
export interface TiledSpec {
  readonly seed: string
  /** Hashes of the full tiles of leaves, one after the other, as {@link fullTiles} makes them. */
  readonly fullTiles: Uint8Array
}

export interface TiledLog extends HeadSigner {
  readonly spec: TiledSpec
  readonly size: number
  /** Entries that are not what their index makes. */
  readonly changed: ReadonlyMap<number, Uint8Array>
  readonly noteKey: NoteKey
  readonly root: () => Uint8Array
  /** The signed head, by the log alone. */
  readonly checkpoint: () => string
  /** @returns what is served under a path, `undefined` where there is nothing */
  readonly get: (path: string) => Uint8Array | undefined
  /** That the tree of `earlier` leaves is a prefix (RFC 6962 section 2.1.2). */
  readonly consistencyProof: (earlier: number) => Uint8Array[]
}

/** A package's name and the digest of an artifact: what stands in an entry of this log. */
export function entryLine(seed: string, index: number, by = 'somebody'): Uint8Array {
  return utf8(`package-${index}.tar.gz sha256:${toHex(sha256(utf8(`${seed} ${by} ${index}`)))}`)
}

/** The hashes of all full tiles of leaves in a log of `size` entries. It takes two hashes an entry and a half. */
export function fullTiles(seed: string, size: number): Uint8Array {
  const count = hashesAt(size, 1)
  return joinBytes(
    Array.from({ length: count }, (_, n) => topOf(leafTile(n, WIDTH, (i) => entryLine(seed, i)))),
  )
}

function leafTile(index: number, width: number, entryAt: (index: number) => Uint8Array): Uint8Array {
  return joinBytes(Array.from({ length: width }, (_, i) => leafHash(entryAt(index * WIDTH + i))))
}

/** @throws {RangeError} naming `fullTiles` if they are not of as many tiles as `size` has */
export function createTiledLog(
  spec: TiledSpec,
  size: number,
  changed: ReadonlyMap<number, Uint8Array> = new Map(),
): TiledLog {
  if (spec.fullTiles.length !== hashesAt(size, 1) * HASH) throw new RangeError('fullTiles: of another size')
  const { origin, signer, key, logId } = createLog('v2', seededRandom(`${spec.seed} log`), {})
  const entryAt = (index: number) => changed.get(index) ?? entryLine(spec.seed, index)
  const changedTiles = new Set([...changed.keys()].map((index) => Math.floor(index / WIDTH)))

  const made = new Map<string, Uint8Array>()
  const hashesOf = ({ level, index, width }: TileId): Uint8Array => {
    const name = `${level}/${index}/${width}`
    const known = made.get(name)
    if (known) return known
    const tile = level === 0 ? leafTile(index, width, entryAt) : upperTile(level, index, width)
    made.set(name, tile)
    return tile
  }
  const upperTile = (level: number, index: number, width: number) =>
    joinBytes(
      Array.from({ length: width }, (_, i) => {
        const below = index * WIDTH + i
        return level === 1 && !changedTiles.has(below)
          ? hashIn(spec.fullTiles, below)
          : topOf(hashesOf({ level: level - 1, index: below, width: WIDTH }))
      }),
    )
  const widthOf = (level: number, index: number) =>
    Math.max(0, Math.min(WIDTH, hashesAt(size, level) - index * WIDTH))
  const hashOf = (range: Range) =>
    rangeHash(
      range,
      nodesOf((level, index) => {
        const width = widthOf(level, index)
        return width > 0 ? hashesOf({ level, index, width }) : undefined
      }),
    )
  const root = lazily(() => hashOf({ start: 0, end: size }))
  const checkpoint = lazily(() => signedHead({ origin, signer, key, logId }, size, root()))

  return {
    ...{ origin, signer, key, logId, spec, size, changed, root, checkpoint },
    noteKey: { name: signer, type: TYPE.log, publicKey: key.publicKey },
    get(path) {
      if (path === 'checkpoint') return utf8(checkpoint())
      const asked = readPath(path)
      if (!asked || asked.width > widthOf(asked.level, asked.index)) return undefined
      const { kind, index, width } = asked
      if (kind === 'hashes') return hashesOf(asked)
      return bundleOf(Array.from({ length: width }, (_, i) => entryAt(index * WIDTH + i)))
    },
    consistencyProof: (earlier) => consistencyRanges(earlier, size).map(hashOf),
  }
}
