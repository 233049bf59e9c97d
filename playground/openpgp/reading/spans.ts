/** Whose each byte of a file is that is signed in clear. */

/** Where words stand that nobody signed. */
export type Place =
  | 'before'
  /** on the first line of the frame, behind what has to stand there */
  | 'begin-line'
  /** between the first line and the text */
  | 'text-header'
  /** at the end of a line of the text, where gpg does not read */
  | 'text'
  /** on the line that begins the signature */
  | 'signature-line'
  /** between that line and the base64 */
  | 'signature-header'
  /** among base64 and checksum */
  | 'armor'
  | 'end-line'
  | 'after'
  /** in another block behind the signature */
  | 'another-block'

/**
 * - `frame`: syntax, exactly as the format has it, and nothing in it is free to choose;
 * - `signed`: hashed as it stands, but that line ends (LF or CRLF) of a dash-escaped text are hashed as CRLF;
 * - `unhashed`: blanks (space, tab) that end a line, and empty lines around the frame, which say nothing;
 * - a {@link Place}: anything else. Whoever hands the file on may have written it.
 */
export type Whose = 'frame' | 'signed' | 'unhashed' | Place

/** Offsets in bytes; `end` is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly whose: Whose
}

export interface OutsideSpan extends Span {
  readonly whose: Place
}

export function isOutside(span: Span): span is OutsideSpan {
  return !['frame', 'signed', 'unhashed'].includes(span.whose)
}

/** Divides a file from its first byte on: each byte once, neighbours of one kind as one span. */
export class Partition {
  readonly #ends: number[] = []
  readonly #whose: Whose[] = []

  /** How far the file is divided. */
  get at(): number {
    return this.#ends.at(-1) ?? 0
  }

  /** All up to `end` that is not somebody's yet. */
  mark(end: number, whose: Whose): void {
    if (end <= this.at) return
    if (this.#whose.at(-1) === whose) this.#ends.pop()
    else this.#whose.push(whose)
    this.#ends.push(end)
  }

  /** The spans, in the order of the file and without gaps. */
  *spans(): Generator<Span> {
    let start = 0
    for (const [i, end] of this.#ends.entries()) {
      const whose = this.#whose[i]
      if (whose !== undefined) yield { start, end, whose }
      start = end
    }
  }
}
