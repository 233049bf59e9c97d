/** A file line by line, as gpg's armor reader takes it. */

/** With its line feed; gpg's buffer has room for one byte more, a NUL. */
const LONGEST = 19_999

export interface Line {
  /** With its line end, if it has one; empty at the end of the file. */
  readonly text: string
  /** Whether it was longer than gpg reads; the rest is lost to gpg, and in `whole`. */
  readonly truncated: boolean
  readonly whole: string
}

const END: Line = { text: '', truncated: false, whole: '' }

export class Lines {
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next line, or an empty one at the end. */
  next(): Line {
    if (this.#position >= this.#text.length) return END
    const feed = this.#text.indexOf('\n', this.#position)
    const end = feed < 0 ? this.#text.length : feed + 1
    const whole = this.#text.slice(this.#position, end)
    this.#position = end
    if (whole.length < LONGEST || (whole.length === LONGEST && whole.endsWith('\n'))) {
      return { text: whole, truncated: false, whole }
    }
    return { text: `${whole.slice(0, LONGEST - 1)}\n`, truncated: true, whole }
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
