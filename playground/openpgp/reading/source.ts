/** The packets' bytes of a file, one after the other, across the borders of its blocks. */
import type { Pieces, Piece } from './armor.ts'

/** A text that is signed in clear. */
export type Text = Extract<Piece, { readonly kind: 'cleartext' }>

export class Source {
  /** Whether a checksum that did not hold has been met: what is read from here on does not count. */
  damaged = false
  /** Whether a block without a checksum has been read to its end, behind which gpg reads no more keys. */
  beyondGpg = false
  readonly #pieces: Pick<Pieces, 'next'>
  #bytes = new Uint8Array(0)
  #position = 0
  #beforeLastLine: number | undefined
  #text: Text | undefined

  constructor(pieces: Pick<Pieces, 'next'>) {
    this.#pieces = pieces
  }

  /** Makes sure that there is a byte to be read. @returns whether there is */
  #fill(): boolean {
    while (this.#position >= this.#bytes.length) {
      if (this.#text !== undefined) return false
      this.beyondGpg ||= this.#beforeLastLine !== undefined
      const piece = this.#pieces.next()
      if (piece === undefined) return false
      if (piece.kind === 'cleartext') {
        this.#text = piece
        return false
      }
      this.#bytes = piece.bytes as Uint8Array<ArrayBuffer>
      this.#position = 0
      this.#beforeLastLine = piece.beforeLastLine
      this.damaged ||= piece.damaged
    }
    return true
  }

  /** The next byte, or -1 at the end of the file and where a text begins. */
  get(): number {
    return this.#fill() ? (this.#bytes[this.#position++] ?? -1) : -1
  }

  /** The next `count` bytes, or as many as there are. */
  take(count: number): Uint8Array {
    const taken: Uint8Array[] = []
    let missing = count
    while (missing > 0 && this.#fill()) {
      const part = this.#bytes.subarray(this.#position, this.#position + missing)
      taken.push(part)
      this.#position += part.length
      missing -= part.length
    }
    if (taken.length <= 1) return taken[0] ?? new Uint8Array(0)
    const joined = new Uint8Array(count - missing)
    let at = 0
    for (const part of taken) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }

  /** The text that stands at this place, if one does. */
  takeText(): Text | undefined {
    if (this.#fill()) return undefined
    const text = this.#text
    this.#text = undefined
    return text
  }

  /**
   * Whether all that is left of this block is the line that ends it, read for base64: an armor without checksum and
   * padding, which RFC 9580 allows and gpg 2.2 does not understand.
   */
  atLastLine(): boolean {
    return this.#beforeLastLine !== undefined && this.#position === this.#beforeLastLine
  }
}
