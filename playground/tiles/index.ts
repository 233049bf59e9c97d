/** A log that is read as tiles, as Rekor v2 is: which files a client fetches for one entry, and what it makes of them. */
export { lookUp, type TilesQuestion, type TilesWalk } from './client.ts'
export type { FetchedTile } from './fetch.ts'
export { type NoteKey, TYPE } from './note-key.ts'
export {
  TILES_CODES,
  TILES_PLAN,
  type TilesCheckId,
  type TilesFailure,
  type TilesLabel,
  type TilesReport,
} from './plan.ts'
export type { ProofStep } from './prove.ts'
export type { TilesPolicy } from './signatures.ts'
