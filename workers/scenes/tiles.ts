/** A log that is read as tiles, and what its client and its witness make of what somebody does to it. */
import { TILED_SIZE, type TilesAttackId } from '../../playground/attacks/tiles-plan.ts'
import {
  createTiledWorld,
  type TiledWorld,
  type TilesScene,
  tilesScene,
} from '../../playground/attacks/tiles.ts'

export interface TilesOptions {
  readonly seed: string
  /** To the second. */
  readonly now: Date
  /** One hash for each full tile of leaves. */
  readonly fullTiles: Uint8Array
  readonly attack: TilesAttackId | undefined
  /** Of the entry that is looked up. */
  readonly index: number
  /** Cosignatures that the client wants. */
  readonly needs: number
}

export interface TilesAnswer extends TilesScene {
  readonly index: number
  readonly needs: number
}

/** Another entry, or another attack, needs no other log. */
let last: { readonly of: string; readonly world: TiledWorld } | undefined

export function runTiles({ seed, now, fullTiles, attack, index, needs }: TilesOptions): TilesAnswer {
  const of = JSON.stringify([seed, now])
  if (last?.of !== of) last = { of, world: createTiledWorld({ seed, fullTiles }, TILED_SIZE, now) }
  return { ...tilesScene(last.world, attack, index, needs), index, needs }
}
