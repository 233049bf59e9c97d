/**
 * The frame around a text that is signed in clear (RFC 9580 section 7), held to the letter: what gpg reads past, or
 * takes in a form in which somebody could write words, is no part of it.
 */
import { trimmed } from './characters.ts'
import { armorBegins, isTextHeader } from './headers.ts'
import type { Line, Lines } from './lines.ts'
import type { Partition, Place, Whose } from './spans.ts'

const TEXT_BEGINS = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE_BEGINS = '-----BEGIN PGP SIGNATURE-----'
const SIGNATURE_ENDS = '-----END PGP SIGNATURE-----'

const BLANKS = /^[ \t]*$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}(?=[ \t]*\r?\n?$)/
const PADDED = /=[ \t]*\r?\n?$/
const CHECKSUM = /^=[A-Za-z0-9+/]{4}/

/** How long the line end is with which a line ends: LF or CRLF, and nothing else is one. */
function lineEndOf(text: string): number {
  if (!text.endsWith('\n')) return 0
  return text.endsWith('\r\n') ? 2 : 1
}

function isBlank(whole: string): boolean {
  return BLANKS.test(whole.slice(0, whole.length - lineEndOf(whole)))
}

/** What of a line stands behind `from`, its line end aside: blanks are nobody's words, anything else is. */
function markTail(partition: Partition, { whole, start }: Line, from: number, place: Place): void {
  const end = whole.length - lineEndOf(whole)
  partition.mark(start + end, BLANKS.test(whole.slice(from, end)) ? 'unhashed' : place)
}

/** A line that is to begin with this syntax and hold nothing else; `undefined`: that is to be empty. */
export function markLine(partition: Partition, line: Line, syntax: string | undefined, place: Place): void {
  const { whole, start } = line
  partition.mark(start, place)
  const fits = syntax !== undefined && whole.startsWith(syntax)
  if (fits) partition.mark(start + syntax.length, 'frame')
  markTail(partition, line, fits ? syntax.length : 0, place)
  partition.mark(start + whole.length, fits || isBlank(whole) ? 'frame' : place)
}

/** A line between the first line of the frame and the text. */
export function markTextHeader(partition: Partition, line: Line, header: string): void {
  markLine(partition, line, isTextHeader(header) ? header : undefined, 'text-header')
}

/** All up to `end`, line by line: empty lines say nothing. */
function markOther(partition: Partition, lines: Lines, end: number, place: Place): void {
  let where = place
  while (partition.at < end) {
    const { whole, start } = lines.next()
    if (whole === '') break
    if (place === 'after' && armorBegins(whole) !== undefined) where = 'another-block'
    partition.mark(start + whole.length, isBlank(whole) ? 'unhashed' : where)
  }
}

/** The first line of the frame, and what stands before it. */
export function markBeginning(partition: Partition, lines: Lines, begin: Line): void {
  markOther(partition, lines.from(0), begin.start, 'before')
  markLine(partition, begin, TEXT_BEGINS, 'begin-line')
}

/** The signature's armor, from below its first line on, and what stands behind it. */
export function markArmor(partition: Partition, lines: Lines): void {
  markSignatureHeaders(partition, lines)
  markBase64(partition, lines)
  markOther(partition, lines, Infinity, 'after')
}

function markSignatureHeaders(partition: Partition, lines: Lines): void {
  for (let line = lines.next(); line.whole !== ''; line = lines.next()) {
    markLine(partition, line, undefined, 'signature-header')
    // As for gpg, which takes a NUL for a blank and does not look at lines that are too long.
    if (!line.truncated && trimmed(line.text) === '') return
  }
}

function markBase64(partition: Partition, lines: Lines): void {
  /** What may still come. */
  let expected: 'base64' | 'checksum' | 'end' = 'base64'
  for (let line = lines.next(); line.whole !== ''; line = lines.next()) {
    const { whole } = line
    if (whole.startsWith(SIGNATURE_ENDS)) {
      markLine(partition, line, SIGNATURE_ENDS, 'end-line')
      return
    }
    let syntax: string | undefined
    if (expected === 'base64' && !line.truncated) {
      syntax = BASE64.exec(whole)?.[0]
      if (syntax !== undefined && PADDED.test(whole)) expected = 'checksum'
    }
    if (syntax === undefined && expected !== 'end') {
      syntax = CHECKSUM.exec(whole)?.[0]
      if (syntax !== undefined) expected = 'end'
    }
    markLine(partition, line, syntax, 'armor')
  }
}

/** Marks the text's lines while they are read: only behind a line it is known whether its line end is signed. */
export class TextMarks {
  readonly #partition: Partition
  readonly #asItStands: boolean

  constructor(partition: Partition, asItStands: boolean) {
    this.#partition = partition
    this.#asItStands = asItStands
  }

  #lineEnd(next: Line, whose: Whose): void {
    this.#partition.mark(next.start, this.#asItStands ? 'signed' : whose)
  }

  /** @param meant what of the line is hashed, its line end aside; `escape` characters stand before it */
  line(line: Line, meant: string, escape: number): void {
    this.#lineEnd(line, 'signed')
    const { start, whole, text, truncated } = line
    if (this.#asItStands) {
      this.#partition.mark(start + text.length - (truncated ? 1 : 0), 'signed')
      this.#partition.mark(start + whole.length, 'text')
      return
    }
    this.#partition.mark(start + escape, 'frame')
    this.#partition.mark(start + escape + meant.length, 'signed')
    markTail(this.#partition, line, escape + meant.length, 'text')
  }

  /** The line that ends the text. The line end before it is not signed. */
  end(line: Line): void {
    this.#lineEnd(line, 'frame')
    markLine(this.#partition, line, SIGNATURE_BEGINS, 'signature-line')
  }
}
