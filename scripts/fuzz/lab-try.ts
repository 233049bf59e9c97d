/** Honest releases in random labs and the attacks on them, each judged by the check that has to notice it. */
import {
  SIGSTORE_ATTACKS,
  type SigstoreAttackId,
  type SigstoreScenario,
} from '../../playground/attacks/sigstore.ts'
import { type SigstoreCheckId, type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { type Release, drawLab, drawRelease } from './lab-release.ts'
import { chance } from './random.ts'

/** Releases that share a world, whose logs grow with each of them and each attack. */
const PER_WORLD = 10

export interface LabTried {
  readonly index: number
  readonly release: Release
  readonly attacks: readonly SigstoreAttackId[]
  /** What went wrong, in words. */
  readonly complaints: readonly string[]
}

/**
 * Tries releases of a seed, one after the other: the same seed and index, the same bytes.
 *
 * @param indexes which, in rising order; those before them in their world are tried too, because the world goes on
 * @param attacksEach how many attacks on each, in turn; without it, every one
 */
export function* tryLab(
  seed: number,
  indexes: readonly number[],
  attacksEach: number = SIGSTORE_ATTACKS.length,
): Generator<LabTried> {
  const groups = new Set(indexes.map((index) => Math.floor(index / PER_WORLD)))
  for (const group of groups) {
    const wanted = indexes.filter((index) => Math.floor(index / PER_WORLD) === group)
    const lab = drawLab(`fuzz lab ${seed} ${group}`, chance(seed, -1 - group))
    for (let index = group * PER_WORLD; index <= Math.max(...wanted); index++) {
      const tried = tryRelease(drawRelease(lab, chance(seed, index)), index, attacksEach)
      if (wanted.includes(index)) yield tried
    }
  }
}

function tryRelease(release: Release, index: number, attacksEach: number): LabTried {
  const { scenario, run } = release
  const honest = ask(scenario)
  const complaints =
    honest.verdict === 'verified' ? [] : [`honest, but ${honest.verdict}: ${failures(honest)}`]
  const first = (index * attacksEach) % SIGSTORE_ATTACKS.length
  const inTurn = [...SIGSTORE_ATTACKS.slice(first), ...SIGSTORE_ATTACKS.slice(0, first)]
  const attacks: SigstoreAttackId[] = []
  for (const { id, breaks, make } of inTurn) {
    if (attacks.length === attacksEach) break
    const attacked = make(scenario, run)
    if (!attacked) continue
    attacks.push(id)
    const complaint = unnoticed(ask(attacked), noticedBy(id, breaks, run.log))
    if (complaint) complaints.push(`${id}: ${complaint}`)
  }
  return { index, release, attacks, complaints }
}

/** Where a timestamp authority tells the time, that of another instance is the first stranger one meets. */
function noticedBy(id: SigstoreAttackId, breaks: SigstoreCheckId, log: 'v1' | 'v2'): SigstoreCheckId {
  return id === 'wrong-instance' && log === 'v2' ? 'trusted-time' : breaks
}

/** @returns what is wrong with a report on something attacked, in words; `undefined` if nothing is */
export function unnoticed(report: SigstoreReport, by: SigstoreCheckId): string | undefined {
  if (report.verdict === 'verified') return `verified: ${failures(report)}`
  if (!report.agrees) return `the checks and the library disagree: ${report.library?.message ?? 'it accepts'}`
  const named = report.checks.find((check) => check.id === by && 'code' in check)
  if (!named) return `not by ${by}, but ${failures(report)}`
  const compared = named.status === 'failed' && report.verdict !== 'rejected'
  return compared ? `${report.verdict}: ${failures(report)}` : undefined
}

function ask({ artifact: bytes, ...others }: SigstoreScenario): SigstoreReport {
  return verifySigstore({ artifact: { bytes }, ...others })
}

function failures({ checks }: SigstoreReport): string {
  const failed = checks.flatMap((check) => ('code' in check ? [`${check.id}: ${check.code}`] : []))
  return failed.join(', ') || 'nothing stopped it'
}
