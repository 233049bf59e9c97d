/** Lines as C reads them into memory of a fixed size: what is behind a zero byte is lost, and what is too long goes on. */

const LF = 10
const CR = 13

export interface Fetched {
  /** All that was read of the file, with the line end if it was reached. */
  readonly raw: Uint8Array
  /** Where the next one begins. */
  readonly next: number
}

/**
 * `fgets(3)`: up to and with the next line feed, and never more than `size - 1` bytes.
 * @returns `undefined` at the end of the file
 */
export function fgets(bytes: Uint8Array, at: number, size: number): Fetched | undefined {
  if (at >= bytes.length) return undefined
  const room = bytes.subarray(at, at + size - 1)
  const end = room.indexOf(LF)
  const raw = end < 0 ? room : room.subarray(0, end + 1)
  return { raw, next: at + raw.length }
}

/** What C takes for the text in those bytes. */
export function cString(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

export interface Trimmed {
  readonly text: Uint8Array
  /** Whether the line was read to its end. */
  readonly whole: boolean
  /** Whether there is more in the line than `text`. */
  readonly cut: boolean
}

/** minisign's `trim` (src/helpers.c): the text ends where the first carriage return or line feed is. */
export function trim({ raw }: Fetched): Trimmed {
  const text = cString(raw)
  const end = text.findIndex((byte) => byte === CR || byte === LF)
  const kept = end < 0 ? text : text.subarray(0, end)
  return { text: kept, whole: text.includes(LF), cut: hasWords(raw.subarray(kept.length)) }
}

/** Whether there is anything but blanks and line ends. */
export function hasWords(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte !== LF && byte !== CR && byte !== 0x20 && byte !== 0x09) return true
  }
  return false
}
