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
import { type Algorithm, COLLISIONS_KNOWN } from './algorithms.ts'
import { bareFinder, type BareMatch, digestIn, isDenied, type ListedFile } from './bare.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { Line } from './coreutils.ts'
import type { Leniency, OtherReading } from './entry.ts'
import { type Locate, locator } from './folder.ts'
import { leftBy } from './left.ts'
import { isAt, type Match, onlyAt } from './match.ts'
import { type Otherwise, readOtherwise } from './otherwise.ts'
import { finder } from './place.ts'
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
  'none-verified': 'undecided',
  'digest-mismatch': 'failed',
  /** A line that may be about another file does not hold. */
  'perhaps-another-file': 'undecided',
  /** Cut or read otherwise, the list has a line for one of the files that does not hold. */
  'read-in-two-ways': 'undecided',
  'collisions-known': 'warning',
  'twin-unnoticed': 'warning',
} as const satisfies CodeTable
export type ListFailure = keyof typeof LIST_CODES
export type ListEvidenceLabel =
  | Algorithm
  | 'lines'
  | 'improper-lines'
  | 'files'
  | 'unlisted-file'
  | 'missing-files'
  | 'listed-name'
  | 'matching'
  | 'mismatching'
  | 'channel'

export type { ListedFile } from './bare.ts'

/** A checksum file, read in every way once. */
export interface ReadList {
  readonly bytes: Uint8Array
  readonly sums: Sums | undefined
  /** What it says however it is cut or read, each once. */
  readonly readings: readonly OtherReading[]
  /** The lines that a tool reads. */
  readonly lines: readonly Line[]
}

/** @param list which is not to be changed while what was read of it is in use */
export function readList(list: Uint8Array): ReadList {
  const sums = parseSums(list)
  const isRead = !sums?.tooMuch
  return {
    bytes: list,
    sums,
    readings: isRead ? [...everyReading(list)] : [],
    lines: isRead ? toolLines(list) : [],
  }
}

const asRead = (list: Uint8Array | ReadList): ReadList => ('readings' in list ? list : readList(list))

export interface ListInput {
  /** The checksum file; read already, it is read no second time. */
  readonly list: Uint8Array | ReadList
  /** Its name, as it would be given to the tool. */
  readonly listName: string
  /** Each with the digests that {@link algorithmsIn} names. */
  readonly files: readonly ListedFile[]
  /** Where its names, and the files' that are no whole paths, begin: absolute; not known if absent. */
  readonly folder?: string
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
  readonly algorithm: Algorithm | undefined
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
 * @param tool as in {@link ListInput}
 * @returns the algorithms whose digests {@link verifyList} will ask for: our own reading's, those of every other way to
 *   read it, and the tool's, which reads other lines where a list is in UTF-16 or has names of blanks
 */
export function algorithmsIn(list: Uint8Array | ReadList, tool?: Tool): Algorithm[] {
  const { sums, readings, lines } = asRead(list)
  if (sums?.tooMuch) return []
  const named = new Set<Algorithm>()
  for (const { algorithm } of sums?.entries ?? []) if (algorithm) named.add(algorithm)
  for (const { algorithm } of readings) if (algorithm) named.add(algorithm)
  for (const algorithm of algorithmsRead(tool ?? toolFor(lines), lines)) named.add(algorithm)
  return [...named]
}

/**
 * Judges every entry of a checksum file as `sha256sum --check` does, and every file that it does not name as
 * undecided.
 *
 * @throws {Error} if a file lacks the digest a line asks for
 */
export function verifyList(input: ListInput): ListReport {
  const { files, channel = 'beside', options = {} } = input
  const list = asRead(input.list)
  const { sums } = list
  const listed = (sums?.entries ?? []).flatMap(({ name }) => name ?? [])
  const tooMuch = sums?.tooMuch === true
  const entries = sums?.entries ?? []
  const locate = locator(input.folder)
  const find = finder(files, listed, locate)
  const bare = bareFinder(files)
  const rows = entries.map((entry) => rowOf(entry, { files, find, bare, locate }))
  const view: View = { rows, improper: sums?.improper ?? [], files, ...leftBy(rows, files, locate) }
  const claim = tooMuch
    ? TOO_MUCH
    : list.bytes.length === 0
      ? NOTHING
      : claimFinding(view, sums !== undefined, options)
  // A line without a file here may be for one of them all the same, where nobody knows in which folder the list begins.
  const told = input.folder === undefined ? entries.filter((_, i) => rows[i]?.status !== 'missing') : entries
  const digest = digestFinding(
    view,
    readOtherwise(list.readings, told, files, locate),
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
  const said = tooMuch ? { tool: undefined, asListed: false } : toolSays({ ...input, list })
  const { improper, unlisted, unsettled } = view
  return { ...judged, rows, improper, unlisted, unsettled, ...said }
}

/** The tool looks where the list says, and there alone; files that were handed over may lie elsewhere. */
function toolSays({
  list,
  listName,
  files,
  options,
  ...input
}: ListInput & { readonly list: ReadList }): Pick<ListReport, 'tool' | 'untold' | 'asListed'> {
  const { lines } = list
  const locate = locator(input.folder)
  let at: (name: string) => Match | NoFile = () => 'missing'
  const lookup = (read: readonly string[]) => {
    at = finder(files, read, locate)
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
  readonly improper: readonly number[]
  readonly unlisted: readonly number[]
  readonly unsettled: readonly number[]
  readonly files: readonly ListedFile[]
}

const NOTHING: ListFinding = { status: 'skipped', because: 'missing-input' }
const TOO_MUCH: ListFinding = { status: 'skipped', because: 'too-much' }
const WAITS: ListFinding = { status: 'skipped', because: { check: 'claim' } }

function claimFinding({ rows, improper }: View, isText: boolean, { strict }: ToolOptions): ListFinding {
  if (!isText) return { status: 'undecided', code: 'not-text' }
  const seen = [
    evidence('lines', String(rows.length), 'claim'),
    ...(improper.length > 0 ? [evidence('improper-lines', someOf(improper), 'claim')] : []),
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
function listedFinding({ rows, unlisted, unsettled, files }: View, present: ListFinding): ListFinding {
  if (rows.length === 0) return WAITS
  if (files.length === 0) return { status: 'skipped', because: { check: 'present' } }
  const seen = [evidence('files', String(files.length), 'artifact')]
  if (unlisted.length > 0) {
    const some = unlisted.slice(0, MOST_NAMES)
    return {
      ...NOTHING,
      evidence: [...seen, ...some.map((i) => evidence('unlisted-file', files[i]?.name ?? '', 'artifact'))],
    }
  }
  if (unsettled.length === 0) return { status: 'passed', evidence: seen }
  // Else what leaves it open is said there.
  const isForNone = rows.some(({ name, status }) => name === undefined && status === 'missing')
  return present.status === 'passed'
    ? { status: 'undecided', code: isForNone ? 'digest-without-file' : 'same-digest', evidence: seen }
    : { status: 'skipped', because: { check: 'present' }, evidence: seen }
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
  const elsewhere = rows.filter((row) => row.elsewhere)
  if (elsewhere.length === 0) return { status: 'passed', evidence: seen }
  const some = elsewhere.slice(0, MOST_NAMES).map(({ name = '' }) => evidence('listed-name', name, 'claim'))
  return { status: 'passed', warning: 'path-differs', evidence: [...seen, ...some] }
}

function digestFinding(
  { rows }: View,
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
  const differs = (algorithm: Algorithm, expected: Uint8Array, actual: Uint8Array) => ({
    expected: evidence(algorithm, expected, source),
    actual: evidence(algorithm, actual, 'artifact'),
    evidence: seen,
  })
  // A line that can be about nothing else goes before those that may.
  const isBareSure = otherwise.isNobodyNamed && !otherwise.isSomeRight
  const isSure = ({ name, elsewhere }: ListRow) => (name === undefined ? isBareSure : !elsewhere)
  const sure = wrong.find(isSure) ?? denied
  const first = sure ?? wrong[0]
  if (first?.algorithm && first.actual) {
    const values = differs(first.algorithm, first.expected, first.actual)
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
  return { status: 'passed', evidence: seen, ...(weak && { warning: 'collisions-known' as const }) }
}

interface Denied {
  readonly algorithm: Algorithm
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
    const { algorithm, expected } = open.get(name) ?? {}
    if (typeof file.found === 'string' || !algorithm || !expected) continue
    const own = Object.values(file.found).map(toHex)
    if (!own.some((digest) => listed.has(digest)))
      return { algorithm, expected, actual: digestIn(file.found, algorithm) }
  }
  return undefined
}

interface RowContext {
  readonly files: readonly ListedFile[]
  readonly find: (name: string) => Match | NoFile
  readonly bare: (algorithm: Algorithm | undefined, digest: Uint8Array) => BareMatch
  readonly locate: Locate
}

function rowOf(
  { line, name, algorithm, digest, leniency }: SumsEntry,
  { files, find, bare, locate }: RowContext,
): ListRow {
  const entry = { line, name, algorithm, expected: digest, ...(leniency && { leniency }) }
  const file = name === undefined ? bare(algorithm, digest) : find(name)
  if (file === 'missing' || file === 'ambiguous' || file === 'unsupported') return { ...entry, status: file }
  if (typeof file === 'string') return { ...entry, status: 'unread' }
  const elsewhere = name !== undefined && !isAt(files[file]?.name ?? '', locate(name))
  const row = { ...entry, ...(elsewhere && { elsewhere: true as const }) }
  const found = files[file]?.found ?? 'missing'
  if (typeof found === 'string') return { ...row, status: 'unread', file }
  if (algorithm === undefined) return { ...row, status: 'unsupported', file }
  const actual = digestIn(found, algorithm)
  return { ...row, status: equalBytes(actual, digest) ? 'ok' : 'mismatch', actual, file }
}
