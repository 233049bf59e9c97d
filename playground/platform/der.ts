/** Just enough strict DER (X.690) to open a public key. */

export interface Tlv {
  readonly tag: number
  readonly value: Uint8Array
  /** Where the next element begins. */
  readonly end: number
}

export const SEQUENCE = 0x30
export const SET = 0x31
export const OCTET_STRING = 0x04
export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OID = 0x06
export const UTF8_STRING = 0x0c

/**
 * Reads the element that begins at `offset`.
 * @throws {Error} if the tag differs, or the length is not minimal or leaves the input
 */
export function readTlv(der: Uint8Array, tag: number, offset = 0): Tlv {
  if (der[offset] !== tag) throw new Error(`der: expected tag ${tag} at ${offset}`)
  let start = offset + 2
  let length = der[offset + 1] ?? NaN
  if (length > 0x80) {
    const count = length - 0x80
    start += count
    length = 0
    for (const byte of der.subarray(offset + 2, start)) length = length * 256 + byte
    if (count > 4 || length < 0x80 || der[offset + 2] === 0) throw new Error('der: length is not minimal')
  } else if (length === 0x80) {
    throw new Error('der: indefinite length')
  }
  const end = start + length
  if (!(end <= der.length)) throw new Error('der: element leaves the input')
  return { tag, value: der.subarray(start, end), end }
}

/** A non-negative INTEGER. @throws {Error} if negative or not minimal */
export function readUnsigned(der: Uint8Array, offset: number): { value: bigint; end: number } {
  const { value, end } = readTlv(der, INTEGER, offset)
  const first = value[0]
  if (first === undefined || first >= 0x80 || (first === 0 && (value[1] ?? 0) < 0x80 && value.length > 1)) {
    throw new Error('der: integer is negative or not minimal')
  }
  return { value: toBigInt(value), end }
}

/** Big-endian bytes as a number. */
export function toBigInt(bytes: Uint8Array): bigint {
  let hex = '0'
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return BigInt(`0x${hex}`)
}

const CONSTRUCTED = 0x20
const LONG_FORM = 0x80

/**
 * Whether DER holds more elements than that, those within octet strings with them: a reader that makes an object of each
 * takes as long and as much memory as there are. What is no DER is counted as far as it goes.
 */
export function holdsMoreElements(der: Uint8Array, most: number): boolean {
  let count = 0
  /** Ends of the elements that are open, the innermost last. */
  const ends: number[] = []
  for (let at = 0; at + 1 < der.length;) {
    while ((ends.at(-1) ?? Infinity) <= at) ends.pop()
    if (++count > most) return true
    const tag = der[at] ?? 0
    const first = der[at + 1] ?? 0
    const octets = first > LONG_FORM ? first - LONG_FORM : 0
    let length = octets > 0 ? 0 : first
    for (const octet of der.subarray(at + 2, at + 2 + octets)) length = length * 256 + octet
    const start = at + 2 + octets
    const isOpen = (tag & CONSTRUCTED) !== 0 || tag === OCTET_STRING
    if (isOpen) ends.push(Math.min(start + length, ends.at(-1) ?? Infinity))
    at = isOpen ? start : start + length
    // What claims to reach beyond the element it is in is no element of it: what stands behind that one is counted.
    while (at > (ends.at(-1) ?? Infinity)) at = ends.pop() ?? at
  }
  return false
}
