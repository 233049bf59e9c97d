/** Line ends of signed text. */
const CR = 0x0d
const LF = 0x0a

/** Bytes before its line feed. gpg cuts a longer line there, says so, and hashes what is left. */
export const LONGEST_LINE = 19_993

/** Notes whether a text that streams by has a line that gpg cuts. */
export class LineLengths {
  #length = 0
  isCutByGpg = false

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !this.isCutByGpg;) {
      const feed = chunk.indexOf(LF, at)
      this.#length += (feed < 0 ? chunk.length : feed) - at
      this.isCutByGpg = this.#length > LONGEST_LINE
      if (feed < 0) return
      this.#length = 0
      at = feed + 1
    }
  }
}

/**
 * Every line end as CRLF, chunk by chunk (RFC 9580 section 5.2.1.2). As in gpg, carriage returns right before a
 * line feed belong to the line end, however many, and at the end of the text they are nothing; any other stays.
 *
 * @returns a function whose answer is only valid until it is called again
 */
export function lineEndNormaliser(): (chunk: Uint8Array) => Uint8Array {
  /** Carriage returns of which nobody knows yet what follows. */
  let pending = 0
  let out = new Uint8Array(0)
  return (chunk) => {
    const most = pending + 2 * chunk.length
    if (out.length < most) out = new Uint8Array(most)
    let length = 0
    for (let at = 0; at < chunk.length;) {
      const feed = chunk.indexOf(LF, at)
      const end = feed < 0 ? chunk.length : feed
      let text = end
      while (text > at && chunk[text - 1] === CR) text--
      if (text > at) {
        out.fill(CR, length, length + pending)
        length += pending
        out.set(chunk.subarray(at, text), length)
        length += text - at
        pending = 0
      }
      if (feed < 0) pending += end - text
      else {
        out[length++] = CR
        out[length++] = LF
        pending = 0
      }
      at = end + 1
    }
    return out.subarray(0, length)
  }
}
