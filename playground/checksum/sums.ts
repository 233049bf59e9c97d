/**
 * Checksum files and pasted digests as people publish them. Every line that a tool of coreutils reads is read as that
 * tool reads it (coreutils.ts); what none of them reads and people still hand out is read too, and says so in
 * {@link SumsEntry.leniency}.
 */
import { fromHex, fromUtf8, utf8 } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import {
  type Algorithm,
  ALGORITHM_TAG,
  algorithmNamed,
  algorithmOfLength,
  ALGORITHMS,
  DIGEST_LENGTH,
} from './algorithms.ts'
import {
  bytesAsText,
  type Dialect,
  isCksumTag,
  type Line,
  linesOf,
  splitCksumLine,
  splitLine,
} from './coreutils.ts'
import { nameFrom } from './tool.ts'

/**
 * Why the tools of coreutils would not read a line as we do:
 * - `bare`: a digest without a name, as Maven repositories and web pages show it;
 * - `bom`: a byte-order mark at the beginning of the file;
 * - `utf-16`: a file in UTF-16, as PowerShell writes it;
 * - `nul`: records that end in NUL, as `sha256sum --zero` writes and never reads them;
 * - `tag`: an algorithm under another name, as OpenSSL writes it;
 * - `prefix`: `sha256:…` as OCI registries, `sha512-…` in Base64 as lock files (Subresource Integrity) write it.
 */
export type Leniency = 'bare' | 'bom' | 'utf-16' | 'nul' | 'tag' | 'prefix'

export interface SumsEntry {
  /** Line of the file, from 1; records that end in NUL count as lines. */
  readonly line: number
  /** `undefined` where the line names an algorithm that this software does not compute. */
  readonly algorithm: Algorithm | undefined
  readonly digest: Uint8Array
  /** `undefined` for a bare digest. */
  readonly name: string | undefined
  /** How the algorithm is known: the line names it, or the digest has its length. */
  readonly by: 'tag' | 'length'
  readonly leniency?: Leniency
}

/** Lines that are looked at. The longest lists in use have some ten thousand. */
export const MOST_LINES = 50_000
export const MOST_BYTES = 4 * 1024 * 1024
/** Bytes of a line: a path of 4096 with every byte escaped, and a digest, several times over. */
const LONGEST_LINE = 512 * 1024

export interface Sums {
  readonly entries: readonly SumsEntry[]
  /** Numbers of the lines that were neither empty, comment nor entry; `sha256sum -c` counts them too. */
  readonly improper: readonly number[]
  /** More than 50,000 lines, 4 MiB, or 512 KiB in one line: then none is read. */
  readonly tooMuch?: true
}

/** @returns `undefined` if there is no entry and the bytes are not text */
export function parseSums(bytes: Uint8Array): Sums | undefined {
  if (isTooMuch(bytes)) return { entries: [], improper: [], tooMuch: true }
  const pieces = piecesOf(bytes)
  const dialects: Dialects = { md5: {}, sha1: {}, sha256: {}, sha512: {} }
  const named = read(pieces, (text) => namedEntry(text, dialects))
  // Blanks behind a digest are a name to the tools; to people they are blanks.
  if (named.entries.some(({ name }) => name?.trim())) return named
  // A digest without a name counts only where no line has one: between such lines it is a slip.
  const bare = read(pieces, (text) => bareEntry(text.trim()))
  if (bare.entries.length === 0 && fromUtf8(bytes) === undefined) return undefined
  return bare
}

/** Line numbers for an eye. */
export function someOf(numbers: readonly number[]): string {
  const MOST = 20
  return numbers.slice(0, MOST).join(', ') + (numbers.length > MOST ? `, … (${numbers.length})` : '')
}

/**
 * How a list is cut, by its first bytes and its last. Decided here alone: what is counted is what is cut.
 *
 * - `utf-16le`, `utf-16be`: lines of UTF-16; every second byte may be a NUL that ends none;
 * - `records`: each ends in NUL; the tools cut the same list at LF;
 * - `lines`: as the tools cut it.
 */
type Form = 'utf-16le' | 'utf-16be' | 'records' | 'lines'

function formOf(bytes: Uint8Array): Form {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes.at(-1) === 0 ? 'records' : 'lines'
}

function isTooMuch(bytes: Uint8Array): boolean {
  if (bytes.length > MOST_BYTES) return true
  const form = formOf(bytes)
  let lines = 0
  let begin = 0
  for (let at = 0; at < bytes.length && lines <= MOST_LINES; at++) {
    if (bytes[at] !== 0x0a && (bytes[at] !== 0 || form !== 'records')) continue
    if (at - begin > LONGEST_LINE) return true
    begin = at + 1
    lines++
  }
  return lines > MOST_LINES || bytes.length - begin > LONGEST_LINE
}

function read(pieces: readonly Piece[], readLine: (text: string) => Reading | undefined): Sums {
  const entries: SumsEntry[] = []
  const improper: number[] = []
  for (const { line, text, leniency } of pieces) {
    const entry = readLine(text)
    if (entry) entries.push({ line, ...entry, ...(leniency && { leniency }) })
    else improper.push(line)
  }
  return { entries, improper }
}

interface Piece {
  readonly line: number
  readonly text: string
  readonly leniency?: Leniency
}

const UTF_8_BOM = '\u00ef\u00bb\u00bf'

function piecesOf(bytes: Uint8Array): Piece[] {
  const form = formOf(bytes)
  if (form === 'utf-16le' || form === 'utf-16be') {
    const decoded = new TextDecoder(form).decode(bytes)
    return asPieces(linesOf(bytesAsText(utf8(decoded)))).map((one) => ({ ...one, leniency: 'utf-16' }))
  }
  const text = bytesAsText(bytes)
  if (form === 'records') {
    const records = text.split('\0').slice(0, -1)
    return records.map((record, i) => ({ line: i + 1, text: record, leniency: 'nul' }))
  }
  if (!text.startsWith(UTF_8_BOM)) return asPieces(linesOf(text))
  return asPieces(linesOf(text.slice(UTF_8_BOM.length))).map((record) =>
    record.line === 1 ? { ...record, leniency: 'bom' } : record,
  )
}

const asPieces = (lines: readonly Line[]): Piece[] => lines.map(({ number: line, text }) => ({ line, text }))

type Reading = Omit<SumsEntry, 'line'>

/** Each tool goes by the lines that it reads itself. */
type Dialects = Readonly<Record<Algorithm, Dialect>>

function namedEntry(text: string, dialects: Dialects): Reading | undefined {
  return toolEntry(text, dialects) ?? cksumEntry(text) ?? otherTagEntry(text)
}

const PREFIXED = /^(\w+):([0-9a-f]+)$/i
const INTEGRITY = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})$/

function bareEntry(text: string): Reading | undefined {
  const hex = fromHex(text)
  const algorithm = hex && algorithmOfLength(hex.length)
  if (algorithm) return { algorithm, digest: hex, name: undefined, by: 'length', leniency: 'bare' }
  const [, name, written = ''] = PREFIXED.exec(text) ?? INTEGRITY.exec(text) ?? []
  if (name === undefined) return undefined
  const digest = text.includes(':') ? fromHex(written) : decodeBase64(written)
  return digest && taggedEntry(name, digest, undefined, 'prefix')
}

/** @returns `undefined` where the digest has not the length of the algorithm's */
function taggedEntry(
  tag: string,
  digest: Uint8Array,
  name: string | undefined,
  leniency?: Leniency,
): Reading | undefined {
  const algorithm = algorithmNamed(tag)
  if (algorithm && digest.length !== DIGEST_LENGTH[algorithm]) return undefined
  return { algorithm, digest, name, by: 'tag', ...(leniency && { leniency }) }
}

function toolEntry(text: string, dialects: Dialects): Reading | undefined {
  for (const algorithm of ALGORITHMS) {
    const split = splitLine(text, ALGORITHM_TAG[algorithm], 2 * DIGEST_LENGTH[algorithm], dialects[algorithm])
    const digest = split && fromHex(split.hex)
    if (digest)
      return { algorithm, digest, name: nameFrom(split.name), by: isTagged(text) ? 'tag' : 'length' }
  }
  return undefined
}

const isTagged = (text: string) => !/^[ \t]*\\?[0-9a-f]/.test(text)

/** Algorithms that cksum knows and we do not; a digest cut short, which cksum 9.1 takes, is none. */
function cksumEntry(text: string): Reading | undefined {
  const split = splitCksumLine(text)
  const digest = split && !split.truncated ? fromHex(split.hex) : undefined
  return split && digest && taggedEntry(split.tag, digest, nameFrom(split.name))
}

const OTHER_TAG = /^([A-Za-z][\w/-]*) ?\((.+)\) ?= ?([0-9a-f]+)$/i

/** Names are taken as they are: only coreutils escape them, and theirs were read before. */
function otherTagEntry(text: string): Reading | undefined {
  const [, tag = '', name = '', hex = ''] = OTHER_TAG.exec(text) ?? []
  if (name === '' || isCksumTag(tag)) return undefined
  const digest = fromHex(hex)
  return digest && taggedEntry(tag, digest, nameFrom(name), 'tag')
}
