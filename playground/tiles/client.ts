/**
 * A client who has an entry's index and nothing else of a tiled log: it fetches a checkpoint, the tiles that lead from
 * the entry to the root, and the entry's bundle, and computes the proof itself. Verifiers of a bundle need none of it:
 * their proof comes along (Rekor v2, 4.1).
 */
import { fromUtf8 } from '../bytes.ts'
import { report } from '../report.ts'
import { readNote } from '../sigstore/signed-note.ts'
import { type LogHead, readHead } from './checkpoint.ts'
import { bundlePath, tileWith } from './coordinates.ts'
import { type FetchedTile, fetchTiles, type Get } from './fetch.ts'
import {
  TILES_PLAN,
  type TilesCheckId,
  type TilesFinding,
  type TilesFindings,
  type TilesReport,
} from './plan.ts'
import { checkRoot, lookInto, type ProofStep, prove } from './prove.ts'
import { checkCosigners, checkLog, type TilesPolicy } from './signatures.ts'
import { passed, saw } from './stage.ts'

export interface TilesQuestion {
  readonly get: Get
  /** From 0. */
  readonly index: number
  readonly policy: TilesPolicy
}

export interface TilesWalk {
  readonly report: TilesReport
  readonly note?: string
  readonly head?: LogHead
  /** Highest first. */
  readonly tiles: readonly FetchedTile[]
  readonly bundle?: { readonly path: string; readonly length: number }
  readonly entry?: Uint8Array
  /** Lowest first. */
  readonly steps: readonly ProofStep[]
}

/** Looks an entry up. */
export function lookUp({ get, index, policy }: TilesQuestion): TilesWalk {
  const findings: TilesFindings = {}
  const done = (rest: Omit<TilesWalk, 'report' | 'tiles' | 'steps'> & Partial<TilesWalk>): TilesWalk => ({
    tiles: [],
    steps: [],
    ...rest,
    report: report(TILES_PLAN, withSkipped(findings)),
  })
  const envelope = get('checkpoint')
  const note = envelope && fromUtf8(envelope)
  const head = note === undefined ? undefined : readHead(note)
  if (note === undefined || !head) {
    findings.checkpoint = envelope
      ? { status: 'undecided', code: 'checkpoint-unreadable' }
      : { status: 'undecided', code: 'file-missing', evidence: [saw('file', 'checkpoint')] }
    return done(note === undefined ? {} : { note })
  }
  findings.checkpoint = passed(
    saw('origin', head.origin),
    saw('size', `${head.size}`),
    saw('root', head.root),
  )
  const read = readNote(note)
  findings['log-signature'] = checkLog(read, head, policy)
  findings.cosignatures = checkCosigners(read, policy)
  // No partial tile is asked for that a verified checkpoint does not call for (tlog-tiles, "Partial Tiles").
  if (findings['log-signature'].status !== 'passed') return done({ note, head })

  const leaf = tileWith(index, head.size, 0)
  if (!Number.isSafeInteger(index) || index < 0 || !leaf) {
    const evidence = [saw('index', `${index}`, 'policy'), saw('size', `${head.size}`)]
    findings.inclusion = { status: 'failed', code: 'index-outside-tree', evidence }
    findings.tiles = findings.entry = { status: 'skipped', because: { check: 'inclusion' } }
    return done({ note, head })
  }
  const got = fetchTiles(index, head, get)
  findings.tiles = got.finding
  const name = bundlePath(leaf)
  const bundle = get(name)
  const leaves = got.tileAt(0, leaf.index)
  const seen = lookInto(bundle, { name, leaf, index, leaves })
  findings.entry = seen.finding
  const steps = seen.entry && got.isWhole ? prove(seen.entry, index, head.size, got.tileAt) : undefined
  if (steps) findings.inclusion = checkRoot(steps, { index, head })
  return done({
    note,
    head,
    tiles: got.tiles,
    ...(bundle && { bundle: { path: name, length: bundle.length } }),
    ...(seen.entry && { entry: seen.entry }),
    steps: steps?.steps ?? [],
  })
}

/** What could not be made waits for the first that did not hold before it. */
function withSkipped(findings: TilesFindings): Record<TilesCheckId, TilesFinding> {
  let stopped: TilesCheckId | undefined
  const all: TilesFindings = {}
  for (const { id } of TILES_PLAN) {
    const found = findings[id]
    all[id] = found ?? { status: 'skipped', because: stopped ? { check: stopped } : 'missing-input' }
    const isBroken = found?.status === 'failed' || found?.status === 'undecided'
    if (isBroken && id !== 'cosignatures') stopped ??= id
  }
  return all as Record<TilesCheckId, TilesFinding>
}
