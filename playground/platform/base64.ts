/**
 * Base64 as Node's `Buffer` reads it: both alphabets, anything else skipped, `=` ends the text. The verifier's own
 * strictness is built on this leniency, so a stricter reader would change its verdicts.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SKIP = 0xff
const END = 0xfe

const VALUES = new Uint8Array(256).fill(SKIP)
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i
VALUES['-'.charCodeAt(0)] = 62
VALUES['_'.charCodeAt(0)] = 63
VALUES['='.charCodeAt(0)] = END

/** @returns the bytes of every complete octet before the first `=` */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3)
  let length = 0
  let bits = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    // Node looks at the low byte alone, so that U+013D ends the text as `=` does.
    const value = VALUES[text.charCodeAt(i) & 0xff] as number
    if (value === END) break
    if (value === SKIP) continue
    bits = ((bits << 6) | value) & 0xffffff
    if (++count % 4 !== 1) bytes[length++] = (bits >> (6 - 2 * ((count - 1) % 4))) & 0xff
  }
  return bytes.subarray(0, length)
}

/** Standard alphabet, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const group = (a << 16) | (b << 8) | c
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63)
    text += i + 1 < bytes.length ? ALPHABET.charAt((group >> 6) & 63) : '='
    text += i + 2 < bytes.length ? ALPHABET.charAt(group & 63) : '='
  }
  return text
}

/** A blank may stand anywhere; no two parts of it take the same letters, so that it takes as long as the text is. */
const TEXT = /^[A-Za-z0-9+/\s]+(?:={1,2}\s*)?$/

/** Whether a text is nothing but Base64 and blanks. */
export const isBase64Text = (text: string) => TEXT.test(text)
