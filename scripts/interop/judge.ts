/** What the answers have to be: honest bundles accepted, attacked ones refused, or the difference is listed. */
import type { Case } from './cases.ts'
import { type Difference, concerns } from './differences.ts'
import type { Answer, PeerName } from './peer.ts'

/** One question and its answer. */
export interface Asked {
  readonly peer: PeerName
  readonly case: Case
  readonly answer: Answer
}

/** @returns what is not as it has to be, one sentence each */
export function complaintsAbout(asked: readonly Asked[], differences: readonly Difference[]): string[] {
  const wrong = asked.flatMap((one) => {
    const complaint = complaintAbout(one, differences)
    return complaint === undefined
      ? []
      : [`${one.peer}: ${nameOf(one.case)}: ${complaint} (${one.answer.said})`]
  })
  return [...wrong, ...outlived(asked, differences)]
}

function complaintAbout({ peer, case: one, answer }: Asked, differences: readonly Difference[]) {
  if (answer.verdict === 'broke') return 'gave no verdict'
  if (!one.attack) return answer.verdict === 'accepted' ? undefined : 'refused, but honest'
  const listed = differences.some((difference) => difference.peer === peer && concerns(difference, one))
  return answer.verdict === 'refused' || listed ? undefined : 'accepted'
}

/** Listed differences of which something is left that the peer now refuses, or that nobody was asked about. */
function outlived(asked: readonly Asked[], differences: readonly Difference[]): string[] {
  const peers = new Set(asked.map(({ peer }) => peer))
  return differences.flatMap((difference) => {
    if (!peers.has(difference.peer)) return []
    const about = asked.filter(({ peer, case: one }) => peer === difference.peer && concerns(difference, one))
    const gone = about.filter(({ answer }) => answer.verdict === 'refused')
    const name = `${difference.peer}: the listed difference in ${difference.attack}`
    if (about.length === 0) return [`${name} concerns nothing that was asked`]
    if (gone.length === 0) return []
    const kinds = gone.map(({ case: one }) => one.kind).join('; ')
    return [`${name} is gone for ${kinds}: take it off the list`]
  })
}

export function nameOf({ kind, attack }: Case): string {
  return attack ? `${kind}: ${attack.id}` : kind
}
