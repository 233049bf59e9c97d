/** Bytes and their texts. Everything that crosses the playground's border is a plain `Uint8Array`. */

// Made once: making one takes longer than most texts here.
const ENCODER = new TextEncoder()
const DECODER = new TextDecoder('utf-8', { fatal: true })

const DIGITS = '0123456789abcdef'
/** Two digits for each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => DIGITS.charAt(byte >> 4) + DIGITS.charAt(byte & 15))
/** What each character code below 128 stands for as a hex digit; more than 15 if it is none. */
const NONE = 16
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = DIGITS.indexOf(String.fromCharCode(code).toLowerCase())
  return value < 0 ? NONE : value
})

/**
 * Lower-case hexadecimal text of `bytes`.
 * @example toHex(Uint8Array.of(0, 255)) // '00ff'
 */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte] ?? ''
  return text
}

/**
 * Bytes of a hexadecimal text, upper or lower case.
 * @returns `undefined` if `text` has an odd length or anything but hex digits
 */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    const high = VALUES[text.charCodeAt(2 * i)] ?? NONE
    const low = VALUES[text.charCodeAt(2 * i + 1)] ?? NONE
    if (high === NONE || low === NONE) return undefined
    bytes[i] = (high << 4) | low
  }
  return bytes
}

/** Whether two byte strings are the same. Not constant-time: nothing compared here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether `bytes` begin with all of `start`. */
export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, i) => bytes[i] === byte)
}

/** All of `parts`, one after the other, in new memory. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes(parts)
}

/** As {@link concatBytes}, of as many as there are: arguments overflow the stack where somebody else says how many. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** UTF-8 bytes of `text`. */
export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text)
}

/**
 * The text whose UTF-8 encoding `bytes` is, without a leading byte-order mark.
 * @returns `undefined` if the bytes are not valid UTF-8
 */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes)
  } catch {
    return undefined
  }
}

const WHOLE_DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** As {@link fromUtf8}, every byte of it: a leading byte-order mark is a character like any other. */
export function fromWholeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return WHOLE_DECODER.decode(bytes)
  } catch {
    return undefined
  }
}

/** Characters made at once: more arguments than that cost more, and some platforms refuse them. */
const PIECE = 8192
const ASCII = new TextDecoder()

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return false
  return true
}

/** One character for each byte, so that any file has a text and positions are the same in both. */
export function latin1(bytes: Uint8Array): string {
  // The usual case, and many times as fast.
  if (isAscii(bytes)) return ASCII.decode(bytes)
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + PIECE)) as string
  }
  return text
}
