/**
 * A checksum file with many entries against many files: a row for each entry, and beside our own answer the one that
 * coreutils give. Where the two part, the row says why ({@link ListRow.leniency}).
 */
import { report, type Report } from '../report.ts'
import { algorithmNamed, type AnyAlgorithm, isStanding } from './algorithms.ts'
import { bareFinder, type ListedFile } from './bare.ts'
import { type Channel, channelFinding, CLAIM_SOURCE } from './channel.ts'
import type { Line } from './coreutils.ts'
import type { OtherReading } from './entry.ts'
import { type Locate, locator } from './folder.ts'
import { namedIn } from './improper.ts'
import { leftBy } from './left.ts'
import {
  claimFinding,
  digestFinding,
  listedFinding,
  NOTHING,
  presentFinding,
  TOO_MUCH,
  type View,
} from './list-checks.ts'
import { algorithmIn } from './list-name.ts'
import { LIST_PLAN, type ListCheckId, type ListFailure } from './list-plan.ts'
import { deniedIn, type ListRow, rowOf } from './list-row.ts'
import { endsOf, type Match } from './match.ts'
import { readOtherwise } from './otherwise.ts'
import { finder } from './place.ts'
import { ofAnyFile } from './requirement.ts'
import { respelledIn } from './respelled.ts'
import { bounded, moreOf, settler } from './settle.ts'
import { everyReading, parseSums, type Sums } from './sums.ts'
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
  const judged = report<ListCheckId, ListFailure>(LIST_PLAN, {
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
