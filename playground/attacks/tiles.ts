/** What is done to a tiled log, and what its clients and its witness make of it. */
import { equalBytes, utf8 } from '../bytes.ts'
import type { LogHead } from '../tiles/checkpoint.ts'
import { chainTiles, HASH, tilePath, tileWith, WIDTH } from '../tiles/coordinates.ts'
import { lookUp, type TilesPolicy, type TilesQuestion, type TilesWalk } from '../tiles/index.ts'
import { lazily } from '../world/lazy.ts'
import { seededRandom } from '../world/random.ts'
import { again, type Cosigner, createCosigner, submit, type Submitted } from '../world/tiles/cosigner.ts'
import { createTiledLog, entryLine, type TiledLog, type TiledSpec } from '../world/tiles/log.ts'
import type { TilesAttackId } from './tiles-plan.ts'

/** Entries at which the witness looked before. */
const SEEN_BEFORE = 69_000
/** How far a log has grown that has rewritten its past meanwhile. */
const GROWTH = 8
const MINUTE = 60 * 1000

export interface TiledWorld {
  readonly log: TiledLog
  readonly now: Date
  /** The honest log, after the witness has seen it at two of its sizes. */
  readonly witnessed: () => Witnessed
}

interface Witnessed {
  readonly cosigner: Cosigner
  /** What the witness said the second time, and what it remembered then. */
  readonly submitted: Submitted
  readonly before: LogHead
}

/** @param size of the log that everybody is shown */
export function createTiledWorld(spec: TiledSpec, size: number, now: Date): TiledWorld {
  const log = createTiledLog(spec, size)
  const witnessed = lazily(() => {
    const cosigner = createCosigner(seededRandom(`${spec.seed} witness`), [log])
    const earlier = createTiledLog(shortened(spec, SEEN_BEFORE), SEEN_BEFORE)
    submit(cosigner, earlier, new Date(now.getTime() - MINUTE))
    const before = seenBy(cosigner, log)
    return { cosigner, submitted: submit(cosigner, log, now), before }
  })
  return { log, now, witnessed }
}

const shortened = (spec: TiledSpec, size: number): TiledSpec => ({
  ...spec,
  fullTiles: spec.fullTiles.subarray(0, Math.floor(size / WIDTH) * HASH),
})

function seenBy({ witness }: Cosigner, { origin }: TiledLog): LogHead {
  const head = witness.remembered.get(origin)
  if (!head) throw new Error('tiles: the witness has not seen the log')
  return head
}

export interface TilesScene {
  /** Without one, what an honest log is answered. */
  readonly attack: TilesAttackId | undefined
  readonly walk: TilesWalk
  /** What the witness remembers when the log comes. */
  readonly remembered: LogHead
  /** What the witness says to the log. */
  readonly witness: Submitted['report']
  /** Whether the client was shown the tree that the log has shown before, to everybody. */
  readonly isGenuine: boolean
}

/** What a client is served, and what the witness has said about it. */
interface Served {
  readonly get: TilesQuestion['get']
  readonly submitted: Submitted
  readonly remembered: TilesScene['remembered']
}

/** @param needs cosignatures that the client wants */
export function tilesQuestion(
  world: TiledWorld,
  attack: TilesAttackId | undefined,
  index: number,
  needs: number,
): TilesQuestion & Omit<Served, 'get'> {
  const served = attack ? ATTACKS[attack](world, index) : honest(world)
  return { ...served, index, policy: policyOf(world, needs) }
}

/** A client knows the witness, whether or not it wants to hear it. */
export function policyOf({ log, witnessed }: TiledWorld, needs: number): TilesPolicy {
  return { log: log.noteKey, witnesses: [witnessed().cosigner.noteKey], needs }
}

const ATTACKS: Readonly<Record<TilesAttackId, (world: TiledWorld, index: number) => Served>> = {
  tampered(world, index) {
    const served = honest(world)
    const { path, at } = beside(index, world.log.size)
    const get = (asked: string) => {
      const bytes = served.get(asked)
      return bytes && asked === path ? bytes.with(at, (bytes[at] ?? 0) ^ 1) : bytes
    }
    return { ...served, get }
  },
  forked: (world, index) => another(world, index, world.log.size),
  borrowed(world, index) {
    const forked = another(world, index, world.log.size)
    return { ...forked, get: withLines(forked.get, [world.witnessed().submitted.line ?? '']) }
  },
  rewritten: (world, index) => another(world, index, world.log.size + GROWTH),
}

/** A hash that lies beside the entry's own: the entry itself stays what it was. */
function beside(index: number, size: number): { readonly path: string; readonly at: number } {
  const leaf = chainTiles(index, size)[0] ?? tileWith(index, size, 0)
  if (!leaf) throw new RangeError('index: no such leaf')
  const own = index % WIDTH
  const other = own === 0 ? Math.min(1, leaf.width - 1) : own - 1
  return { path: tilePath(leaf), at: other * HASH }
}

/** A tree in which one entry is another: the witness is asked for it, too. */
function another({ log, now, witnessed }: TiledWorld, index: number, size: number): Served {
  const cosigner = again(witnessed().cosigner)
  const remembered = seenBy(cosigner, log)
  const other = createTiledLog(log.spec, size, mallorys(log, index))
  const submitted = submit(cosigner, other, new Date(now.getTime() + MINUTE))
  return { get: withLines(other.get, linesOf(submitted)), submitted, remembered }
}

const mallorys = ({ spec }: TiledLog, index: number) =>
  new Map([[index, entryLine(spec.seed, index, 'mallory')]])

function honest({ log, witnessed }: TiledWorld): Served {
  const { submitted, before } = witnessed()
  return { get: withLines(log.get, linesOf(submitted)), submitted, remembered: before }
}

const linesOf = ({ line }: Submitted) => (line === undefined ? [] : [line])

/** The same files with more lines behind the checkpoint. */
function withLines(get: TilesQuestion['get'], lines: readonly string[]): TilesQuestion['get'] {
  return (path) => {
    const bytes = get(path)
    return bytes && path === 'checkpoint' ? Uint8Array.from([...bytes, ...utf8(lines.join(''))]) : bytes
  }
}

/** What becomes of it all: computed, none of it taken from the plan. */
export function tilesScene(
  world: TiledWorld,
  attack: TilesAttackId | undefined,
  index: number,
  needs: number,
): TilesScene {
  const question = tilesQuestion(world, attack, index, needs)
  const walk = lookUp(question)
  const shown = walk.head
  return {
    attack,
    walk,
    remembered: question.remembered,
    witness: question.submitted.report,
    isGenuine:
      shown !== undefined && shown.size === world.log.size && equalBytes(shown.root, world.log.root()),
  }
}
