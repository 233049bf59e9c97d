/** The attacks on a tiled log that there is a scene of, by name alone. */
import type { TilesCheckId } from '../tiles/plan.ts'
import type { WitnessCheckId } from '../world/watch/witness.ts'

/**
 * In the order they are told. `stops`: the check at which a client ends who wants a witness; `unasked`: the same of one
 * who does without, none where nothing notices. `refused`: the witness's own.
 */
export const TILES_ATTACK_PLAN = [
  { id: 'tampered', stops: 'tiles', unasked: 'tiles', refused: undefined },
  { id: 'forked', stops: 'cosignatures', unasked: undefined, refused: 'consistency' },
  { id: 'borrowed', stops: 'cosignatures', unasked: undefined, refused: 'consistency' },
  { id: 'rewritten', stops: 'cosignatures', unasked: undefined, refused: 'consistency' },
] as const satisfies readonly {
  id: string
  stops: TilesCheckId
  unasked: TilesCheckId | undefined
  refused: WitnessCheckId | undefined
}[]

export type TilesAttackId = (typeof TILES_ATTACK_PLAN)[number]['id']

/** Entries of the log that everybody is shown. */
export const TILED_SIZE = 70_000
/** What the log was made from, at the build and in the page. */
export const TILED_SEED = 'tiled scene'
