/** A digest that came with the artifact, against the digest of the artifact. */
import { equalBytes } from '../bytes.ts'
import { type CheckPlan, type Evidence, type Finding, report, type Report } from '../report.ts'
import { type Algorithm, ALGORITHM_NAME, ALGORITHMS, COLLISIONS_KNOWN } from './algorithms.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { Digests } from './digest.ts'
import { baseName } from './match.ts'
import { parseSums, type Sums, type SumsEntry } from './sums.ts'

const PLAN = [
  { id: 'artifact', proves: 'format', required: true },
  { id: 'claim', proves: 'format', required: true },
  { id: 'listed', proves: 'format', required: true },
  { id: 'digest', proves: 'integrity', required: true },
  { id: 'channel', proves: 'integrity', required: false, expects: true },
] as const satisfies CheckPlan<string>

export type ChecksumCheckId = (typeof PLAN)[number]['id']
export type ChecksumFailure =
  | 'not-text'
  | 'no-digest'
  | 'digest-length'
  | 'conflicting-entries'
  | 'digest-mismatch'
  /** Warnings: the check passed, and yet. */
  | 'name-differs'
  | 'collisions-known'
export type ChecksumEvidenceLabel =
  | Algorithm
  | 'artifact-name'
  | 'listed-name'
  | 'lines'
  | 'improper-lines'
  | 'hex-digits'
  | 'algorithm-by-tag'
  | 'algorithm-by-length'
  | 'channel'
type ChecksumFinding = Finding<ChecksumCheckId, ChecksumFailure>

export interface ChecksumReport extends Report<ChecksumCheckId, ChecksumFailure> {
  /** The lines that are about this artifact, the strongest algorithm first, one of each. */
  readonly entries: readonly KnownEntry[]
}
type KnownEntry = SumsEntry & { readonly algorithm: Algorithm }

export interface ChecksumInput {
  /** Absent: what is expected of it is known, and nothing to compare with. */
  readonly artifact?: {
    /** Without folders, as a checksum file lists it. */
    readonly name: string
    readonly digests: Digests
  }
  /** A pasted digest or a checksum file. Absent: the digests are shown and nothing is compared. */
  readonly claim?: Uint8Array
  /** How the claim came here; beside the artifact if absent. */
  readonly channel?: Channel
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

const MISSING: ChecksumFinding = { status: 'skipped', because: 'missing-input' }
const waitFor = (check: ChecksumCheckId): ChecksumFinding => ({ status: 'skipped', because: { check } })

/**
 * Compares the digests a claim gives for the artifact with the artifact's own; every one that we compute must be right.
 *
 * @returns `undecided` if there is no artifact, no claim, or one that says nothing about this artifact
 */
export function verifyChecksum({ artifact, claim, channel = 'beside' }: ChecksumInput): ChecksumReport {
  const sums = claim && claim.length > 0 ? parseSums(claim) : undefined
  const claimed = !claim || claim.length === 0 ? MISSING : claimFinding(sums, claim)
  const { finding: listed, entries } = choose(sums?.entries ?? [], artifact?.name)
  const computed = artifact
    ? ALGORITHMS.map((name) => evidence(name, artifact.digests[name], 'artifact'))
    : []
  const digest: ChecksumFinding =
    artifact && entries.length > 0
      ? compare(entries, artifact.digests, computed, CLAIM_SOURCE[channel])
      : { ...waitFor(artifact ? 'listed' : 'artifact'), evidence: computed }
  return {
    ...report<ChecksumCheckId, ChecksumFailure>(PLAN, {
      artifact: artifact
        ? { status: 'passed', evidence: [evidence('artifact-name', artifact.name, 'artifact')] }
        : MISSING,
      claim: claimed,
      listed: claimed.status === 'passed' ? listed : waitFor('claim'),
      digest,
      channel: channelFinding(channel, digest.status === 'passed'),
    }),
    entries,
  }
}

function claimFinding(sums: Sums | undefined, claim: Uint8Array): ChecksumFinding {
  if (!sums) return { status: 'failed', code: 'not-text' }
  const seen = [
    evidence('lines', String(sums.entries.length), 'claim'),
    ...(sums.improper.length > 0 ? [evidence('improper-lines', sums.improper.join(', '), 'claim')] : []),
  ]
  if (sums.entries.length > 0) return { status: 'passed', evidence: seen }
  const digits = digitsOf(claim)
  if (digits === undefined) return { status: 'failed', code: 'no-digest', evidence: seen }
  return {
    status: 'failed',
    code: 'digest-length',
    evidence: [evidence('hex-digits', String(digits), 'claim')],
  }
}

/** @returns how many hex digits there are, where there is nothing else: a digest cut off while it was copied */
function digitsOf(claim: Uint8Array): number | undefined {
  const text = new TextDecoder().decode(claim).trim()
  return /^[0-9a-f]+$/i.test(text) ? text.length : undefined
}

interface Choice {
  /** The strongest algorithm first, one of each. */
  readonly entries: readonly KnownEntry[]
  readonly finding: ChecksumFinding
}

/** The entries for this name; a single one stands for the artifact whatever it is called. */
function choose(all: readonly SumsEntry[], name: string | undefined): Choice {
  const own = name === undefined ? [] : [evidence('artifact-name', name, 'artifact')]
  const named = all.filter((entry) => entry.name !== undefined && baseName(entry.name) === name)
  const names = new Set(all.map((entry) => entry.name))
  const unnamed = names.size === 1 ? all : all.filter((entry) => entry.name === undefined)
  const candidates = named.length > 0 ? named : unnamed
  if (candidates.length === 0) return { entries: [], finding: { ...MISSING, evidence: own } }

  const known = candidates
    .filter((entry): entry is KnownEntry => entry.algorithm !== undefined)
    .sort((a, b) => ALGORITHMS.indexOf(b.algorithm) - ALGORITHMS.indexOf(a.algorithm))
  const entries = known.filter(
    ({ algorithm }, i) => known.findIndex((other) => other.algorithm === algorithm) === i,
  )
  const [entry] = entries
  if (!entry) return { entries, finding: { status: 'skipped', because: 'unsupported', evidence: own } }
  const conflict = conflictIn(known)
  if (conflict) return { entries: [], finding: conflict }
  const differs = entry.name !== undefined && name !== undefined && baseName(entry.name) !== name
  return {
    entries,
    finding: {
      status: 'passed',
      evidence: [
        ...own,
        ...(entry.name === undefined ? [] : [evidence('listed-name', entry.name, 'claim')]),
        evidence(`algorithm-by-${entry.by}`, ALGORITHM_NAME[entry.algorithm], 'claim'),
      ],
      ...(differs && { warning: 'name-differs' as const }),
    },
  }
}

/** Two digests of one algorithm for one artifact. */
function conflictIn(known: readonly KnownEntry[]): ChecksumFinding | undefined {
  for (const entry of known) {
    const other = known.find(
      ({ algorithm, digest }) => algorithm === entry.algorithm && !equalBytes(digest, entry.digest),
    )
    if (!other) continue
    return {
      status: 'failed',
      code: 'conflicting-entries',
      expected: evidence(entry.algorithm, entry.digest, 'claim'),
      actual: evidence(entry.algorithm, other.digest, 'claim'),
    }
  }
  return undefined
}

function compare(
  entries: readonly KnownEntry[],
  digests: Digests,
  computed: readonly Evidence[],
  source: Evidence['source'],
): ChecksumFinding {
  const wrong = entries.find(({ algorithm, digest }) => !equalBytes(digest, digests[algorithm]))
  if (wrong) {
    return {
      status: 'failed',
      code: 'digest-mismatch',
      expected: evidence(wrong.algorithm, wrong.digest, source),
      actual: evidence(wrong.algorithm, digests[wrong.algorithm], 'artifact'),
      evidence: computed,
    }
  }
  const weak = entries.every(({ algorithm }) => COLLISIONS_KNOWN.has(algorithm))
  return {
    status: 'passed',
    evidence: [...entries.map(({ algorithm, digest }) => evidence(algorithm, digest, source)), ...computed],
    ...(weak && { warning: 'collisions-known' as const }),
  }
}
