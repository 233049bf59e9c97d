/** Base64 as OpenSSH reads it (`b64_pton`): one alphabet, blanks skipped, padding and unused bits as they have to be. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NONE = 255
const BLANK = 254
const VALUES = new Uint8Array(256).fill(NONE)
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i
for (const blank of ' \t\n\v\f\r') VALUES[blank.charCodeAt(0)] = BLANK

/**
 * @param text one character for each byte
 * @returns `undefined` if it is not base64 to its end
 */
export function strictBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3)
  let [length, bits, count, at] = [0, 0, 0, 0]
  for (; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? NONE
    if (value === BLANK) continue
    if (value === NONE) break
    bits = ((bits << 6) | value) & 0xffffff
    if (++count % 4 !== 1) bytes[length++] = (bits >> (6 - 2 * ((count - 1) % 4))) & 0xff
  }
  const unused = count % 4
  const rest = text.slice(at).replace(/[ \t\n\v\f\r]+/g, '')
  if (rest !== '='.repeat((4 - unused) % 4) || unused === 1) return undefined
  if (unused !== 0 && (bits & (unused === 2 ? 0xf : 0x3)) !== 0) return undefined
  return bytes.subarray(0, length)
}

/** Without padding, as fingerprints are written. */
export function bareBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const group = (a << 16) | (b << 8) | c
    for (const shift of [18, 12, 6, 0]) text += ALPHABET.charAt((group >> shift) & 63)
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3))
}
