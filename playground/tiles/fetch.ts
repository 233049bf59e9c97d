/** The tiles that lead from an entry to the root, each held to what is said of it (C2SP tlog-tiles, "Merkle Tree"). */
import { equalBytes } from '../bytes.ts'
import type { LogHead } from './checkpoint.ts'
import { chainTiles, edgeTiles, type TileId, tilePath, WIDTH } from './coordinates.ts'
import { hashIn, isOfWidth, nodesOf, type TileAt, topOf } from './hashes.ts'
import type { TilesFinding } from './plan.ts'
import { passed, saw } from './stage.ts'
import { rangeHash } from './tree.ts'

/** A file of the log by its path below the prefix. */
export type Get = (path: string) => Uint8Array | undefined

export interface FetchedTile extends TileId {
  readonly path: string
  /** At the right edge, or on the way from the leaf to it. */
  readonly place: 'edge' | 'chain'
  /** Bytes that came. */
  readonly length: number
  /** Whether it makes what the tile above it, or of all at the edge the checkpoint, says of it; not known where that is not at hand. */
  readonly fits?: boolean
}

export interface Got {
  readonly finding: TilesFinding
  readonly tiles: readonly FetchedTile[]
  /** Whether every tile has come, as wide as it has to be. */
  readonly isWhole: boolean
  readonly tileAt: TileAt
}

/** Every tile is held to the one above it, and those at the right edge, together, to the checkpoint. */
export function fetchTiles(index: number, { size, root }: Pick<LogHead, 'size' | 'root'>, get: Get): Got {
  const wanted = [
    ...edgeTiles(size).map((tile) => ({ ...tile, place: 'edge' as const })),
    ...chainTiles(index, size).map((tile) => ({ ...tile, place: 'chain' as const })),
  ].sort((a, b) => b.level - a.level || a.index - b.index)
  const files = wanted.map((tile) => ({ tile, path: tilePath(tile), bytes: get(tilePath(tile)) }))
  const tileAt: TileAt = (level, at) => {
    const file = files.find(({ tile }) => tile.level === level && tile.index === at)
    return file?.bytes && isOfWidth(file.bytes, file.tile) ? file.bytes : undefined
  }
  const evidence = files.map(({ path }) => saw('tile', path))
  const odd = files.find(({ bytes, tile }) => !bytes || !isOfWidth(bytes, tile))
  const isWhole = odd === undefined
  const reached = isWhole ? rangeHash({ start: 0, end: size }, nodesOf(edgeOnly(tileAt, size))) : undefined
  const held = files.map(({ tile, path, bytes }) => {
    const above = tileAt(tile.level + 1, Math.floor(tile.index / WIDTH))
    const said = tile.place === 'chain' ? above && hashIn(above, tile.index % WIDTH) : root
    const is = tile.place === 'chain' ? bytes && isOfWidth(bytes, tile) && topOf(bytes) : reached
    return { tile, path, bytes, said, is, ...(said && is && { fits: equalBytes(said, is) }) }
  })
  const tiles = held.map(({ tile, path, bytes, fits }) => ({
    ...tile,
    path,
    length: bytes?.length ?? 0,
    ...(fits !== undefined && { fits }),
  }))
  const answer = (finding: TilesFinding): Got => ({ finding, tiles, isWhole, tileAt })
  const off = held.find(({ fits }) => fits === false)
  if (off?.said && off.is) {
    const isEdge = off.tile.place === 'edge'
    const expected = isEdge ? saw('root', off.said) : saw('said-hash', off.said)
    const actual = saw(isEdge ? 'tiles-root' : 'tile-hash', off.is)
    const named = isEdge ? evidence : [saw('tile', off.path)]
    const code = isEdge ? 'root-mismatch' : 'tile-mismatch'
    return answer({ status: 'failed', code, expected, actual, evidence: [...named, expected, actual] })
  }
  if (odd) {
    const code = odd.bytes ? 'tile-malformed' : 'file-missing'
    return answer({ status: 'undecided', code, evidence: [saw('file', odd.path)] })
  }
  return answer(passed(...evidence, ...(reached ? [saw('tiles-root', reached)] : [])))
}

function edgeOnly(tileAt: TileAt, size: number): TileAt {
  const edge = edgeTiles(size)
  return (level, index) =>
    edge.some((tile) => tile.level === level && tile.index === index) ? tileAt(level, index) : undefined
}
