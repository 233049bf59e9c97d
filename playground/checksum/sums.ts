/**
 * Checksum files and pasted digests as people publish them. Every line that a tool of coreutils reads is read as that
 * tool reads it (coreutils.ts); what none of them reads and people still hand out is read too, and says so in
 * {@link SumsEntry.leniency}.
 */
import { fromUtf8 } from '../bytes.ts'
import { everyCut, everySheet, isTooMuch, type Piece, piecesOf } from './cut.ts'
import {
  bareEntry,
  dialects,
  eitherEntry,
  isNamed,
  namedEntry,
  type OtherReading,
  type Reading,
} from './entry.ts'
import { FORMS_BESIDE, OTHER_FORMS, type Read, readForms } from './forms/index.ts'
import { calledBy } from './list-name.ts'

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
  /** The forms that it is in (forms/), where no tool of coreutils reads it. */
  readonly forms?: readonly string[]
  /** More than 50,000 lines, 4 MiB, or 512 KiB in one line: then none is read. */
  readonly tooMuch?: true
}

/**
 * @param listName which may say of what algorithm the digests are; not known if absent
 * @returns `undefined` if there is no entry and the bytes are not text
 */
export function parseSums(bytes: Uint8Array, listName?: string): Sums | undefined {
  if (isTooMuch(bytes)) return { entries: [], improper: [], unread: [], slips: [], tooMuch: true }
  const pieces = piecesOf(bytes)
  const spoken = dialects()
  const called = calledBy(listName)
  const named = read(pieces, (text) => namedEntry(text, spoken), called)
  const bare = read(pieces, bareEntry, called)
  if (named.entries.some(isNamed)) {
    const beside = readForms(pieces, listName, FORMS_BESIDE)
    if (!isOthers(named.entries, beside)) {
      // What is beside the digests in such a list, and is none, is no slip.
      const isKept = (_: unknown, i: number) => !isAside(named.improper[i] ?? 0, beside)
      return {
        entries: named.entries,
        improper: named.improper.filter(isKept),
        unread: named.unread.filter(isKept),
        slips: bare.entries,
      }
    }
  }
  const forms = readForms(pieces, listName)
  if (forms.forms.some(({ id }) => id !== 'coreutils' && id !== 'bare')) return inForms(pieces, forms, called)
  if (bare.entries.length === 0 && fromUtf8(bytes) === undefined) return undefined
  return { ...bare, slips: [] }
}

/** Lines that look like those of coreutils, and are another program's. */
function isOthers(entries: readonly SumsEntry[], { taken }: Read): boolean {
  return entries.every(({ line }) => taken.get(line)?.goesFirst)
}

function isAside(line: number, { taken }: Read): boolean {
  return taken.get(line)?.goesFirst === undefined && taken.has(line)
}

/** As many digits as the shortest digest, in whatever way they are written: where nothing was read, something may be. */
const LIKE_A_DIGEST = /[0-9a-f]{32}|sha\d+[-:][A-Za-z0-9+/]{27}/i

function inForms(
  pieces: readonly Piece[],
  { found, forms, taken }: Read,
  called: ReturnType<typeof calledBy>,
): Sums {
  const leniency = new Map(pieces.map((piece) => [piece.line, piece.leniency]))
  const all = found.map((one): SumsEntry => {
    const how = leniency.get(one.line)
    return called({ ...one, ...(how && { leniency: how }) })
  })
  const improper = pieces.filter(({ line, text }) => !taken.has(line) && LIKE_A_DIGEST.test(text))
  const isSomeNamed = all.some(isNamed)
  const isSlip = (one: SumsEntry) => isSomeNamed && !isNamed(one)
  return {
    entries: all.filter((one) => !isSlip(one)),
    improper: improper.map(({ line }) => line),
    unread: improper.map(({ text }) => text),
    slips: all.filter(isSlip),
    forms: forms.map(({ title }) => title),
  }
}

/**
 * What a list says to whoever cuts it otherwise, or takes one blank before a name for two: its own lines among others.
 * Nothing is right because one of these is; a list that somebody may read so that it is wrong is not right.
 *
 * @param listName as in {@link parseSums}
 * @returns none for a list that is too much
 */
export function* everyReading(bytes: Uint8Array, listName?: string): Generator<OtherReading> {
  if (isTooMuch(bytes)) return
  const called = calledBy(listName)
  const pieces = piecesOf(bytes)
  for (const text of everyCut(bytes, pieces)) {
    const bare = bareEntry(text)
    if (bare) yield called(bare)
    const named = eitherEntry(text)
    if (named) yield called(named)
  }
  for (const sheet of everySheet(bytes, pieces))
    for (const one of readForms(sheet, listName, OTHER_FORMS).found) yield called(one)
}

/** Line numbers for an eye. */
export function someOf(numbers: readonly number[]): string {
  const MOST = 20
  return numbers.slice(0, MOST).join(', ') + (numbers.length > MOST ? `, … (${numbers.length})` : '')
}

function read(
  pieces: readonly Piece[],
  readLine: (text: string) => Reading | undefined,
  called: ReturnType<typeof calledBy>,
): Pick<Sums, 'entries' | 'improper' | 'unread'> {
  const entries: SumsEntry[] = []
  const improper: number[] = []
  const unread: string[] = []
  for (const { line, text, leniency } of pieces) {
    const entry = readLine(text)
    if (entry) entries.push({ line, ...called(entry), ...(leniency && { leniency }) })
    else {
      improper.push(line)
      unread.push(text)
    }
  }
  return { entries, improper, unread }
}
