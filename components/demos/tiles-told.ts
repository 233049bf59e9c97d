/** What the scene of the tiled log says of a look-up: what was fetched, where the proof leads, and who signed. */
import { joins } from '#words/joins'
import { lab } from '#words/lab'
import { tiles as say } from '#words/tiles'
import { toHex } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import type { ProofStep, TilesCheckId, TilesWalk } from '../../playground/tiles/index.ts'
import type { TilesAnswer } from '../../workers/scenes/tiles.ts'
import { type Tone, toneOf } from '../report/check-steps.ts'
import type { OutcomeTone } from '../scenes/outcome.ts'

/** Bytes of a hash. */
const HASH = 32

export const shortHash = (hash: Uint8Array): string => `${toHex(hash.subarray(0, 4))}…`

/** A client can be content with a tree that nobody else sees. */
export const isFooled = ({ walk, isGenuine }: TilesAnswer): boolean =>
  walk.report.verdict === 'verified' && !isGenuine

export function storyOf({ attack, index, walk }: TilesAnswer) {
  if (attack) return say.attacks[attack]
  const { number } = say
  return { title: say.honest, story: say.honestStory(number(index), number(walk.head?.size ?? 0)) }
}

/** Entries in the checkpoint, and how many kB one of them costs beside all of them. */
export function fetchedOf({ tiles, bundle, head }: TilesWalk): string | undefined {
  if (tiles.length === 0 || !bundle || !head) return undefined
  const bytes = tiles.reduce((sum, { length }) => sum + length, bundle.length)
  return say.fetched(
    tiles.length,
    say.number(Math.round(bytes / 1000)),
    say.number(Math.round((head.size * HASH) / 100_000) / 10),
  )
}

/** How many hashes of the proof each tile gives; what is made from several lies at the right edge. */
export function proofOf({ steps }: TilesWalk): string | undefined {
  if (steps.length === 0) return undefined
  const counts = new Map<string, number>()
  for (const step of steps) counts.set(fromOf(step), (counts.get(fromOf(step)) ?? 0) + 1)
  return say.proof(steps.length, joins.list([...counts].map(([from, count]) => say.part(count, from))))
}

export const fromOf = ({ from }: ProofStep): string => (from.length === 1 ? (from[0] ?? '') : say.edge)

/** The root that the proof leads to beside the one that the checkpoint states. */
export function rootsOf({ head, steps }: TilesWalk) {
  const reached = steps.at(-1)?.result
  if (!head || !reached) return undefined
  return { reached: shortHash(reached), said: shortHash(head.root) }
}

export function toneIn({ report }: TilesWalk, id: TilesCheckId): Tone {
  const check = report.checks.find((one) => one.id === id)
  return check ? toneOf(check) : 'skipped'
}

export function outcomeOf(found: TilesAnswer): { readonly tone: OutcomeTone; readonly says: string } {
  const { report } = found.walk
  if (isFooled(found))
    return { tone: 'fooled', says: found.attack === 'rewritten' ? say.fooledByPast : say.fooled }
  if (report.verdict === 'verified') return { tone: 'fine', says: say.included(say.number(found.index)) }
  const stopped = decisiveIn(report.checks)
  const title = stopped ? say.checks[stopped.id].title : ''
  return report.verdict === 'rejected'
    ? { tone: 'stopped', says: say.stopped(title) }
    : { tone: 'open', says: say.open(title) }
}

/** What the witness has answered the log, and why. */
export function witnessOf({ witness, remembered }: TilesAnswer): string {
  const size = say.number(remembered.size)
  const code = decisiveIn(witness.checks)?.code
  if (code === undefined) return say.cosigned(size)
  return code === 'split-view' || code === 'earlier-root-mismatch'
    ? say.refusals[code](size)
    : lab.witness.failures[code]
}
