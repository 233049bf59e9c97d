/** Takes the armor off a file, block after block, with gpg's tolerance and gpg's remarks. */
import { fromLatin1, latin1 } from './characters.ts'
import { type Announcement, readAnnouncement, readCleartext } from './cleartext.ts'
import { markArmor, markBeginning } from './frame.ts'
import { armorBegins, type ArmorKind, headerOf, isKnownHeader, keysBegin, looksArmored } from './headers.ts'
import { type Line, Lines } from './lines.ts'
import type { Remarks } from './notice.ts'
import { Cursor, Radix64 } from './radix64.ts'
import { Partition } from './spans.ts'

/** A stretch of a file that gpg hands on in one piece. */
export type Piece =
  | {
      readonly kind: 'packets'
      readonly bytes: Uint8Array
      /** Its checksum did not hold: gpg reads it, and then refuses what it has read. */
      readonly damaged: boolean
      /** See {@link Block.beforeLastLine}. */
      readonly beforeLastLine: number | undefined
    }
  | {
      readonly kind: 'cleartext'
      readonly announcement: Announcement
      /** `undefined` if the file ends within it. */
      readonly text: Uint8Array | undefined
      /** Whether a line of it is longer than gpg reads. */
      readonly longer: boolean
      /** All of the file, as this text divides it. */
      readonly partition: Partition
    }

export interface ArmorOptions {
  /**
   * Blocks that hold no keys are passed over, as `gpg --import` does. Blocks without a checksum are read to their last
   * line, where gpg 2.2 gives up: they are marked.
   */
  readonly keysOnly?: boolean
}

/** Whether gpg would look for armor in this file at all. */
export function isArmored(file: Uint8Array): boolean {
  const [first, second] = file
  return first !== undefined && second !== undefined && looksArmored(first, second)
}

const binary = (bytes: Uint8Array): Piece => ({
  kind: 'packets',
  bytes,
  damaged: false,
  beforeLastLine: undefined,
})

/**
 * Skips to the first line of the next block.
 *
 * @returns `undefined` at the end, text where the rest is binary
 */
function nextBlock(
  lines: Lines,
  keysOnly: boolean,
): { readonly kind: ArmorKind; readonly begin: Line } | { readonly rest: string } | undefined {
  const first = lines.next()
  const { text } = first
  if (text === '') return undefined
  if (first.truncated) return { rest: first.whole + lines.rest() }
  const blank = text === '\n' || text.startsWith('\r\n')
  if (!blank && text.length >= 2 && !looksArmored(text.charCodeAt(0), text.charCodeAt(1))) {
    return { rest: text + lines.rest() }
  }
  for (let begin = first; begin.text !== ''; begin = lines.nextWhole()) {
    const kind = armorBegins(begin.text)
    if (kind !== undefined && (!keysOnly || keysBegin(begin.text))) return { kind, begin }
  }
  return undefined
}

/** The line under the headers of a block, with which gpg then begins the base64; empty where it forgets it. */
interface HeadersEnd {
  readonly line: string
  /** Whether it was meant for a header, as far as can be seen. */
  readonly malformed: boolean
}

function readHeaders(lines: Lines, remarks: Remarks): HeadersEnd {
  for (;;) {
    const { text: line } = lines.nextWhole()
    const header = headerOf(line)
    // A NUL, which is a blank here, is none in base64.
    if (header === 'none') return { line: line.includes('\0') ? line : '', malformed: false }
    if (header === 'malformed') {
      remarks.add({ id: 'armor-header-invalid', line })
      return { line, malformed: true }
    }
    if (!isKnownHeader(header.text)) remarks.add({ id: 'armor-header-unknown', line: header.text })
  }
}

/** A file, piece by piece. Remarks on a piece are made when it is asked for. */
export class Pieces {
  readonly #file: Uint8Array
  readonly #remarks: Remarks
  readonly #keysOnly: boolean
  readonly #lines: Lines | undefined
  readonly #cursor: Cursor | undefined
  /** `broken`: gpg reads no further, and has not come to the end of the file. */
  #state: 'open' | 'ended' | 'broken' = 'open'
  /** After a text, its signature is to be read. */
  #afterText = false
  /** The block that is being read. */
  #block: Radix64 | undefined
  #anyBlock = false
  #quotedPrintable = false
  #truncated = false
  #lastLine = false
  #closed = false

  constructor(file: Uint8Array, remarks: Remarks, { keysOnly = false }: ArmorOptions = {}) {
    this.#file = file
    this.#remarks = remarks
    this.#keysOnly = keysOnly
    if (isArmored(file)) {
      this.#lines = new Lines(latin1(file))
      this.#cursor = new Cursor(this.#lines)
    }
  }

  /** Bytes that are not a file: nobody looks for armor around them. */
  static binary(bytes: Uint8Array): Pick<Pieces, 'next'> {
    const pieces = [binary(bytes)]
    return { next: () => pieces.pop() }
  }

  /** @returns `undefined` at the end of the file, and behind a block whose checksum did not hold */
  next(): Piece | undefined {
    if (this.#state !== 'open') return undefined
    if (this.#lines === undefined || this.#cursor === undefined) {
      this.#state = 'ended'
      return this.#file.length > 0 ? binary(this.#file) : undefined
    }
    const piece = this.#armored(this.#lines, this.#cursor)
    if (piece === undefined && this.#state === 'open') {
      this.#state = 'ended'
      this.close()
    }
    return piece
  }

  /** What gpg says once it has done with the file. Remarked once, here or where the file ended. */
  close(): void {
    if (this.#closed || this.#lines === undefined) return
    this.#closed = true
    if (!this.#anyBlock) this.#remarks.add({ id: 'no-openpgp-data', inLastLine: this.#lastLine })
    if (this.#truncated || this.#cursor?.truncated === true) this.#remarks.add({ id: 'armor-line-too-long' })
    if (this.#quotedPrintable) this.#remarks.add({ id: 'armor-quoted-printable' })
  }

  #armored(lines: Lines, cursor: Cursor): Piece | undefined {
    if (this.#block === undefined) {
      const begun = this.#begin(lines, cursor)
      if (begun !== undefined) return begun
    }
    return this.#block && this.#chunk(this.#block)
  }

  /** Goes on to the next block. @returns what stands there instead of one */
  #begin(lines: Lines, cursor: Cursor): Piece | undefined {
    if (!this.#afterText) {
      const found = nextBlock(lines, this.#keysOnly)
      if (found === undefined) return undefined
      if ('rest' in found) {
        this.#state = 'ended'
        this.#closed = true
        return binary(fromLatin1(found.rest))
      }
      if (found.kind === 'SIGNED MESSAGE') return this.#text(lines, found.begin)
    }
    const { line, malformed } = readHeaders(lines, this.#remarks)
    // Above the signature of a text gpg gives up altogether where a header is none.
    if (malformed && this.#afterText) this.#remarks.uncertain = true
    this.#afterText = false
    cursor.line = line
    this.#block = new Radix64(cursor, this.#remarks, this.#keysOnly)
    return undefined
  }

  #chunk(block: Radix64): Piece | undefined {
    const { bytes, more, ended, damaged, beforeLastLine } = block.next()
    if (!more) this.#block = undefined
    this.#anyBlock ||= ended
    this.#quotedPrintable ||= block.quotedPrintable
    this.#lastLine ||= beforeLastLine !== undefined
    if (damaged) this.#state = 'broken'
    else if (bytes.length === 0) {
      // Of a block with nothing in it gpg makes an end of the file.
      if (ended) this.#state = 'broken'
      return undefined
    }
    return { kind: 'packets', bytes, damaged, beforeLastLine }
  }

  #text(lines: Lines, begin: Line): Piece {
    const partition = new Partition()
    markBeginning(partition, lines, begin)
    const announcement = readAnnouncement(lines, this.#remarks, partition)
    const { text, longer } = readCleartext(lines, announcement, this.#remarks, partition)
    this.#truncated ||= longer
    if (text === undefined) {
      this.#state = 'ended'
      this.close()
      return { kind: 'cleartext', announcement, text, longer, partition }
    }
    markArmor(partition, lines.from())
    this.#afterText = true
    return { kind: 'cleartext', announcement, text: fromLatin1(text), longer, partition }
  }
}
