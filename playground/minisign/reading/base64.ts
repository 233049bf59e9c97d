/** Base64 as each of the two tools reads it. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NONE = 64
const VALUES = new Uint8Array(256).fill(NONE)
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i
const PAD = 0x3d
/** Space, tab, line feed, vertical tab, form feed, carriage return: `isspace` in the C locale. */
const isSpace = (byte: number) => byte === 0x20 || (byte >= 9 && byte <= 13)

function bytesOf(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((values.length * 6) / 8))
  let [bits, count, at] = [0, 0, 0]
  for (const value of values) {
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[at++] = (bits >> count) & 0xff
  }
  return bytes
}

/**
 * `b64_to_bin` of minisign 0.11 (src/base64.c): whole groups of four, padded, and nothing else in them. Bits that are
 * left over in the last digit may be anything.
 *
 * @returns `undefined` unless it is `length` bytes
 */
export function minisignBase64(text: Uint8Array, length: number): Uint8Array | undefined {
  const pads = text.at(-1) !== PAD ? 0 : text.at(-2) !== PAD ? 1 : 2
  if (text.length === 0 || text.length % 4 !== 0 || (text.length / 4) * 3 - pads !== length) return undefined
  const values = [...text.subarray(0, text.length - pads)].map((byte) => VALUES[byte] ?? NONE)
  return values.includes(NONE) ? undefined : bytesOf(values)
}

/**
 * `b64_pton` of OpenBSD's libc, as signify 31 carries it: blanks anywhere, padding that has to be right, and no bits
 * left over.
 *
 * @returns `undefined` unless it is `length` bytes
 */
export function signifyBase64(text: Uint8Array, length: number): Uint8Array | undefined {
  const digits: number[] = []
  let pads = 0
  for (const byte of text) {
    if (isSpace(byte)) continue
    if (byte === PAD) pads++
    else if (pads > 0) return undefined
    else if (digits.push(VALUES[byte] ?? NONE) > 2 * length) return undefined
  }
  if (digits.includes(NONE) || (digits.length + pads) % 4 !== 0 || pads > 2) return undefined
  const bytes = bytesOf(digits)
  const spare = (digits.length * 6) % 8
  if (bytes.length !== length || ((digits.at(-1) ?? 0) & ((1 << spare) - 1)) !== 0) return undefined
  return bytes
}
