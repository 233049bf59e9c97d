/**
 * A writer of DER (X.690), as much as X.509, CMS and RFC 3161 need. Every function returns one complete
 * tag-length-value.
 */
import { concatBytes, utf8 } from '../bytes.ts'

/** One element with any single-byte tag around contents that are already encoded. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents)
  return concatBytes(Uint8Array.of(tag, ...lengthOctets(content.length)), content)
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets = bigEndian(BigInt(length))
  return [0x80 | octets.length, ...octets]
}

/** Shortest big-endian octets of `value` ≥ 0; zero has one octet. */
function bigEndian(value: bigint): number[] {
  const octets: number[] = []
  do {
    octets.unshift(Number(value & 0xffn))
    value >>= 8n
  } while (value > 0n)
  return octets
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => element(0x30, ...items)

/** SET OF: DER wants its items in the order of their encodings. */
export const set = (...items: readonly Uint8Array[]): Uint8Array =>
  element(0x31, ...[...items].sort(compareBytes))

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** `[tag]` around encoded contents (EXPLICIT, or IMPLICIT on a constructed type). */
export const context = (tag: number, ...contents: readonly Uint8Array[]): Uint8Array =>
  element(0xa0 | tag, ...contents)

/** `[tag] IMPLICIT` on a primitive type: the contents without their own tag and length. */
export const contextPrimitive = (tag: number, content: Uint8Array): Uint8Array => element(0x80 | tag, content)

export const boolean = (value: boolean): Uint8Array => element(0x01, Uint8Array.of(value ? 0xff : 0x00))

/**
 * INTEGER ≥ 0.
 * @param value a number, or its big-endian octets (leading zeros allowed)
 * @throws {RangeError} naming `value` if it is negative or not whole
 */
export function integer(value: number | Uint8Array): Uint8Array {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || value < 0)) {
    throw new RangeError('value: expected a whole number ≥ 0')
  }
  const octets = typeof value === 'number' ? bigEndian(BigInt(value)) : [...value]
  while (octets.length > 1 && octets[0] === 0) octets.shift()
  if (octets.length === 0 || (octets[0] ?? 0) >= 0x80) octets.unshift(0)
  return element(0x02, Uint8Array.from(octets))
}

/** BIT STRING of whole octets. */
export const bitString = (bytes: Uint8Array): Uint8Array => element(0x03, Uint8Array.of(0), bytes)

/**
 * BIT STRING with named bits (X.690 section 11.2.2: no trailing zero bits).
 * @param bits numbers of the bits that are set; bit 0 is the most significant one
 */
export function namedBits(...bits: readonly number[]): Uint8Array {
  const last = Math.max(...bits)
  const octets = new Uint8Array(Math.floor(last / 8) + 1)
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return element(0x03, Uint8Array.of(7 - (last & 7)), octets)
}

export const octetString = (bytes: Uint8Array): Uint8Array => element(0x04, bytes)

export const nothing = (): Uint8Array => element(0x05)

/**
 * OBJECT IDENTIFIER.
 * @param dotted for example `1.3.6.1.4.1.57264.1.8`
 * @throws {RangeError} naming `dotted` if it is no object identifier
 */
export function oid(dotted: string): Uint8Array {
  if (!/^(?:[01]\.[1-3]?\d|2\.\d+)(?:\.(?:0|[1-9]\d*))*$/.test(dotted)) {
    throw new RangeError(`dotted: not an object identifier: ${dotted}`)
  }
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return element(0x06, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)))
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let more = arc >> 7n; more > 0n; more >>= 7n) octets.unshift(0x80 | Number(more & 0x7fn))
  return octets
}

export const utf8String = (text: string): Uint8Array => element(0x0c, utf8(text))

/**
 * Time as X.509 wants it (RFC 5280 section 4.1.2.5): UTCTime until 2049, GeneralizedTime from 2050.
 * @throws {RangeError} naming `date` if it lies outside the years 1950–9999
 */
export function time(date: Date): Uint8Array {
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050 ? element(0x17, utf8(digits(date).slice(2))) : generalizedTime(date)
}

/**
 * GeneralizedTime in whole seconds (RFC 3161 `genTime`).
 * @throws {RangeError} naming `date` if it lies outside the years 1950–9999
 */
export const generalizedTime = (date: Date): Uint8Array => element(0x18, utf8(digits(date)))

function digits(date: Date): string {
  const year = date.getUTCFullYear()
  if (!(year >= 1950 && year <= 9999)) throw new RangeError('date: expected the years 1950–9999')
  return `${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`
}
