/** The answers as a table, for people and for the README. */
import { type Difference, concerns } from './differences.ts'
import type { Asked } from './judge.ts'
import { PEER_NAMES, type PeerName } from './peer.ts'

/**
 * A Markdown table with a row for each kind of bundle and each attack, and a column for each peer that was asked.
 * A number in brackets leads to the reason below.
 */
export function markdown(
  asked: readonly Asked[],
  versions: ReadonlyMap<PeerName, string>,
  differences: readonly Difference[],
): string {
  const peers = PEER_NAMES.filter((name) => asked.some(({ peer }) => peer === name))
  const kinds = unique(asked.flatMap(({ case: one }) => (one.attack ? [] : [one.kind])))
  const attacks = unique(asked.flatMap(({ case: one }) => (one.attack ? [one.attack.id] : [])))
  const notes = differences.filter(({ peer }) => peers.includes(peer))
  const rows = [
    ['', ...peers.map((name) => `${name} ${versions.get(name) ?? ''}`.trim())],
    ['---', ...peers.map(() => '---')],
    ...kinds.map((kind) => [kind, ...peers.map((peer) => honestCell(of(asked, peer, kind)))]),
    ...attacks.map((id) => [
      `\`${id}\``,
      ...peers.map((peer) => attackCell(ofAttack(asked, peer, id), notes)),
    ]),
  ]
  const reasons = notes.map(({ peer, attack, reason }, i) => `[${i + 1}] ${peer}, \`${attack}\`: ${reason}`)
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', ...reasons].join('\n')
}

function of(asked: readonly Asked[], name: PeerName, kind: string): readonly Asked[] {
  return asked.filter(({ peer, case: one }) => peer === name && one.kind === kind && !one.attack)
}

function ofAttack(asked: readonly Asked[], name: PeerName, id: string): readonly Asked[] {
  return asked.filter(({ peer, case: one }) => peer === name && one.attack?.id === id)
}

function honestCell([one]: readonly Asked[]): string {
  return one ? one.answer.verdict : '–'
}

function attackCell(asked: readonly Asked[], notes: readonly Difference[]): string {
  if (asked.length === 0) return '–'
  const refused = asked.filter(({ answer }) => answer.verdict === 'refused').length
  const marks = notes.flatMap((note, i) =>
    asked.some(({ peer, case: one }) => note.peer === peer && concerns(note, one)) ? [` [${i + 1}]`] : [],
  )
  return `refused ${refused === asked.length ? refused : `${refused} of ${asked.length}`}${marks.join('')}`
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
