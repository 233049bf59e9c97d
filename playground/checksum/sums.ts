/**
 * Checksum files and pasted digests as people publish them. Every line that a tool of coreutils reads is read as that
 * tool reads it (coreutils.ts); what none of them reads and people still hand out is read too, and says so in
 * {@link SumsEntry.leniency}.
 */
import { fromUtf8 } from '../bytes.ts'
import { everyCut, isTooMuch, type Piece, piecesOf } from './cut.ts'
import {
  bareEntry,
  dialects,
  eitherEntry,
  isNamed,
  namedEntry,
  type OtherReading,
  type Reading,
} from './entry.ts'

export interface SumsEntry extends Reading {
  /** Line of the file, from 1; records that end in NUL count as lines. */
  readonly line: number
}

export interface Sums {
  readonly entries: readonly SumsEntry[]
  /** Numbers of the lines that were neither empty, comment nor entry; `sha256sum -c` counts them too. */
  readonly improper: readonly number[]
  /** What stands in them, one character for each byte. */
  readonly unread: readonly string[]
  /** Bare digests between lines with names: to a list a slip, and improper; of one file it may speak all the same. */
  readonly slips: readonly SumsEntry[]
  /** More than 50,000 lines, 4 MiB, or 512 KiB in one line: then none is read. */
  readonly tooMuch?: true
}

/** @returns `undefined` if there is no entry and the bytes are not text */
export function parseSums(bytes: Uint8Array): Sums | undefined {
  if (isTooMuch(bytes)) return { entries: [], improper: [], unread: [], slips: [], tooMuch: true }
  const pieces = piecesOf(bytes)
  const spoken = dialects()
  const named = read(pieces, (text) => namedEntry(text, spoken))
  const bare = read(pieces, bareEntry)
  if (named.entries.some(isNamed)) return { ...named, slips: bare.entries }
  if (bare.entries.length === 0 && fromUtf8(bytes) === undefined) return undefined
  return { ...bare, slips: [] }
}

/**
 * What a list says to whoever cuts it otherwise, or takes one blank before a name for two: its own lines among others.
 * Nothing is right because one of these is; a list that somebody may read so that it is wrong is not right.
 *
 * @returns none for a list that is too much
 */
export function* everyReading(bytes: Uint8Array): Generator<OtherReading> {
  if (isTooMuch(bytes)) return
  for (const text of everyCut(bytes)) {
    const bare = bareEntry(text)
    if (bare) yield bare
    const named = eitherEntry(text)
    if (named) yield named
  }
}

/** Line numbers for an eye. */
export function someOf(numbers: readonly number[]): string {
  const MOST = 20
  return numbers.slice(0, MOST).join(', ') + (numbers.length > MOST ? `, … (${numbers.length})` : '')
}

function read(
  pieces: readonly Piece[],
  readLine: (text: string) => Reading | undefined,
): Pick<Sums, 'entries' | 'improper' | 'unread'> {
  const entries: SumsEntry[] = []
  const improper: number[] = []
  const unread: string[] = []
  for (const { line, text, leniency } of pieces) {
    const entry = readLine(text)
    if (entry) entries.push({ line, ...entry, ...(leniency && { leniency }) })
    else {
      improper.push(line)
      unread.push(text)
    }
  }
  return { entries, improper, unread }
}
