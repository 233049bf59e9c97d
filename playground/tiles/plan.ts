/** What a client checks who looks up an entry of a tiled log by its index, by name alone. */
import type { CodeTable, FindingOf, Report } from '../report.ts'

export const TILES_PLAN = [
  // C2SP tlog-checkpoint, "Note text"
  { id: 'checkpoint', proves: 'format', required: true },
  // C2SP signed-note, "Signatures"
  { id: 'log-signature', proves: 'key', required: true, expects: true },
  // C2SP tlog-cosignature
  { id: 'cosignatures', proves: 'transparency', required: false, expects: true },
  // C2SP tlog-tiles, "Merkle Tree"
  { id: 'tiles', proves: 'integrity', required: true },
  // C2SP tlog-tiles, "Log entries"
  { id: 'entry', proves: 'integrity', required: true },
  // RFC 9162 2.1.3
  { id: 'inclusion', proves: 'integrity', required: true },
] as const

export type TilesCheckId = (typeof TILES_PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const TILES_CODES = {
  'file-missing': 'undecided',
  'checkpoint-unreadable': 'undecided',
  'origin-mismatch': 'failed',
  /** by the name and key id of the log there is no line */
  'log-unsigned': 'failed',
  'log-signature-invalid': 'failed',
  /** a line by the name and key id of a known witness that does not hold */
  'cosignature-invalid': 'failed',
  'cosignatures-too-few': 'failed',
  /** not as many hashes as there have to be */
  'tile-malformed': 'undecided',
  /** the tiles at the right edge make another root */
  'root-mismatch': 'failed',
  /** a full tile makes another hash than the tile above it holds */
  'tile-mismatch': 'failed',
  'bundle-malformed': 'undecided',
  'entry-mismatch': 'failed',
  'index-outside-tree': 'failed',
  /** the proof leads to another root */
  'inclusion-mismatch': 'failed',
} as const satisfies CodeTable
export type TilesFailure = keyof typeof TILES_CODES
export type TilesLabel =
  | 'origin'
  | 'size'
  | 'root'
  | 'log-key'
  | 'witness'
  | 'witnessed-at'
  | 'needed'
  | 'counted'
  | 'tile'
  | 'said-hash'
  | 'tile-hash'
  | 'tiles-root'
  | 'file'
  | 'entry'
  | 'leaf'
  | 'tile-leaf'
  | 'index'
  | 'proof-length'
  | 'reached-root'
export type TilesReport = Report<TilesCheckId, TilesFailure>
export type TilesFinding = FindingOf<TilesCheckId, typeof TILES_CODES>
export type TilesFindings = Partial<Record<TilesCheckId, TilesFinding>>
