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

/** All of them, that each has a number. */
const KINDS = Object.keys({
  frame: 0,
  signed: 0,
  unhashed: 0,
  before: 0,
  'begin-line': 0,
  'text-header': 0,
  text: 0,
  'signature-line': 0,
  'signature-header': 0,
  armor: 0,
  'end-line': 0,
  after: 0,
  'another-block': 0,
} satisfies Record<Whose, 0>) as Whose[]
/** Spans for which there is room at first. */
const FEW = 64

/**
 * Divides a file from its first byte on: each byte once, neighbours of one kind as one span. A file of nothing but line
 * ends has millions of them, for which there is no room but as numbers.
 */
export class Partition {
  #ends = new Uint32Array(FEW)
  #kinds = new Uint8Array(FEW)
  #count = 0

  /** How far the file is divided. */
  get at(): number {
    return this.#ends[this.#count - 1] ?? 0
  }

  /** All up to `end` that is not somebody's yet. */
  mark(end: number, whose: Whose): void {
    if (end <= this.at) return
    const kind = KINDS.indexOf(whose)
    if (this.#count === 0 || this.#kinds[this.#count - 1] !== kind) {
      if (this.#count === this.#ends.length) this.#makeRoom()
      this.#kinds[this.#count] = kind
      this.#count += 1
    }
    this.#ends[this.#count - 1] = end
  }

  #makeRoom(): void {
    const [ends, kinds] = [new Uint32Array(2 * this.#count), new Uint8Array(2 * this.#count)]
    ends.set(this.#ends)
    kinds.set(this.#kinds)
    this.#ends = ends
    this.#kinds = kinds
  }

  /** The spans, in the order of the file and without gaps. */
  *spans(): Generator<Span> {
    let start = 0
    for (let i = 0; i < this.#count; i++) {
      const [end = 0, whose] = [this.#ends[i], KINDS[this.#kinds[i] ?? 0]]
      if (whose !== undefined) yield { start, end, whose }
      start = end
    }
  }
}
