/** What the scene after the quantum computer says: of each signature, of all of them, and of what a bundle weighs. */
import { locale } from '#words/lang'
import { joins } from '#words/joins'
import { postQuantum as say } from '#words/post-quantum'
import { ALGORITHMS, factsOf } from '../../playground/post-quantum/algorithms.ts'
import type { SceneRow } from '../../playground/post-quantum/scene.ts'
import type { BundleWeight, Weight } from '../../playground/post-quantum/weigh.ts'
import { type Standing, standingOf } from '../../playground/report.ts'
import type { PostQuantumAnswer, WeighAnswer } from '../../workers/post-quantum.worker.ts'

export type RowTone = Standing | 'fooled'

const bytes = (count: number) => say.bytes(count.toLocaleString(locale))

/** Somebody's forgery that nothing stops is no green row. */
function toneOf({ isForged }: PostQuantumAnswer, { report }: SceneRow): RowTone {
  const standing = standingOf(report)
  return isForged && standing === 'verified' ? 'fooled' : standing
}

export function rowsOf(found: PostQuantumAnswer) {
  return found.rows.map((row) => {
    const { name, falls } = factsOf(row.algorithm)
    const tone = toneOf(found, row)
    const isOwn = found.isForged && !row.handedOver
    return {
      id: row.algorithm,
      name,
      falls,
      tone,
      outcome: say.outcome[tone],
      note: row.handedOver ? say.handedOver : isOwn ? say.ownKey : falls ? say.falls : say.stands,
      engine: say.by(row.engine),
      publicKey: { bytes: row.publicKey, says: say.publicKey(bytes(row.publicKey)) },
      signature: { bytes: row.signature, says: say.signature(bytes(row.signature)) },
    }
  })
}

/** What it comes to over all of them; `fooled` where a forgery passed. */
export function verdictOf(found: PostQuantumAnswer) {
  const rows = found.rows.map((row) => ({ row, tone: toneOf(found, row) }))
  const fooled = rows.filter(({ tone }) => tone === 'fooled').map(({ row }) => factsOf(row.algorithm).name)
  if (fooled.length > 0) return { tone: 'fooled', says: say.fooled(joins.both(fooled)) } as const
  for (const standing of ['verified', 'rejected'] as const)
    if (rows.every(({ tone }) => tone === standing))
      return { tone: standing === 'verified' ? 'fine' : 'stopped', says: say.all[standing] } as const
  return { tone: 'open', says: say.mixed } as const
}

/** Whether alice's own signatures pass what stopped mallory's; nothing where nothing stopped it. */
export function genuineOf(found: PostQuantumAnswer): string | undefined {
  const asked = found.rows.flatMap(({ genuine }) => genuine ?? [])
  if (asked.length === 0 || verdictOf(found).tone !== 'stopped') return undefined
  return asked.every((report) => standingOf(report) === 'verified') ? say.genuineHolds : say.genuineFails
}

/** Bars of a bundle, today's first, to one scale. */
export function weightsOf(answer: WeighAnswer) {
  const [first] = answer
  if (!first) return undefined
  const now = first.weight.now.total
  const bar = (title: string, { total, signatures, keys }: Weight) => ({
    title,
    total: { bytes: total, says: bytes(total) },
    times:
      total === now
        ? undefined
        : say.times((total / now).toLocaleString(locale, { maximumFractionDigits: 1 })),
    parts: [
      { kind: 'rest', bytes: total - signatures - keys },
      { kind: 'keys', bytes: keys },
      { kind: 'signatures', bytes: signatures },
    ] as const,
  })
  return {
    bars: [
      bar(say.today, first.weight.now),
      ...answer.map(({ algorithm, weight }) => bar(say.then(factsOf(algorithm).name), weight.then)),
    ],
    counted: countedIn(first.weight),
    parts: first.weight.parts.map(({ id, copies }, i) => ({
      what: say.weighed[id],
      copies: say.copies(copies),
      lengths: [first.weight.parts[i]?.now, ...answer.map(({ weight }) => weight.parts[i]?.then)].map(
        (length) => (length ?? 0).toLocaleString(locale),
      ),
    })),
    heads: [say.today, ...answer.map(({ algorithm }) => factsOf(algorithm).name)],
  }
}

function countedIn({ parts }: BundleWeight): string {
  const of = (kind: 'signature' | 'key') => parts.filter((part) => part.kind === kind)
  const copies = parts.reduce((sum, one) => sum + one.copies, 0)
  return say.counted(of('signature').length, of('key').length, copies)
}

/** Bytes of the largest key and its signature: a row's whole width. */
export const WIDEST = Math.max(...ALGORITHMS.map(({ publicKey, signature }) => publicKey + signature))
