/** What the scene of TUF says of a walk: who signed, what each file says of the next, and what it comes to. */
import { joins } from '#words/joins'
import { tuf as say } from '#words/tuf'
import { decisiveIn } from '../../playground/report.ts'
import type { TufWalk } from '../../playground/tuf/index.ts'
import { turnover } from '../../playground/tuf/turnover.ts'
import type { TufAnswer } from '../../workers/scenes/tuf.ts'
import { toneOfAll } from '../report/check-steps.ts'

export const ROLES = ['root', 'timestamp', 'snapshot', 'targets', 'target'] as const

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The root that was met last, and whose signatures decide about it. */
export function holdersOf({ roots }: TufWalk) {
  const [before, last] = [roots.at(-2), roots.at(-1)]
  const tally = before ? last?.byEarlier : last?.byItself
  if (!last || !tally) return undefined
  const title = before
    ? joins.beside(say.offered(last.version), say.holders(before.version))
    : say.holders(last.version)
  return { title, tally }
}

export function linksOf({ report, roots, files }: TufWalk) {
  return ROLES.map((role) => {
    const tone = toneOfAll(report.checks.filter(({ id }) => id.startsWith(`${role}-`)))
    const file = role === 'root' ? roots.at(-1) : files.find((one) => one.role === role)
    const versions = role === 'root' ? roots.map(({ version }) => version) : file ? [file.version] : []
    return { role, tone, version: versions.join(' → ') || undefined, until: file && dayOf(file.expires) }
  })
}

function stoppedBy(walk: TufWalk): string | undefined {
  const stopped = decisiveIn(walk.report.checks)
  return stopped && say.checks[stopped.id].title
}

/** A client can be content with what nobody published. */
export const isFooled = ({ walk, received }: TufAnswer): boolean =>
  walk.report.verdict === 'verified' && received !== 'today'

export function verdictOf(found: TufAnswer) {
  const { walk, received } = found
  if (received) return { tone: isFooled(found) ? 'fooled' : 'fine', says: say.received[received] } as const
  const title = stoppedBy(walk) ?? ''
  return walk.report.verdict === 'rejected'
    ? ({ tone: 'stopped', says: say.stopped(title) } as const)
    : ({ tone: 'open', says: say.open(title) } as const)
}

/** Who joined and who left the holders on the way; told where nobody stands between. */
export function turnoverOf({ walk: { roots }, attack }: TufAnswer): string[] {
  if (attack !== undefined) return []
  return turnover(roots.filter(({ taken }) => taken)).flatMap(({ version, joined, left }) =>
    joined.length + left.length > 0 ? [say.turnover(version, joins.list(joined), joins.list(left))] : [],
  )
}

/** How it goes on once enough keys are stolen. */
export function afterwardsOf({ afterwards }: TufAnswer) {
  return (['taken', 'spared'] as const).flatMap((id) => {
    const walk = afterwards?.[id]
    if (!walk) return []
    const stopped = stoppedBy(walk)
    const says = stopped ? say.afterwards.refused(stopped) : say.afterwards.accepted
    return [{ id, what: say.afterwards[id], says, refused: stopped !== undefined }]
  })
}

/** Sigstore's own roots, as far as a package ships them. */
export function realOf({ shippedRoots }: TufAnswer) {
  return shippedRoots.flatMap(({ version, expires, byItself: tally }) =>
    tally
      ? [
          {
            version,
            title: say.shipped(version, tally.threshold, tally.keys.length, dayOf(expires)),
            holders: tally.keys.map(({ owner, id }) => owner ?? id.slice(0, 8)).join(' '),
            signed: tally.isEnough ? say.shippedSigned(tally.count) : say.shippedBroken,
          },
        ]
      : [],
  )
}
