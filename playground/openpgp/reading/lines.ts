/** A file line by line, as gpg's armor reader takes it. */

/** With its line feed; gpg's buffer has room for one byte more, a NUL. */
const LONGEST = 19_999

export interface Line {
  /** With its line end, if it has one; empty at the end of the file. */
  readonly text: string
  /** Whether it was longer than gpg reads; the rest is lost to gpg, and in `whole`. */
  readonly truncated: boolean
  readonly whole: string
  /** Where it begins. */
  readonly start: number
}

export class Lines {
  readonly #text: string
  #position: number

  constructor(text: string, position = 0) {
    this.#text = text
    this.#position = position
  }

  /** The same lines once more, read on their own. @param position where a line begins; without it, the next line */
  from(position: number = this.#position): Lines {
    return new Lines(this.#text, position)
  }

  /** The next line, or an empty one at the end. */
  next(): Line {
    const start = this.#position
    if (start >= this.#text.length) return { text: '', truncated: false, whole: '', start: this.#text.length }
    const feed = this.#text.indexOf('\n', start)
    const end = feed < 0 ? this.#text.length : feed + 1
    const whole = this.#text.slice(start, end)
    this.#position = end
    if (whole.length < LONGEST || (whole.length === LONGEST && whole.endsWith('\n'))) {
      return { text: whole, truncated: false, whole, start }
    }
    return { text: `${whole.slice(0, LONGEST - 1)}\n`, truncated: true, whole, start }
  }

  /** The next line that is not too long. */
  nextWhole(): Line {
    let line = this.next()
    while (line.truncated) line = this.next()
    return line
  }

  /** All that is left. */
  rest(): string {
    const rest = this.#text.slice(this.#position)
    this.#position = this.#text.length
    return rest
  }
}
