/**
 * What `sha256sum --check` and its siblings of coreutils 9.1 say about a list: their rows, counts, lines and exit code.
 * Their grammar is in coreutils.ts; here is what they do with it.
 */
import { toHex } from '../bytes.ts'
import { asOperand, shellPath } from '../shell.ts'
import {
  type Algorithm,
  ALGORITHM_TAG,
  algorithmNamed,
  type AnyAlgorithm,
  DIGEST_LENGTH,
  isStanding,
} from './algorithms.ts'
import { bytesAsText, type Dialect, type Line, linesOf, splitCksumLine, splitLine } from './coreutils.ts'
import { nameFrom } from './name.ts'
import { quoted } from './quote.ts'

/** In the order they are tried for a list that several of them read. */
export const TOOLS = ['sha256sum', 'sha512sum', 'sha1sum', 'md5sum', 'cksum'] as const
export type Tool = (typeof TOOLS)[number]

const ALGORITHM_OF: Readonly<Record<Exclude<Tool, 'cksum'>, Algorithm>> = {
  sha256sum: 'sha256',
  sha512sum: 'sha512',
  sha1sum: 'sha1',
  md5sum: 'md5',
}

/** What was found where the list says a file is: its digests, or why there are none. */
export type Found = Readonly<Partial<Record<AnyAlgorithm, Uint8Array>>> | Unread
export type Unread = 'missing' | 'denied' | NoFile
/** Why no file can be there: a folder is, the name leads through a file, or it is too long for one. */
export type NoFile = 'directory' | 'not-directory' | 'too-long'

const ERRORS: Readonly<Record<Unread, string>> = {
  missing: 'No such file or directory',
  denied: 'Permission denied',
  directory: 'Is a directory',
  'not-directory': 'Not a directory',
  'too-long': 'File name too long',
}

export interface ToolOptions {
  /** `--strict`: improperly formatted lines make it fail. */
  readonly strict?: boolean
  /** `--ignore-missing`: says nothing of files that are not there; one at least must be. */
  readonly ignoreMissing?: boolean
  /** `--quiet` or `--status`; of both the last counts. */
  readonly print?: 'quiet' | 'status'
}

export interface ToolRow {
  /** Line of the list, from 1. */
  readonly line: number
  readonly name: string
  readonly status: 'ok' | 'mismatch' | 'unread' | 'ignored'
}

export interface ToolAnswer {
  readonly tool: Tool
  readonly rows: readonly ToolRow[]
  /** Numbers of the improperly formatted lines. */
  readonly improper: readonly number[]
  readonly exit: 0 | 1
  readonly stdout: string
  readonly stderr: string
}

/**
 * Why there is no saying what a tool says:
 * - `other-algorithm`: the list asks cksum for another than the four, or is called after a tool that is none of {@link TOOLS};
 * - `standard-input`: it names `-`, and what stands on standard input is not known.
 */
export type Untold = 'other-algorithm' | 'standard-input'

interface Entry {
  readonly line: number
  /** Still as bytes. */
  readonly name: string
  /** `undefined` for one that we do not compute. */
  readonly algorithm: Algorithm | undefined
  readonly hex: string
}

interface Reading {
  readonly entries: readonly Entry[]
  readonly improper: readonly number[]
}

function readAs(tool: Tool, lines: readonly Line[]): Reading {
  const dialect: Dialect = {}
  const entries: Entry[] = []
  const improper: number[] = []
  for (const { number: line, text } of lines) {
    const entry = tool === 'cksum' ? cksumEntry(text) : entryOf(ALGORITHM_OF[tool], text, dialect)
    if (entry) entries.push({ line, ...entry })
    else improper.push(line)
  }
  return { entries, improper }
}

function entryOf(algorithm: Algorithm, text: string, dialect: Dialect): Omit<Entry, 'line'> | undefined {
  const split = splitLine(text, ALGORITHM_TAG[algorithm], 2 * DIGEST_LENGTH[algorithm], dialect)
  return split && { algorithm, ...split }
}

function cksumEntry(text: string): Omit<Entry, 'line'> | undefined {
  const split = splitCksumLine(text)
  const algorithm = split && algorithmNamed(split.tag)
  return (
    split && { algorithm: isStanding(algorithm) ? algorithm : undefined, hex: split.hex, name: split.name }
  )
}

/** @returns the lines that the tools read */
export function toolLines(list: Uint8Array): readonly Line[] {
  return linesOf(bytesAsText(list))
}

/**
 * The tool to ask about a list: the one that reads most of its lines. `cksum` only where the tags name algorithms
 * that we compute as well.
 */
export function toolFor(lines: readonly Line[]): Tool {
  const [best] = TOOLS.map((tool) => ({ tool, entries: readAs(tool, lines).entries }))
    .filter(({ entries }) => entries.every(({ algorithm }) => algorithm !== undefined))
    .sort((a, b) => b.entries.length - a.entries.length)
  return best?.tool ?? 'sha256sum'
}

/** What is typed for {@link askTool}'s answer. */
export function toolCommand(
  tool: Tool,
  listName: string,
  { strict, ignoreMissing, print }: ToolOptions = {},
): string {
  const options = [
    ...(strict ? ['--strict'] : []),
    ...(ignoreMissing ? ['--ignore-missing'] : []),
    ...(print ? [`--${print}`] : []),
  ]
  return [tool, '-c', ...options, shellPath(listName)].join(' ')
}

/** @returns the algorithms whose digests {@link askTool} will ask a file for */
export function algorithmsRead(tool: Tool, lines: readonly Line[]): Algorithm[] {
  const named = readAs(tool, lines).entries.map(({ algorithm }) => algorithm)
  return [...new Set(named.filter((algorithm) => algorithm !== undefined))]
}

/** @returns whether the tool of its algorithm reads from one of those lines what was read from this one */
export function isReadByTool(
  { algorithm, digest, name }: { algorithm: AnyAlgorithm; digest: Uint8Array; name: string | undefined },
  lines: readonly Line[],
): boolean {
  const hex = toHex(digest)
  const tool = TOOLS.find((one) => one !== 'cksum' && ALGORITHM_OF[one] === algorithm) ?? 'sha256sum'
  return readAs(tool, lines).entries.some(
    (entry) => nameFrom(entry.name) === name && entry.hex.toLowerCase() === hex,
  )
}

/**
 * What `TOOL --check LIST` prints and how it ends.
 *
 * @param lines of the checksum file, from {@link toolLines}
 * @param listName of the file, as {@link toolCommand} gives it to the tool
 * @param lookup given every name that the tool reads: what there is under each
 * @throws {Error} if a file comes without the digest a line asks for
 */
export function askTool(
  tool: Tool,
  lines: readonly Line[],
  listName: string,
  lookup: (names: readonly string[]) => (name: string) => Found,
  { strict = false, ignoreMissing = false, print }: ToolOptions = {},
): ToolAnswer | Untold {
  const listed = quoted(asOperand(listName))
  const { entries: read, improper } = readAs(tool, lines)
  const entries = read.map((entry) => ({
    ...entry,
    name: nameFrom(entry.name),
    hex: entry.hex.toLowerCase(),
  }))
  if (entries.some(({ name }) => name === '-')) return 'standard-input'
  const out: string[] = []
  const err: string[] = []
  const rows: ToolRow[] = []
  const find = lookup(entries.map(({ name }) => name))
  for (const { line, name, algorithm, hex } of entries) {
    if (algorithm === undefined) return 'other-algorithm'
    const found = find(name)
    const status = judge(found, algorithm, hex, ignoreMissing)
    rows.push({ line, name, status })
    if (status === 'unread') err.push(`${quoted(name)}: ${ERRORS[found as Unread]}`)
    const word = WORDS[status]
    if (word !== undefined && print !== 'status' && !(print === 'quiet' && status === 'ok')) {
      out.push(`${printedName(name)}: ${word}`)
    }
  }
  const count = (status: ToolRow['status']) => rows.filter((row) => row.status === status).length
  const [matched, mismatched, unread] = [count('ok'), count('mismatch'), count('unread')]
  if (entries.length === 0) err.push(`${listed}: no properly formatted checksum lines found`)
  else if (print !== 'status') {
    err.push(...summary(improper.length, unread, mismatched))
    if (ignoreMissing && matched === 0) err.push(`${listed}: no file was verified`)
  }
  const fine = matched > 0 && mismatched === 0 && unread === 0 && !(strict && improper.length > 0)
  return {
    tool,
    rows,
    improper,
    exit: fine ? 0 : 1,
    stdout: linesAsText(out),
    stderr: linesAsText(err.map((one) => `${tool}: ${one}`)),
  }
}

const WORDS: Readonly<Record<ToolRow['status'], string | undefined>> = {
  ok: 'OK',
  mismatch: 'FAILED',
  unread: 'FAILED open or read',
  ignored: undefined,
}

function judge(found: Found, algorithm: Algorithm, hex: string, ignoreMissing: boolean): ToolRow['status'] {
  if (found === 'missing' && ignoreMissing) return 'ignored'
  if (typeof found === 'string') return 'unread'
  const digest = found[algorithm]
  if (!digest) throw new Error(`askTool: a file comes without its ${algorithm} digest`)
  // A tag may ask cksum for fewer bits than the algorithm has; it then compares no more than these.
  return toHex(digest).startsWith(hex) ? 'ok' : 'mismatch'
}

function summary(improper: number, unread: number, mismatched: number): string[] {
  const plural = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`WARNING: ${count} ${count === 1 ? one : many}`]
  return [
    ...plural(improper, 'line is improperly formatted', 'lines are improperly formatted'),
    ...plural(unread, 'listed file could not be read', 'listed files could not be read'),
    ...plural(mismatched, 'computed checksum did NOT match', 'computed checksums did NOT match'),
  ]
}

/** Escaped only where it would take two lines. */
function printedName(name: string): string {
  if (!name.includes('\n')) return name
  return `\\${name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}`
}

const linesAsText = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('')
