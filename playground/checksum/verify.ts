/** A digest that came with the artifact, against the digest of the artifact. */
import { equalBytes } from '../bytes.ts'
import {
  type CheckPlan,
  type CodeTable,
  type Evidence,
  type FindingOf,
  report,
  type Report,
} from '../report.ts'
import { type Algorithm, ALGORITHM_NAME, ALGORITHMS, COLLISIONS_KNOWN } from './algorithms.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { Digests } from './digest.ts'
import { baseName, isAt, plain } from './match.ts'
import { parseSums, someOf, type Sums, type SumsEntry } from './sums.ts'

const PLAN = [
  { id: 'artifact', proves: 'format', required: true },
  { id: 'claim', proves: 'format', required: true },
  { id: 'listed', proves: 'format', required: true },
  { id: 'digest', proves: 'integrity', required: true },
  { id: 'channel', proves: 'integrity', required: false, expects: true },
] as const satisfies CheckPlan<string>

export type ChecksumCheckId = (typeof PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const CHECKSUM_CODES = {
  'not-text': 'undecided',
  'no-digest': 'undecided',
  'digest-length': 'undecided',
  'conflicting-entries': 'failed',
  'digest-mismatch': 'failed',
  'name-differs': 'warning',
  'path-differs': 'warning',
  'collisions-known': 'warning',
} as const satisfies CodeTable
export type ChecksumFailure = keyof typeof CHECKSUM_CODES
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
type ChecksumFinding = FindingOf<ChecksumCheckId, typeof CHECKSUM_CODES>

export interface ChecksumReport extends Report<ChecksumCheckId, ChecksumFailure> {
  /** The lines that are about this artifact, the strongest algorithm first, one of each. */
  readonly entries: readonly KnownEntry[]
}
type KnownEntry = SumsEntry & { readonly algorithm: Algorithm }

export interface ChecksumInput {
  /** Absent: what is expected of it is known, and nothing to compare with. */
  readonly artifact?: {
    /** Without folders, as it is shown. */
    readonly name: string
    /** As much of its path as is known; no more than the name if absent. */
    readonly path?: string
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
  const { finding: listed, entries, uncomputed } = choose(sums?.entries ?? [], artifact)
  const computed = artifact
    ? ALGORITHMS.map((name) => evidence(name, artifact.digests[name], 'artifact'))
    : []
  const digest: ChecksumFinding =
    artifact && entries.length > 0
      ? compare(entries, uncomputed === true, artifact.digests, computed, CLAIM_SOURCE[channel])
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
  if (!sums) return { status: 'undecided', code: 'not-text' }
  if (sums.tooMuch) return { status: 'skipped', because: 'too-much' }
  const seen = [
    evidence('lines', String(sums.entries.length), 'claim'),
    ...(sums.improper.length > 0 ? [evidence('improper-lines', someOf(sums.improper), 'claim')] : []),
  ]
  if (sums.entries.length > 0) return { status: 'passed', evidence: seen }
  const digits = digitsOf(claim)
  if (digits === undefined) return { status: 'undecided', code: 'no-digest', evidence: seen }
  return {
    status: 'undecided',
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
  /** Whether it has a digest too that this software does not compute. */
  readonly uncomputed?: boolean
  readonly finding: ChecksumFinding
}

/**
 * The entries for this name; a single one stands for the artifact whatever it is called. Entries for its very place
 * go before those for the same name elsewhere.
 */
function choose(all: readonly SumsEntry[], artifact: ChecksumInput['artifact']): Choice {
  const { name, path = name } = artifact ?? {}
  const own = name === undefined ? [] : [evidence('artifact-name', name, 'artifact')]
  const isHere = (entry: SumsEntry) =>
    path !== undefined && entry.name !== undefined && isAt(path, entry.name)
  const named = all.filter((entry) => entry.name !== undefined && baseName(entry.name) === name)
  const here = named.filter(isHere)
  const names = new Set(all.map((entry) => entry.name))
  const unnamed = names.size === 1 ? all : all.filter((entry) => entry.name === undefined)
  const candidates = [here, named, unnamed].find(({ length }) => length > 0) ?? []
  if (candidates.length === 0) return { entries: [], finding: { ...MISSING, evidence: own } }

  const known = candidates
    .filter((entry): entry is KnownEntry => entry.algorithm !== undefined)
    .sort((a, b) => ALGORITHMS.indexOf(b.algorithm) - ALGORITHMS.indexOf(a.algorithm))
  const entries = [...firstOfEach(known).values()]
  const [entry] = entries
  if (!entry) return { entries, finding: { status: 'skipped', because: 'unsupported', evidence: own } }
  const conflict = conflictIn(known)
  if (conflict) return { entries: [], finding: whichOf(known, own) ?? conflict }
  return {
    entries,
    uncomputed: known.length < candidates.length,
    finding: {
      status: 'passed',
      evidence: [
        ...own,
        ...(entry.name === undefined ? [] : [evidence('listed-name', entry.name, 'claim')]),
        evidence(`algorithm-by-${entry.by}`, ALGORITHM_NAME[entry.algorithm], 'claim'),
      ],
      ...(entry.name !== undefined &&
        name !== undefined &&
        !isHere(entry) && {
          warning: baseName(entry.name) === name ? ('path-differs' as const) : ('name-differs' as const),
        }),
    },
  }
}

/** Enough for an eye. */
const MOST_NAMES = 10

/** Files of one name at several places are several files, and which of them this is nobody knows. */
function whichOf(known: readonly KnownEntry[], own: readonly Evidence[]): ChecksumFinding | undefined {
  const places = new Set(known.map(({ name }) => (name === undefined ? undefined : plain(name))))
  if (places.size < 2) return undefined
  const some = [...places].slice(0, MOST_NAMES).map((place) => evidence('listed-name', place ?? '', 'claim'))
  return { ...MISSING, evidence: [...own, ...some] }
}

function firstOfEach(known: readonly KnownEntry[]): Map<Algorithm, KnownEntry> {
  const first = new Map<Algorithm, KnownEntry>()
  for (const entry of known) if (!first.has(entry.algorithm)) first.set(entry.algorithm, entry)
  return first
}

/** Two digests of one algorithm for one artifact. */
function conflictIn(known: readonly KnownEntry[]): ChecksumFinding | undefined {
  const first = firstOfEach(known)
  const isOther = ({ algorithm, digest }: KnownEntry) =>
    !equalBytes(digest, first.get(algorithm)?.digest ?? digest)
  const other = known.find(isOther)
  return (
    other && {
      status: 'failed',
      code: 'conflicting-entries',
      expected: evidence(other.algorithm, first.get(other.algorithm)?.digest ?? other.digest, 'claim'),
      actual: evidence(other.algorithm, other.digest, 'claim'),
    }
  )
}

/** @param uncomputed there is another digest of it, which was not looked at: with weak ones alone nothing is settled */
function compare(
  entries: readonly KnownEntry[],
  uncomputed: boolean,
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
  const seen = [...entries.map(({ algorithm, digest }) => evidence(algorithm, digest, source)), ...computed]
  if (weak && uncomputed) return { status: 'skipped', because: 'unsupported', evidence: seen }
  return {
    status: 'passed',
    evidence: seen,
    ...(weak && { warning: 'collisions-known' as const }),
  }
}
