/** A digest that came with the artifact, against the digest of the artifact. */
import { equalBytes } from '../bytes.ts'
import { type CheckPlan, type Evidence, type Finding, report, type Report } from '../report.ts'
import { ALGORITHMS, type Algorithm, COLLISIONS_KNOWN } from './algorithms.ts'
import type { Digests } from './digest.ts'
import { parseSums, type SumsEntry } from './sums.ts'

const PLAN = [
  { id: 'claim', proves: 'format', required: true },
  { id: 'listed', proves: 'format', required: true },
  { id: 'digest', proves: 'integrity', required: true },
] as const satisfies CheckPlan<string>

export type ChecksumCheckId = (typeof PLAN)[number]['id']
export type ChecksumFailure =
  | 'not-text'
  | 'no-digest'
  | 'conflicting-entries'
  | 'digest-mismatch'
  /** Warnings: the check passed, and yet. */
  | 'name-differs'
  | 'collisions-known'
export type ChecksumReport = Report<ChecksumCheckId, ChecksumFailure>
export type ChecksumEvidenceLabel = Algorithm | 'artifact-name' | 'listed-name' | 'lines' | 'malformed-lines'
type ChecksumFinding = Finding<ChecksumCheckId, ChecksumFailure>

export interface ChecksumInput {
  readonly artifact: {
    /** Without folders, as a checksum file lists it. */
    readonly name: string
    readonly digests: Digests
  }
  /** A pasted digest or a checksum file. Absent: the digests are shown and nothing is compared. */
  readonly claim?: Uint8Array
}

const evidence = (
  label: ChecksumEvidenceLabel,
  value: Uint8Array | string,
  source: Evidence['source'],
): Evidence => ({
  label,
  value,
  source,
})

/**
 * Compares the digest a claim gives for the artifact with the artifact's own.
 *
 * @returns `undecided` if there is no claim, or one that says nothing about this artifact
 */
export function verifyChecksum({ artifact, claim }: ChecksumInput): ChecksumReport {
  const computed = ALGORITHMS.map((name) => evidence(name, artifact.digests[name], 'artifact'))
  const waiting = (check: ChecksumCheckId): ChecksumFinding => ({ status: 'skipped', because: { check } })
  const conclude = (claimed: ChecksumFinding, listed: ChecksumFinding, digest?: ChecksumFinding) =>
    report<ChecksumCheckId, ChecksumFailure>(PLAN, {
      claim: claimed,
      listed,
      digest: digest ?? { ...waiting('listed'), evidence: computed },
    })

  if (claim === undefined || claim.length === 0) {
    return conclude({ status: 'skipped', because: 'missing-input' }, waiting('claim'))
  }
  const sums = parseSums(claim)
  if (!sums) return conclude({ status: 'failed', code: 'not-text' }, waiting('claim'))
  const seen = [
    evidence('lines', String(sums.entries.length), 'claim'),
    ...(sums.malformed > 0 ? [evidence('malformed-lines', String(sums.malformed), 'claim')] : []),
  ]
  if (sums.entries.length === 0)
    return conclude({ status: 'failed', code: 'no-digest', evidence: seen }, waiting('claim'))

  const chosen = choose(sums.entries, artifact.name)
  return conclude(
    { status: 'passed', evidence: seen },
    chosen.finding,
    chosen.entry && compare(chosen.entry, artifact.digests, computed),
  )
}

interface Choice {
  readonly entry?: SumsEntry & { readonly algorithm: Algorithm }
  readonly finding: ChecksumFinding
}

/** The strongest entry for this name; a single entry stands for the artifact whatever it is called. */
function choose(entries: readonly SumsEntry[], name: string): Choice {
  const own = evidence('artifact-name', name, 'artifact')
  const named = entries.filter((entry) => entry.name !== undefined && baseName(entry.name) === name)
  const only = entries.length === 1 ? entries : entries.filter((entry) => entry.name === undefined)
  const candidates = named.length > 0 ? named : only
  if (candidates.length === 0)
    return { finding: { status: 'skipped', because: 'missing-input', evidence: [own] } }

  const known = candidates
    .filter((entry): entry is NonNullable<Choice['entry']> => entry.algorithm !== undefined)
    .sort((a, b) => ALGORITHMS.indexOf(b.algorithm) - ALGORITHMS.indexOf(a.algorithm))
  const [entry] = known
  if (!entry) return { finding: { status: 'skipped', because: 'unsupported', evidence: [own] } }
  const conflict = known.find(
    (other) => other.algorithm === entry.algorithm && !equalBytes(other.digest, entry.digest),
  )
  if (conflict) {
    return {
      finding: {
        status: 'failed',
        code: 'conflicting-entries',
        expected: evidence(entry.algorithm, entry.digest, 'claim'),
        actual: evidence(entry.algorithm, conflict.digest, 'claim'),
      },
    }
  }
  const listed = entry.name === undefined ? [own] : [own, evidence('listed-name', entry.name, 'claim')]
  const differs = entry.name !== undefined && baseName(entry.name) !== name
  return {
    entry,
    finding: { status: 'passed', evidence: listed, ...(differs && { warning: 'name-differs' as const }) },
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function compare(
  { algorithm, digest }: NonNullable<Choice['entry']>,
  digests: Digests,
  computed: readonly Evidence[],
): ChecksumFinding {
  const expected = evidence(algorithm, digest, 'claim')
  const actual = evidence(algorithm, digests[algorithm], 'artifact')
  if (!equalBytes(digest, digests[algorithm])) {
    return { status: 'failed', code: 'digest-mismatch', expected, actual, evidence: computed }
  }
  const weak = COLLISIONS_KNOWN.has(algorithm)
  return {
    status: 'passed',
    evidence: [expected, ...computed],
    ...(weak && { warning: 'collisions-known' as const }),
  }
}
