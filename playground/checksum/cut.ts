/**
 * How a checksum file is cut into lines. What ends a line is not said anywhere, so it is counted, over the whole file:
 * nothing that stands at one end of it decides.
 */
import { utf8 } from '../bytes.ts'
import { bytesAsText, type Line, linesOf } from './coreutils.ts'
import { bareEntry, dialects, type Leniency, namedEntry } from './entry.ts'
import { bareLine } from './line.ts'

/** Lines that are looked at. The longest lists in use have some ten thousand. */
export const MOST_LINES = 50_000
export const MOST_BYTES = 4 * 1024 * 1024
/** Bytes of a line: a path of 4096 with every byte escaped, and a digest, several times over. */
const LONGEST_LINE = 512 * 1024

/** What is read as one line. */
export interface Piece {
  /** From 1; records that end in NUL count as lines. */
  readonly line: number
  readonly text: string
  readonly leniency?: Leniency
}

type Wide = 'utf-16le' | 'utf-16be'

function wideFormOf(bytes: Uint8Array): Wide | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUnmarked(bytes, 1) ? 'utf-16le' : isUnmarked(bytes, 0) ? 'utf-16be' : undefined
}

/** UTF-16 that nobody marked: of every pair one byte is NUL, the other none, but for names in other alphabets. */
function isUnmarked(bytes: Uint8Array, high: 0 | 1): boolean {
  if (bytes.length < 2 * SHORTEST || bytes.length % 2 !== 0 || bytes[high] !== 0) return false
  let narrow = 0
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at + 1 - high] === 0) return false
    if (bytes[at + high] === 0) narrow++
  }
  return narrow >= 0.375 * bytes.length
}

const NUL = 0
const LF = 0x0a
const CR = 0x0d

/** @returns whether there are more than 50,000 lines, however they end, 4 MiB, or 512 KiB in one line */
export function isTooMuch(bytes: Uint8Array): boolean {
  if (bytes.length > MOST_BYTES) return true
  // In UTF-16 every second byte may be a NUL that ends nothing.
  const isWide = wideFormOf(bytes) !== undefined
  let count = 0
  let begin = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? NUL
    if (byte > CR || (byte === NUL && isWide) || (byte === CR && bytes[at + 1] === LF)) continue
    if (byte !== NUL && byte !== LF && byte !== CR) continue
    if (count === MOST_LINES || (byte !== CR && at - begin > LONGEST_LINE)) return true
    count += 1
    if (byte !== CR) begin = at + 1
  }
  return bytes.length - begin > LONGEST_LINE
}

const UTF_8_BOM = '\u00ef\u00bb\u00bf'

/**
 * The lines of a list: of UTF-16 where it begins with the mark of it, else those that end in LF or the records that end
 * in NUL, whichever have more digests in them.
 */
export function piecesOf(bytes: Uint8Array): readonly Piece[] {
  const wide = wideFormOf(bytes)
  if (wide) {
    const decoded = new TextDecoder(wide).decode(bytes)
    return asPieces(linesOf(bytesAsText(utf8(decoded)))).map((one) => ({ ...one, leniency: 'utf-16' }))
  }
  const text = bytesAsText(bytes)
  const lines = linesIn(text)
  if (!text.includes('\0')) return lines
  const records = recordsIn(text)
  const [some, others] = [worthOf(lines), worthOf(records)]
  const isRecords = others.read > some.read || (others.read === some.read && others.left < some.left)
  return isRecords ? records : lines
}

function linesIn(text: string): Piece[] {
  if (!text.startsWith(UTF_8_BOM)) return asPieces(linesOf(text))
  return asPieces(linesOf(text.slice(UTF_8_BOM.length))).map((record) =>
    record.line === 1 ? { ...record, leniency: 'bom' } : record,
  )
}

/** What stands behind the last NUL is one as well, unless there is nothing to it. */
function recordsIn(text: string): Piece[] {
  const records = text.split('\0')
  if (records.at(-1)?.trim() === '') records.pop()
  return records.map((record, i) => ({ line: i + 1, text: record, leniency: 'nul' }))
}

const asPieces = (lines: readonly Line[]): Piece[] => lines.map(({ number: line, text }) => ({ line, text }))

/** How many lines a digest is read from, and from how many others that are not empty nothing is. */
function worthOf(pieces: readonly Piece[]): { read: number; left: number } {
  const spoken = dialects()
  const texts = pieces.map(({ text }) => text).filter((text) => /[^\0\s]/.test(text))
  const read = texts.filter((text) => namedEntry(text, spoken) ?? bareEntry(text)).length
  return { read, left: texts.length - read }
}

/** Characters of the shortest digest that is read. */
const SHORTEST = 32

/**
 * The lines of a list, wherever anybody may cut it: at LF, at NUL, at any of LF, CR and NUL, and in UTF-16 whose mark is
 * not at the beginning. No comments, and nothing too short or too long to be read.
 *
 * @param pieces of it, where they are known
 * @yields each text once: most lines are the same wherever they are cut
 */
export function* everyCut(bytes: Uint8Array, pieces = piecesOf(bytes)): Generator<string> {
  const seen = new Set<string>()
  for (const cut of cutsOf(bytes, pieces)) {
    for (const written of cut) {
      const text = bareLine(written)
      if (text.length < SHORTEST || text.length > LONGEST_LINE || text.startsWith('#') || seen.has(text))
        continue
      seen.add(text)
      yield text
    }
  }
}

/** Characters of the shortest line that says what the next ones are, `SHA1:`; in UTF-16 all between NULs is shorter. */
const SHORTEST_HEAD = 5

/**
 * The same, with what belongs together left together: all lines but the empty ones, of each way to cut.
 *
 * @yields the texts of a list
 */
export function* everySheet(bytes: Uint8Array, pieces = piecesOf(bytes)): Generator<readonly Piece[]> {
  let before: readonly Piece[] = []
  for (const cut of cutsOf(bytes, pieces, SHORTEST_HEAD)) {
    const sheet: Piece[] = []
    let line = 0
    for (const written of cut) {
      line++
      const text = bareLine(written)
      if (text.length >= SHORTEST_HEAD && !text.startsWith('#')) sheet.push({ line, text })
    }
    const isAsBefore =
      sheet.length === before.length && sheet.every(({ text }, i) => text === before[i]?.text)
    if (!isAsBefore) yield sheet
    before = sheet
  }
}

/** One at a time: none is kept while the next is made. */
function* cutsOf(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  shortest = SHORTEST,
): Generator<Iterable<string>> {
  const texts = pieces.map(({ text }) => text)
  yield texts
  const hasNul = bytes.includes(NUL)
  if (wideFormOf(bytes) === undefined && !hasNul && !hasLoneCr(bytes)) return
  if (shortest === SHORTEST) for (const text of texts) yield partsOf(text, [CR], shortest)
  const raw = bytesAsText(bytes)
  yield partsOf(raw, [LF], shortest)
  yield partsOf(raw, [LF, CR, NUL], shortest)
  if (!hasNul) return
  yield partsOf(raw, [NUL], shortest)
  yield partsOf(narrowed(raw), [LF, CR], shortest)
}

/** @yields what stands between such bytes, where it is not too short to be read */
function* partsOf(text: string, ends: readonly number[], shortest: number): Generator<string> {
  // Of each end the next one: to look for it is far less work than to look at every character.
  const after = (end: string, from: number) => {
    const at = text.indexOf(end, from)
    return { end, at: at < 0 ? text.length : at }
  }
  const next = ends.map((end) => after(String.fromCharCode(end), 0))
  for (let begin = 0; begin <= text.length;) {
    let [nearest] = next
    for (const one of next) if (nearest && one.at < nearest.at) nearest = one
    const at = nearest?.at ?? text.length
    if (at - begin >= shortest) yield text.slice(begin, at)
    begin = at + 1
    if (nearest) nearest.at = after(nearest.end, begin).at
  }
}

function hasLoneCr(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1))
    if (bytes[at + 1] !== LF) return true
  return false
}

/** UTF-16 somewhere in a list, as far as it is ASCII: the mark and a NUL of its own end a line, the other NULs are halves. */
function narrowed(raw: string): string {
  return raw.replace(/\0{3,}|\u00ff\u00fe|\u00fe\u00ff/g, '\n').replaceAll('\0', '')
}
