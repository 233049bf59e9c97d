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
import { type About, aboutFile, firstOfEach, isFor, isRight, type KnownEntry, knownOf } from './about.ts'
import { ALGORITHM_NAME, type AnyAlgorithm, COLLISIONS_KNOWN, DIGEST_LENGTH } from './algorithms.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { SomeDigests } from './digest.ts'
import type { Leniency, OtherReading, Reading } from './entry.ts'
import { type Locate, locator } from './folder.ts'
import { baseName } from './match.ts'
import { isEmptyFile } from './nothing.ts'
import { readOtherwise } from './otherwise.ts'
import { ofRequirements } from './requirement.ts'
import { isRespelled } from './respelled.ts'
import { bounded, isGuess, moreOf, settler } from './settle.ts'
import { everyReading, parseSums, someOf, type Sums, type SumsEntry } from './sums.ts'
import { isReadByTool, toolLines } from './tool.ts'

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
  /** A line that may be about another file does not hold. */
  'perhaps-another-file': 'undecided',
  /** A line that nothing is read from has this file's name, and no other is for it. */
  'own-line-unreadable': 'undecided',
  /** Cut or read otherwise, the list has a line for this file that does not hold. */
  'read-in-two-ways': 'undecided',
  /** The only length of several algorithms is all that is known, and none of those that were computed is right. */
  'algorithm-guessed': 'undecided',
  /** Such a line stands beside one that is read. */
  'own-line-improper': 'warning',
  'name-differs': 'warning',
  /** The digest is right, and stands under another spelling of the name. */
  'name-respelled': 'warning',
  'path-differs': 'warning',
  'collisions-known': 'warning',
  /** The digest came another way, and is one for which twins can be made. */
  'twin-unnoticed': 'warning',
  /** The digest is right, and the size that stands beside it is another. */
  'size-differs': 'warning',
  /** Every empty file has this digest. */
  'empty-file': 'warning',
} as const satisfies CodeTable
export type ChecksumFailure = keyof typeof CHECKSUM_CODES
export type ChecksumEvidenceLabel =
  | AnyAlgorithm
  | 'artifact-name'
  | 'listed-name'
  | 'lines'
  | 'improper-lines'
  | 'hex-digits'
  | 'algorithm-by-tag'
  | 'algorithm-by-list-name'
  | 'algorithm-by-length'
  | 'algorithm-by-match'
  | 'form'
  | 'requirement'
  | 'same-digest'
  | 'listed-size'
  | 'artifact-size'
  | 'channel'
type ChecksumFinding = FindingOf<ChecksumCheckId, typeof CHECKSUM_CODES>

export interface ChecksumReport extends Report<ChecksumCheckId, ChecksumFailure> {
  /** The lines that are about this artifact, the strongest algorithm first, one of each. */
  readonly entries: readonly KnownEntry[]
  /** Why the tool of its algorithm reads no such line as the first of them. */
  readonly unread?: Leniency
  /** Algorithms that a line may be of, and that were not computed: with their digests it is to be asked again. */
  readonly more: readonly AnyAlgorithm[]
}

export interface ChecksumInput {
  /** Absent: what is expected of it is known, and nothing to compare with. */
  readonly artifact?: {
    /** Without folders, as it is shown. */
    readonly name: string
    /** As much of its path as is known; no more than the name if absent. */
    readonly path?: string
    /** Where listed names begin, absolute, as the file's path is then; not known if absent. */
    readonly folder?: string
    /** How its path and listed names are compared, where more is known of them than the folder. */
    readonly locate?: Locate
    /** Whether the claim is a list that lies there: then its names begin there, and nowhere else. */
    readonly isListHere?: boolean
    /** The four, and those that {@link algorithmsAsked} names. */
    readonly digests: SomeDigests
    /** In bytes; not known if absent. */
    readonly size?: number
  }
  /** A pasted digest or a checksum file. Absent: the digests are shown and nothing is compared. */
  readonly claim?: Uint8Array
  /**
   * What the claim is called, which may say of what algorithm it is: empty for one that was typed. Where nobody says it, a
   * digest is what the tool of coreutils for its length takes it for.
   */
  readonly claimName?: string
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

const NOTHING: Sums = { entries: [], improper: [], unread: [], slips: [] }
const MISSING: ChecksumFinding = { status: 'skipped', because: 'missing-input' }
const waitFor = (check: ChecksumCheckId): ChecksumFinding => ({ status: 'skipped', because: { check } })

/**
 * Compares the digests a claim gives for the artifact with the artifact's own; every one that we compute must be right.
 * A line that can be about nothing else rejects: one for its very place, or, where nobody is named, a bare one of which
 * no other is right. Whatever else does not hold may be about another file.
 *
 * @returns `undecided` if there is no artifact, no claim, or one that says nothing sure about this artifact
 */
export function verifyChecksum({
  artifact,
  claim,
  claimName,
  channel = 'beside',
}: ChecksumInput): ChecksumReport {
  const read = claim && claim.length > 0 ? parseSums(claim, claimName) : undefined
  const settle = artifact ? settler([artifact.digests]) : <Line>(line: Line) => line
  const { entries: of, aside } = ofRequirements(read?.entries.map(settle) ?? [], artifact)
  const sums = read && { ...read, entries: of, slips: read.slips.map(settle) }
  const locate = artifact?.locate ?? locator(artifact?.folder)
  const path = artifact?.path ?? artifact?.name
  const placed = aboutFile(sums ?? NOTHING, artifact?.name, path, locate, artifact?.isListHere)
  const claimed = !claim || claim.length === 0 ? MISSING : claimFinding(sums, claim, placed, aside.length)
  const { about = placed, same } = byValue(sums ?? NOTHING, placed, artifact, locate)
  const { finding: listed, known, uncomputed } = choose(about, artifact, locate, same)
  const entries = [...firstOfEach(known).values()]
  const unread = claim && unreadIn(entries, claim)
  const computed = artifact
    ? algorithmsOf(artifact.digests).map((name) => digestOf(name, artifact.digests))
    : []
  const digest: ChecksumFinding =
    artifact && claim && entries.length > 0
      ? compare(
          {
            about,
            known,
            // Of a list that is for this place every line is for its own.
            aside: artifact.isListHere ? [...aside, ...(sums?.entries ?? [])] : aside,
            uncomputed,
            readings: () => [...everyReading(claim, claimName)].map(settle),
            artifact,
            locate,
            source: CLAIM_SOURCE[channel],
            isTyped: claimName === '',
          },
          computed,
        )
      : { ...waitFor(artifact ? 'listed' : 'artifact'), evidence: computed }
  return {
    ...report<ChecksumCheckId, ChecksumFailure>(PLAN, {
      artifact: artifact
        ? {
            status: 'passed',
            evidence: [evidence('artifact-name', artifact.name, 'artifact')],
            ...(isEmptyFile(artifact.digests, artifact.size) && { warning: 'empty-file' as const }),
          }
        : MISSING,
      claim: claimed,
      listed: claimed.status === 'passed' ? listed : waitFor('claim'),
      digest,
      channel: channelFinding(channel, digest),
    }),
    entries,
    ...(unread && { unread }),
    more: artifact && digest.status !== 'passed' ? moreOf(known, [artifact.digests]) : [],
  }
}

/**
 * @param claimName as in {@link ChecksumInput}
 * @returns the algorithms that its lines name, or that are the likeliest of their length, in whatever way it is read: those
 *   beside the four have to be computed too
 */
export function algorithmsAsked(claim: Uint8Array, claimName?: string): AnyAlgorithm[] {
  const found = new Set<AnyAlgorithm>()
  const { entries = [], slips = [] } = parseSums(claim, claimName) ?? {}
  for (const lines of [entries, slips, everyReading(claim, claimName)])
    for (const { algorithm } of lines) if (algorithm) found.add(algorithm)
  return bounded(found)
}

const algorithmsOf = (digests: SomeDigests) =>
  (Object.keys(DIGEST_LENGTH) as AnyAlgorithm[]).filter((one) => digests[one])
const digestOf = (name: AnyAlgorithm, digests: SomeDigests) =>
  evidence(name, digests[name] ?? new Uint8Array(), 'artifact')

/**
 * Where no line is about the file by its name: those that are by another spelling of it, if one has its digest; else one
 * that has its digest under another name, which is said and proves nothing of this one.
 */
function byValue(
  { entries }: Sums,
  about: About,
  artifact: ChecksumInput['artifact'],
  locate: Locate,
): { readonly about?: About; readonly same?: SumsEntry } {
  if (!artifact || about.own.length + about.bare.length + about.perhaps.length > 0) return {}
  const same = entries.find((entry) => isRight(entry, artifact.digests))
  if (!same) return {}
  const { name: last, path = last, isListHere = false } = artifact
  const isAlike = ({ name = '' }) => isRespelled(isListHere ? path : last, name, locate, isListHere)
  const alike = entries.filter(isAlike)
  return alike.some((entry) => isRight(entry, artifact.digests))
    ? { about: { ...about, perhaps: alike } }
    : { same }
}

/** Of records that end in NUL a tool reads the first: it is asked. */
function unreadIn([first]: readonly KnownEntry[], claim: Uint8Array): Leniency | undefined {
  return first?.leniency && !isReadByTool(first, toolLines(claim)) ? first.leniency : undefined
}

function claimFinding(
  sums: Sums | undefined,
  claim: Uint8Array,
  { own, bare, isUnread }: About,
  aside: number,
): ChecksumFinding {
  if (!sums) return { status: 'undecided', code: 'not-text' }
  if (sums.tooMuch) return { status: 'skipped', because: 'too-much' }
  const seen = [
    evidence('lines', String(sums.entries.length + aside), 'claim'),
    ...(sums.improper.length > 0 ? [evidence('improper-lines', someOf(sums.improper), 'claim')] : []),
    ...(sums.forms ?? []).map((form) => evidence('form', form, 'claim')),
  ]
  if (sums.entries.length + aside > 0) {
    const isSaid = isUnread && own.length + bare.length > 0
    return { status: 'passed', evidence: seen, ...(isSaid && { warning: 'own-line-improper' as const }) }
  }
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
  /** The strongest algorithm first. */
  readonly known: readonly KnownEntry[]
  /** Whether it has a digest too that this software does not compute. */
  readonly uncomputed: boolean
  readonly finding: ChecksumFinding
}

/** Whether the lines for this artifact can be told, and do not contradict one another about its very place. */
function choose(
  about: About,
  artifact: ChecksumInput['artifact'],
  locate: Locate,
  same: SumsEntry | undefined,
): Choice {
  const { name, path = name } = artifact ?? {}
  const seen = name === undefined ? [] : [evidence('artifact-name', name, 'artifact')]
  const candidates = [...about.own, ...about.bare, ...about.perhaps]
  const known = knownOf(candidates)
  const uncomputed = known.length < candidates.length
  const none = (finding: ChecksumFinding): Choice => ({ known: [], uncomputed, finding })
  if (about.isUnread && about.own.length + about.bare.length === 0)
    return none({ status: 'undecided', code: 'own-line-unreadable', evidence: seen })
  if (candidates.length === 0) {
    // Which line is its own, nobody can tell of a file that is not there.
    if (!artifact) return none(waitFor('artifact'))
    const elsewhere = same ? [evidence('same-digest', `${same.line}: ${same.name ?? ''}`, 'claim')] : []
    return none({ ...MISSING, evidence: [...seen, ...elsewhere] })
  }
  const [entry] = known
  const isOwnUncomputed = about.own.length > 0 && knownOf(about.own).length === 0
  if (!entry || isOwnUncomputed) return none({ status: 'skipped', because: 'unsupported', evidence: seen })
  const named = knownOf([...about.own, ...about.perhaps])
  const own = knownOf(about.own)
  const conflict = conflictIn(named)
  const several = conflict && !(artifact && isDenied(own, artifact, locate)) && whichOf(named, seen, locate)
  if (several) return none(several)
  const clash = conflictIn(own, ({ name: at = '' }) => locate(at))
  if (clash) return none(clash)
  const isElsewhere = entry.name !== undefined && name !== undefined && !isFor(entry, path, locate)
  return {
    known,
    uncomputed,
    finding: {
      status: 'passed',
      evidence: [
        ...seen,
        ...(entry.name === undefined ? [] : [evidence('listed-name', entry.name, 'claim')]),
        ...(entry.requirement ? [evidence('requirement', entry.requirement, 'claim')] : []),
        evidence(`algorithm-by-${entry.by}`, ALGORITHM_NAME[entry.algorithm], 'claim'),
      ],
      ...(isElsewhere && {
        warning:
          baseName(entry.name) === name
            ? ('path-differs' as const)
            : isRespelled(name, entry.name)
              ? ('name-respelled' as const)
              : ('name-differs' as const),
      }),
    },
  }
}

/**
 * Of lines that each may be for the file's very place: one that is at it, or all of them, wherever the list begins.
 *
 * @returns whether the file is none that they are for
 */
function isDenied(
  own: readonly KnownEntry[],
  { name, path = name, digests }: NonNullable<ChecksumInput['artifact']>,
  locate: Locate,
): boolean {
  const place = locate(path)
  const isWrong = (line: KnownEntry) => isRight(line, digests) === false
  return (
    own.some((line) => isWrong(line) && locate(line.name ?? '') === place) ||
    (own.length > 0 && own.every(isWrong))
  )
}

/** Enough for an eye. */
const MOST_NAMES = 10

/** Files of one name at several places are several files, and which of them this is nobody knows. */
function whichOf(
  known: readonly KnownEntry[],
  own: readonly Evidence[],
  locate: Locate,
): ChecksumFinding | undefined {
  const places = new Set(known.map(({ name = '' }) => locate(name)))
  if (places.size < 2) return undefined
  const some = [...places].slice(0, MOST_NAMES).map((place) => evidence('listed-name', place, 'claim'))
  return { ...MISSING, evidence: [...own, ...some] }
}

/**
 * Two digests of one algorithm for one artifact.
 *
 * @param place only lines of one place are held against each other; all are one if absent
 */
function conflictIn(
  known: readonly KnownEntry[],
  place: (entry: KnownEntry) => string = () => '',
): ChecksumFinding | undefined {
  const first = new Map<string, Uint8Array>()
  for (const entry of known) {
    // Of one length may be several algorithms, and of each there is another digest.
    if (entry.open) continue
    const key = `${entry.algorithm} ${place(entry)}`
    const before = first.get(key)
    if (before === undefined) first.set(key, entry.digest)
    else if (!equalBytes(entry.digest, before))
      return {
        status: 'failed',
        code: 'conflicting-entries',
        expected: evidence(entry.algorithm, before, 'claim'),
        actual: evidence(entry.algorithm, entry.digest, 'claim'),
      }
  }
  return undefined
}

interface Comparison {
  readonly about: About
  readonly known: readonly KnownEntry[]
  /** Read, and of other files. */
  readonly aside: readonly Reading[]
  /** There is another digest of it, which was not looked at: with weak ones alone nothing is settled. */
  readonly uncomputed: boolean
  readonly readings: () => readonly OtherReading[]
  readonly artifact: NonNullable<ChecksumInput['artifact']>
  readonly locate: Locate
  readonly source: Evidence['source']
  readonly isTyped: boolean
}

function compare(
  { about, known, aside, uncomputed, readings, artifact, locate, source, isTyped }: Comparison,
  computed: readonly Evidence[],
): ChecksumFinding {
  const { name, path = name, digests, size } = artifact
  const isWrong = (line: Reading) => isRight(line, digests) === false
  const sizes = sizesOf(known, size)
  // What was typed is what is expected: where it holds under no algorithm of its length, it does not hold.
  const isOpen = (line: KnownEntry) =>
    isGuess({ ...line, expected: line.digest, actual: digests[line.algorithm] }) &&
    !(isTyped && moreOf([line], [digests]).length === 0)
  const differs = ({ algorithm = 'sha256', digest }: Reading) => ({
    expected: evidence(algorithm, digest, source),
    actual: digestOf(algorithm, digests),
    evidence: [...computed, ...sizes],
  })
  const own = sureIn(knownOf(about.own).filter(isWrong))
  if (own) {
    const values = differs(own)
    return isOpen(own)
      ? { status: 'undecided', code: 'algorithm-guessed', ...values }
      : { status: 'failed', code: 'digest-mismatch', ...values }
  }
  const otherwise = readOtherwise(readings(), [...known, ...aside], [{ name: path, found: digests }], locate)
  const wrong = sureIn(known.filter(isWrong))
  if (wrong && otherwise.isNobodyNamed && !about.isUnread && !otherwise.isSomeRight) {
    const values = differs(wrong)
    return isOpen(wrong)
      ? { status: 'undecided', code: 'algorithm-guessed', ...values }
      : { status: 'failed', code: 'digest-mismatch', ...values }
  }
  if (wrong) return { status: 'undecided', code: 'perhaps-another-file', ...differs(wrong) }
  if (otherwise.wrong)
    return { status: 'undecided', code: 'read-in-two-ways', ...differs(otherwise.wrong.line) }

  const entries = [...firstOfEach(known).values()]
  const weak = entries.every(({ algorithm }) => COLLISIONS_KNOWN.has(algorithm))
  const seen = [
    ...entries.map(({ algorithm, digest }) => evidence(algorithm, digest, source)),
    ...computed,
    ...sizes,
  ]
  if (weak && uncomputed) return { status: 'skipped', because: 'unsupported', evidence: seen }
  const warning = weak
    ? ('collisions-known' as const)
    : sizes.length > 0
      ? ('size-differs' as const)
      : undefined
  return { status: 'passed', evidence: seen, ...(warning && { warning }) }
}

/** One that no guess is in, before one that is guessed. */
function sureIn(lines: readonly KnownEntry[]): KnownEntry | undefined {
  return lines.find(({ open }) => !open) ?? lines[0]
}

/** @returns the size that is listed and the file's own, where they are not the same */
function sizesOf(known: readonly KnownEntry[], size: number | undefined): Evidence[] {
  const other = known.find((entry) => entry.size !== undefined && size !== undefined && entry.size !== size)
  if (other === undefined) return []
  return [
    evidence('listed-size', String(other.size), 'claim'),
    evidence('artifact-size', String(size), 'artifact'),
  ]
}
