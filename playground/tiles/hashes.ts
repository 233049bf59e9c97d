/** The hashes in tiles, and those between them, which a tile has not but can be made from it. */
import { HASH, HEIGHT, type TileId, WIDTH } from './coordinates.ts'
import { type Node, nodeHash } from './tree.ts'

/** Bytes of a tile by its place, where it is at hand: `width · 32` of them. */
export type TileAt = (level: number, index: number) => Uint8Array | undefined

/** The `nth` hash of a tile. */
export const hashIn = (tile: Uint8Array, nth: number): Uint8Array =>
  tile.subarray(nth * HASH, (nth + 1) * HASH)

/** The root of a full tile: what the level above holds of it. */
export function topOf(tile: Uint8Array): Uint8Array {
  return within(tile, 0, WIDTH)
}

/** Every node that can be made from tiles at hand. */
export function nodesOf(tileAt: TileAt): Node {
  return (level, index) => {
    const count = 2 ** (level % HEIGHT)
    const first = index * count
    const tile = tileAt(Math.floor(level / HEIGHT), Math.floor(first / WIDTH))
    const from = first % WIDTH
    return tile && tile.length >= (from + count) * HASH ? within(tile, from, count) : undefined
  }
}

/** @param count a power of two */
function within(tile: Uint8Array, from: number, count: number): Uint8Array {
  if (count === 1) return hashIn(tile, from)
  const half = count / 2
  return nodeHash(within(tile, from, half), within(tile, from + half, half))
}

/** Whether these are as many hashes as the tile has to have. */
export const isOfWidth = (bytes: Uint8Array, { width }: TileId): boolean => bytes.length === width * HASH
