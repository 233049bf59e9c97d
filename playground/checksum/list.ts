/**
 * A checksum file with many entries against many files: a row for each entry, and beside our own answer the one that
 * coreutils give. Where the two part, the row says why ({@link ListRow.leniency}).
 */
import { equalBytes, toHex } from '../bytes.ts'
import {
  type CheckPlan,
  type CodeOf,
  type CodeTable,
  type Evidence,
  type FindingOf,
  report,
  type Report,
} from '../report.ts'
import { algorithmNamed, type AnyAlgorithm, COLLISIONS_KNOWN, isStanding } from './algorithms.ts'
import { bareFinder, type BareMatch, digestIn, isDenied, type ListedFile } from './bare.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { Line } from './coreutils.ts'
import type { Leniency, OtherReading } from './entry.ts'
import { type Locate, locator } from './folder.ts'
import { namedIn } from './improper.ts'
import { leftBy } from './left.ts'
import { algorithmIn } from './list-name.ts'
import { endsOf, isAt, type Match, onlyAt } from './match.ts'
import { isEmptyFile } from './nothing.ts'
import { type Otherwise, readOtherwise } from './otherwise.ts'
import { finder } from './place.ts'
import { ofAnyFile } from './requirement.ts'
import { respelledIn } from './respelled.ts'
import { bounded, isGuess, moreOf, settler } from './settle.ts'
import { everyReading, parseSums, someOf, type Sums, type SumsEntry } from './sums.ts'
import {
  algorithmsRead,
  askTool,
  type Found,
  type NoFile,
  type Tool,
  type ToolAnswer,
  toolFor,
  toolLines,
  type ToolOptions,
  type Untold,
} from './tool.ts'

const PLAN = [
  { id: 'claim', proves: 'format', required: true },
  // What no line was compared with, and a line that was compared with nothing, are not proved to be whole.
  { id: 'listed', proves: 'integrity', required: true },
  { id: 'present', proves: 'integrity', required: true },
  { id: 'digest', proves: 'integrity', required: true },
  { id: 'channel', proves: 'integrity', required: false, expects: true },
] as const satisfies CheckPlan<string>

export type ListCheckId = (typeof PLAN)[number]['id']
/** Every way in which a check can end but "yes", and what each says of it. */
export const LIST_CODES = {
  'not-text': 'undecided',
  'no-lines': 'undecided',
  'improper-lines': 'warning',
  /** `--strict` takes such a list for unusable */
  'improper-lines-refused': 'undecided',
  'files-missing': 'undecided',
  'files-unread': 'undecided',
  'ambiguous-names': 'undecided',
  /** Several files have a digest that has no name. */
  'same-digest': 'undecided',
  /** A digest that has no name is that of no file here, so that it may be meant for any that is left. */
  'digest-without-file': 'undecided',
  'path-differs': 'warning',
  /** A line that nothing is read from has the name of a file that no other is for. */
  'own-line-unreadable': 'undecided',
  'none-verified': 'undecided',
  'digest-mismatch': 'failed',
  /** A line that may be about another file does not hold. */
  'perhaps-another-file': 'undecided',
  /** Cut or read otherwise, the list has a line for one of the files that does not hold. */
  'read-in-two-ways': 'undecided',
  'collisions-known': 'warning',
  'twin-unnoticed': 'warning',
  /** The only length of several algorithms is all that is known, and none of those that were computed is right. */
  'algorithm-guessed': 'undecided',
  /** The digest is right, and stands under another spelling of the name. */
  'name-respelled': 'warning',
  'size-differs': 'warning',
  /** Every empty file has the digest of nothing. */
  'empty-file': 'warning',
} as const satisfies CodeTable
export type ListFailure = keyof typeof LIST_CODES
export type ListEvidenceLabel =
  | AnyAlgorithm
  | 'lines'
  | 'improper-lines'
  | 'files'
  | 'unlisted-file'
  | 'missing-files'
  | 'listed-name'
  | 'form'
  | 'same-digest'
  | 'listed-size'
  | 'artifact-size'
  | 'empty-file'
  | 'matching'
  | 'mismatching'
  | 'channel'

export type { ListedFile } from './bare.ts'

/** A checksum file, read in every way once. */
export interface ReadList {
  readonly bytes: Uint8Array
  readonly listName: string | undefined
  readonly sums: Sums | undefined
  /** What it says however it is cut or read, each once. */
  readonly readings: readonly OtherReading[]
  /** The lines that a tool reads. */
  readonly lines: readonly Line[]
}

/**
 * Reads a checksum file in every way that it can be read, once for all that is asked of it.
 *
 * @param list which is not to be changed while what was read of it is in use
 * @param listName which may say of what algorithm its digests are; not known if absent
 */
export function readList(list: Uint8Array, listName?: string): ReadList {
  const sums = parseSums(list, listName)
  const isRead = !sums?.tooMuch
  return {
    bytes: list,
    listName,
    sums,
    readings: isRead ? [...everyReading(list, listName)] : [],
    lines: isRead ? toolLines(list) : [],
  }
}

const asRead = (list: Uint8Array | ReadList, listName?: string): ReadList =>
  'readings' in list ? list : readList(list, listName)

export interface ListInput {
  /** The checksum file; read already, it is read no second time. */
  readonly list: Uint8Array | ReadList
  /** Its name, as it would be given to the tool. */
  readonly listName: string
  /** Each with the digests that {@link algorithmsIn} names. */
  readonly files: readonly ListedFile[]
  /** Where its names, and the files' that are no whole paths, begin: absolute; not known if absent. */
  readonly folder?: string
  /** Whether the list lies there: then its names begin there, and nowhere else. */
  readonly isListHere?: boolean
  /** How the list came here; beside the files if absent. */
  readonly channel?: Channel
  /** The tool whose answer is given beside ours; the one that reads most lines if absent. */
  readonly tool?: Tool
  readonly options?: ToolOptions
}

export interface ListRow {
  /** Line of the list, from 1. */
  readonly line: number
  /** `undefined` for a bare digest. */
  readonly name: string | undefined
  readonly algorithm: AnyAlgorithm | undefined
  /**
   * - `ok`, `mismatch`: the file was there, and has that digest or not;
   * - `missing`, `ambiguous`: no file, or not one only, could be meant;
   * - `unread`: it was there and could not be read, or there can be none; of a bare digest, not all files could be read;
   * - `unsupported`: the line names an algorithm that we do not compute.
   */
  readonly status: 'ok' | 'mismatch' | 'missing' | 'ambiguous' | 'unread' | 'unsupported'
  readonly expected: Uint8Array
  readonly actual?: Uint8Array
  /** Index of the file that was taken for it. */
  readonly file?: number
  /** The file's path, as far as it is known, is not the one that the list gives. */
  readonly elsewhere?: true
  /** The file's name is another spelling of the listed one, and it has the digest. */
  readonly respelled?: true
  /** Other algorithms that a digest of that length may be of: a mismatch accuses nobody. */
  readonly open?: readonly AnyAlgorithm[]
  /** Bytes, where the list says them, and the file has others. */
  readonly size?: number
  /** Why the tools of coreutils would not read this line. */
  readonly leniency?: Leniency
}

export interface ListReport extends Report<ListCheckId, ListFailure> {
  readonly rows: readonly ListRow[]
  /** Numbers of the lines that nothing was read from. */
  readonly improper: readonly number[]
  /** Indices of the files that no row stands for or may be about. */
  readonly unlisted: readonly number[]
  /** Of those that no row stands for, and one may be about; all of them where no line was read. */
  readonly unsettled: readonly number[]
  /** What the tool of coreutils says; `undefined` where there is no saying. */
  readonly tool: ToolAnswer | undefined
  /** Why there is none; absent too where the list was not read at all. */
  readonly untold?: Untold
  /**
   * The tool says so only where those files, and no others, lie as the list has them: one at hand is not known to lie
   * there, or one that is listed was not handed over.
   */
  readonly asListed: boolean
  /** Algorithms that a line may be of, and that were not computed: with their digests it is to be asked again. */
  readonly more: readonly AnyAlgorithm[]
}

type ListFinding = FindingOf<ListCheckId, typeof LIST_CODES>

const evidence = (
  label: ListEvidenceLabel,
  value: Evidence['value'],
  source: Evidence['source'],
): Evidence => ({
  label,
  value,
  source,
})

/**
 * Which digests a list asks for.
 *
 * @param tool as in {@link ListInput}
 * @returns the algorithms whose digests {@link verifyList} will ask for: our own reading's, those of every other way to
 *   read it, and the tool's, which reads other lines where a list is in UTF-16 or has names of blanks
 */
export function algorithmsIn(list: Uint8Array | ReadList, tool?: Tool): AnyAlgorithm[] {
  const { sums, readings, lines } = asRead(list)
  if (sums?.tooMuch) return []
  const named = new Set<AnyAlgorithm>()
  for (const { algorithm } of sums?.entries ?? []) if (algorithm) named.add(algorithm)
  for (const { algorithm } of readings) if (algorithm) named.add(algorithm)
  for (const algorithm of algorithmsRead(tool ?? toolFor(lines), lines)) named.add(algorithm)
  return bounded(named)
}

/**
 * Judges every entry of a checksum file as `sha256sum --check` does, and every file that it does not name as
 * undecided.
 *
 * @throws {Error} if a file lacks the digest a line asks for
 */
export function verifyList(input: ListInput): ListReport {
  const { files, channel = 'beside', options = {} } = input
  const list = asRead(input.list, input.listName)
  const { sums } = list
  const listed = (sums?.entries ?? []).flatMap(({ name }) => name ?? [])
  const tooMuch = sums?.tooMuch === true
  const hashed = files.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]))
  const settle = settler(hashed)
  const all = (sums?.entries ?? []).map(settle)
  const entries = ofAnyFile(all, hashed)
  const locate = locator(input.folder)
  const unread = unreadIn(sums, files, locate)
  const find = finder(files, [...listed, ...unread.own], locate, input.isListHere)
  const bare = bareFinder(files)
  const placed = entries.map((entry) => rowOf(entry, { files, find, bare, locate }))
  const rows = respelledIn(placed, files, unread.own, locate, input.isListHere)
  const left = leftBy(rows, files, locate)
  const isOwn = (i: number) => unread.own.has(files[i]?.name ?? '')
  const view: View = {
    rows,
    forms: sums?.forms ?? [],
    improper: sums?.improper ?? [],
    files,
    unlisted: left.unlisted.filter((i) => !isOwn(i)),
    unsettled: [...left.unsettled, ...left.unlisted.filter(isOwn)],
    unread: [...left.unlisted, ...left.unsettled].filter(isOwn),
  }
  const claim = tooMuch
    ? TOO_MUCH
    : list.bytes.length === 0
      ? NOTHING
      : claimFinding(view, sums !== undefined, options)
  // A line without a file here may be for one of them all the same, where nobody knows in which folder the list begins.
  const kept = new Set(entries)
  const aside = all.filter((one) => !kept.has(one))
  const own = input.folder === undefined ? entries.filter((_, i) => rows[i]?.status !== 'missing') : entries
  const told = [...own, ...aside]
  const otherwise = readOtherwise(list.readings.map(settle), told, files, locate)
  const digest = digestFinding(
    view,
    { ...otherwise, isNobodyNamed: otherwise.isNobodyNamed && !unread.isSome },
    deniedIn(rows, files, locate),
    CLAIM_SOURCE[channel],
  )
  const present = presentFinding(view, options)
  const judged = report<ListCheckId, ListFailure>(PLAN, {
    claim,
    listed: listedFinding(view, present),
    present,
    digest,
    channel: channelFinding(channel, digest),
  })
  const said = tooMuch ? { tool: undefined, asListed: false } : toolSays({ ...input, list }, unread)
  const { improper, unlisted, unsettled } = view
  const open = rows.filter(
    ({ status, name }) => status === 'mismatch' || (status === 'missing' && name === undefined),
  )
  const more = digest.status === 'passed' ? [] : moreOf(open, hashed)
  return { ...judged, rows, improper, unlisted, unsettled, ...said, more }
}

interface Unread {
  /** Whether a line that nothing is read from has the name of one of the files. */
  readonly isSome: boolean
  /** Names of those files that no other line is for. */
  readonly own: ReadonlySet<string>
}

function unreadIn(sums: Sums | undefined, files: readonly ListedFile[], locate: Locate): Unread {
  const paths = files.map(({ name }) => name)
  const some = [...namedIn(sums?.unread ?? [], paths, locate)]
  if (some.length === 0) return { isSome: false, own: new Set() }
  const listed = new Set(
    (sums?.entries ?? []).flatMap(({ name }) => (name === undefined ? [] : [locate(name)])),
  )
  const isListed = (name: string) => [...endsOf(locate(name))].some((end) => listed.has(end))
  return {
    isSome: true,
    own: new Set(some.filter((name) => !isListed(name))),
  }
}

/** The tool looks where the list says, and there alone; files that were handed over may lie elsewhere. */
function toolSays(
  { list, listName, files, options, ...input }: ListInput & { readonly list: ReadList },
  { own }: Unread,
): Pick<ListReport, 'tool' | 'untold' | 'asListed'> {
  const { lines } = list
  const called = list.listName === undefined ? undefined : algorithmIn(list.listName)
  if (called !== undefined && input.tool === undefined && !isStanding(algorithmNamed(called)))
    return { tool: undefined, untold: 'other-algorithm', asListed: false }
  const locate = locator(input.folder)
  let at: (name: string) => Match | NoFile = () => 'missing'
  const lookup = (read: readonly string[]) => {
    at = finder(files, [...read, ...own], locate)
    return (name: string): Found => {
      const i = at(name)
      return typeof i === 'number' ? (files[i]?.found ?? 'missing') : i === 'ambiguous' ? 'missing' : i
    }
  }
  const tool = askTool(input.tool ?? toolFor(lines), lines, listName, lookup, options)
  if (typeof tool === 'string') return { tool: undefined, untold: tool, asListed: false }
  const isThere = (name: string) => {
    const i = at(name)
    return typeof i === 'number' && locate(files[i]?.name ?? '') === locate(name)
  }
  return { tool, asListed: tool.rows.some(({ name }) => !isThere(name)) }
}

interface View {
  readonly rows: readonly ListRow[]
  readonly forms: readonly string[]
  readonly improper: readonly number[]
  readonly unlisted: readonly number[]
  readonly unsettled: readonly number[]
  /** Of those, whose own line is one that nothing was read from. */
  readonly unread: readonly number[]
  readonly files: readonly ListedFile[]
}

const NOTHING: ListFinding = { status: 'skipped', because: 'missing-input' }
const TOO_MUCH: ListFinding = { status: 'skipped', because: 'too-much' }
const WAITS: ListFinding = { status: 'skipped', because: { check: 'claim' } }

function claimFinding(
  { rows, improper, forms }: View,
  isText: boolean,
  { strict }: ToolOptions,
): ListFinding {
  if (!isText) return { status: 'undecided', code: 'not-text' }
  const seen = [
    evidence('lines', String(rows.length), 'claim'),
    ...(improper.length > 0 ? [evidence('improper-lines', someOf(improper), 'claim')] : []),
    ...forms.map((form) => evidence('form', form, 'claim')),
  ]
  if (rows.length === 0) return { status: 'undecided', code: 'no-lines', evidence: seen }
  if (improper.length === 0) return { status: 'passed', evidence: seen }
  return strict
    ? { status: 'undecided', code: 'improper-lines-refused', evidence: seen }
    : { status: 'passed', warning: 'improper-lines', evidence: seen }
}

/** Enough for an eye; the report has them all. */
const MOST_NAMES = 10

/** A file that a line may be about is neither listed nor left out. */
function listedFinding(
  { rows, unlisted, unsettled, unread, files }: View,
  present: ListFinding,
): ListFinding {
  if (rows.length === 0) return WAITS
  if (files.length === 0) return { status: 'skipped', because: { check: 'present' } }
  const seen = [evidence('files', String(files.length), 'artifact')]
  if (unlisted.length > 0) {
    const some = unlisted.slice(0, MOST_NAMES)
    return {
      ...NOTHING,
      evidence: [
        ...seen,
        ...some.map((i) => evidence('unlisted-file', files[i]?.name ?? '', 'artifact')),
        ...sameDigest(rows, some, files),
      ],
    }
  }
  if (unread.length > 0) return { status: 'undecided', code: 'own-line-unreadable', evidence: seen }
  if (unsettled.length === 0) return { status: 'passed', evidence: seen }
  // Else what leaves it open is said there.
  const isForNone = rows.some(({ name, status }) => name === undefined && status === 'missing')
  return present.status === 'passed'
    ? { status: 'undecided', code: isForNone ? 'digest-without-file' : 'same-digest', evidence: seen }
    : { status: 'skipped', because: { check: 'present' }, evidence: seen }
}

/** Lines that have the digest of one of those files, under a name that is not its own: said, and no more. */
function sameDigest(
  rows: readonly ListRow[],
  some: readonly number[],
  files: readonly ListedFile[],
): Evidence[] {
  const digests = new Set(
    some.flatMap((i) => {
      const found = files[i]?.found
      return found === undefined || typeof found === 'string' ? [] : Object.values(found).map(toHex)
    }),
  )
  return rows
    .filter(({ name, expected }) => name !== undefined && digests.has(toHex(expected)))
    .slice(0, MOST_NAMES)
    .map(({ line, name = '' }) => evidence('same-digest', `${line}: ${name}`, 'claim'))
}

function presentFinding({ rows, files }: View, { ignoreMissing }: ToolOptions): ListFinding {
  if (rows.length === 0) return WAITS
  if (files.length === 0) return NOTHING
  const count = (status: ListRow['status']) => rows.filter((row) => row.status === status).length
  const missing = count('missing')
  const seen = missing > 0 ? [evidence('missing-files', String(missing), 'claim')] : []
  const stop = (code: CodeOf<typeof LIST_CODES, 'undecided'>): ListFinding => ({
    status: 'undecided',
    code,
    evidence: seen,
  })
  if (count('ambiguous') > 0) return stop('ambiguous-names')
  // A bare digest may be that of a file which was not read, even where another has it.
  const isBare = rows.some(({ name }) => name === undefined)
  if (count('unread') > 0 || (isBare && files.some(isDenied))) return stop('files-unread')
  if (missing > 0 && !ignoreMissing) return stop('files-missing')
  if (missing === rows.length) return stop('none-verified')
  if (rows.some(({ status, file }) => status === 'unsupported' && file === undefined))
    return { status: 'skipped', because: 'unsupported', evidence: seen }
  const warned = (warning: CodeOf<typeof LIST_CODES, 'warning'>, some: readonly ListRow[]): ListFinding => ({
    status: 'passed',
    warning,
    evidence: [
      ...seen,
      ...some.slice(0, MOST_NAMES).map(({ name = '' }) => evidence('listed-name', name, 'claim')),
    ],
  })
  const respelled = rows.filter((row) => row.respelled)
  if (respelled.length > 0) return warned('name-respelled', respelled)
  const elsewhere = rows.filter((row) => row.elsewhere)
  if (elsewhere.length > 0) return warned('path-differs', elsewhere)
  const empty = files.filter(({ found, size }) => typeof found !== 'string' && isEmptyFile(found, size))
  if (empty.length === 0) return { status: 'passed', evidence: seen }
  const names = empty.slice(0, MOST_NAMES).map(({ name }) => evidence('empty-file', name, 'artifact'))
  return { status: 'passed', warning: 'empty-file', evidence: [...seen, ...names] }
}

function digestFinding(
  { rows, files }: View,
  otherwise: Otherwise,
  denied: Denied | undefined,
  source: Evidence['source'],
): ListFinding {
  if (rows.length === 0) return WAITS
  const matching = rows.filter(({ status }) => status === 'ok')
  const wrong = rows.filter(({ status }) => status === 'mismatch')
  const seen = [
    evidence('matching', String(matching.length), 'artifact'),
    evidence('mismatching', String(wrong.length), 'artifact'),
  ]
  const differs = (algorithm: AnyAlgorithm, expected: Uint8Array, actual: Uint8Array) => ({
    expected: evidence(algorithm, expected, source),
    actual: evidence(algorithm, actual, 'artifact'),
    evidence: seen,
  })
  // A line that can be about nothing else goes before those that may.
  const isBareSure = otherwise.isNobodyNamed && !otherwise.isSomeRight
  const isSure = ({ name, elsewhere }: ListRow) => (name === undefined ? isBareSure : !elsewhere)
  const surely = wrong.filter(isSure)
  const sure = surely.find((row) => !isGuess(row)) ?? denied ?? surely[0]
  const first = sure ?? wrong[0]
  if (first?.algorithm && first.actual) {
    const values = differs(first.algorithm, first.expected, first.actual)
    if (sure && isGuess(sure)) return { status: 'undecided', code: 'algorithm-guessed', ...values }
    return sure
      ? { status: 'failed', code: 'digest-mismatch', ...values }
      : { status: 'undecided', code: 'perhaps-another-file', ...values }
  }
  if (otherwise.wrong) {
    const { line, actual } = otherwise.wrong
    const values = line.algorithm && differs(line.algorithm, line.digest, actual)
    return { status: 'undecided', code: 'read-in-two-ways', ...values }
  }
  if (rows.some(({ status }) => status === 'unsupported')) {
    return { status: 'skipped', because: 'unsupported', evidence: seen }
  }
  if (matching.length === 0) return { status: 'skipped', because: { check: 'present' } }
  const isWeak = ({ algorithm }: ListRow) => algorithm !== undefined && COLLISIONS_KNOWN.has(algorithm)
  const strong = new Set(matching.filter((row) => !isWeak(row)).map(({ file }) => file))
  const weak = matching.some(({ file }) => !strong.has(file))
  const other = matching.find(({ size }) => size !== undefined)
  const sizes = other
    ? [
        evidence('listed-size', String(other.size), 'claim'),
        evidence('artifact-size', String(files[other.file ?? -1]?.size), 'artifact'),
      ]
    : []
  const warning = weak ? ('collisions-known' as const) : other ? ('size-differs' as const) : undefined
  return { status: 'passed', evidence: [...seen, ...sizes], ...(warning && { warning }) }
}

interface Denied {
  readonly open?: readonly AnyAlgorithm[]
  readonly algorithm: AnyAlgorithm
  readonly expected: Uint8Array
  readonly actual: Uint8Array
}

/**
 * Lines that may all be meant for the place of one file are compared with none. Where no line of the list has a digest
 * of that file, it is wrong whichever is meant.
 *
 * @returns such a line
 */
function deniedIn(
  rows: readonly ListRow[],
  files: readonly ListedFile[],
  locate: Locate,
): Denied | undefined {
  const open = new Map<string, ListRow>()
  for (const row of rows)
    if (row.status === 'ambiguous' && row.name !== undefined && row.algorithm) open.set(locate(row.name), row)
  if (open.size === 0) return undefined
  const listed = new Set(rows.map(({ expected }) => toHex(expected)))
  for (const [name, file] of onlyAt(open, files)) {
    const { algorithm, expected, open: guessed } = open.get(name) ?? {}
    if (typeof file.found === 'string' || !algorithm || !expected) continue
    const own = Object.values(file.found).map(toHex)
    if (!own.some((digest) => listed.has(digest)))
      return {
        algorithm,
        expected,
        actual: digestIn(file.found, algorithm),
        ...(guessed && { open: guessed }),
      }
  }
  return undefined
}

interface RowContext {
  readonly files: readonly ListedFile[]
  readonly find: (name: string) => Match | NoFile
  readonly bare: (algorithm: AnyAlgorithm | undefined, digest: Uint8Array) => BareMatch
  readonly locate: Locate
}

function rowOf(
  { line, name, algorithm, digest, leniency, open, size }: SumsEntry,
  { files, find, bare, locate }: RowContext,
): ListRow {
  const entry = {
    line,
    name,
    algorithm,
    expected: digest,
    ...(leniency && { leniency }),
    ...(open && { open }),
  }
  const file = name === undefined ? bare(algorithm, digest) : find(name)
  if (file === 'missing' || file === 'ambiguous' || file === 'unsupported') return { ...entry, status: file }
  if (typeof file === 'string') return { ...entry, status: 'unread' }
  const elsewhere = name !== undefined && !isAt(files[file]?.name ?? '', locate(name))
  const own = files[file]?.size
  const row = {
    ...entry,
    ...(elsewhere && { elsewhere: true as const }),
    ...(size !== undefined && own !== undefined && size !== own && { size }),
  }
  const found = files[file]?.found ?? 'missing'
  if (typeof found === 'string') return { ...row, status: 'unread', file }
  if (algorithm === undefined) return { ...row, status: 'unsupported', file }
  const actual = digestIn(found, algorithm)
  return { ...row, status: equalBytes(actual, digest) ? 'ok' : 'mismatch', actual, file }
}
