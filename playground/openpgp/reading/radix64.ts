/** The body of an armor: base64 with a checksum of 24 bits (RFC 4880 section 6), read as gpg reads it. */
import { armorEnds } from './headers.ts'
import type { Lines } from './lines.ts'
import type { Remarks } from './notice.ts'

const CRC24_INIT = 0xb704ce
const CRC24_POLYNOMIAL = 0x1864cfb
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BLANKS = ' \t\r\n'
const HEX = /^[0-9A-Fa-f]$/

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 16
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x800000 ? CRC24_POLYNOMIAL : 0)
  return crc & 0xffffff
})

/** The checksum at the end of an armor block, which protects from accidents and from nobody. */
export function crc24(bytes: ArrayLike<number>): number {
  let crc = CRC24_INIT
  for (let i = 0; i < bytes.length; i++) {
    crc = ((crc << 8) ^ (CRC_TABLE[((crc >> 16) ^ (bytes[i] ?? 0)) & 0xff] ?? 0)) & 0xffffff
  }
  return crc
}

const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]))

/** Where a block is read: a line and a place in it. The place outlives a block, as in gpg. */
export class Cursor {
  line = ''
  position = 0
  /** Whether a line was longer than gpg reads. */
  truncated = false
  readonly #lines: Lines

  constructor(lines: Lines) {
    this.#lines = lines
  }

  /** The next character, from the next line if need be; `undefined` at the end of the file. */
  next(): string | undefined {
    while (this.position >= this.line.length) {
      const { text, truncated } = this.#lines.next()
      if (truncated) this.truncated = true
      this.line = text
      this.position = 0
      if (text === '') return undefined
    }
    return this.line[this.position++]
  }
}

export interface Block {
  readonly bytes: Uint8Array
  /** Whether it ended with padding or a checksum, and not with the file. */
  readonly ended: boolean
  readonly damaged: boolean
  readonly quotedPrintable: boolean
  /** How many bytes came before the last line of the armor, where that was read for base64. */
  readonly beforeLastLine: number | undefined
}

/** `=3D` at a line's end, from mail programs that quote what need not be quoted. */
function quoted(cursor: Cursor): string | undefined {
  const { line, position } = cursor
  const [a = '', b = '', after = ''] = [line[position], line[position + 1], line[position + 2]]
  if (position + 2 >= line.length || !HEX.test(a) || !HEX.test(b) || !`=${BLANKS}\0`.includes(after))
    return undefined
  cursor.position += 2
  return String.fromCharCode(parseInt(a + b, 16))
}

function quotedBeforeChecksum(cursor: Cursor): boolean {
  const following = cursor.line.slice(cursor.position, cursor.position + 7)
  if (!/^3D[A-Za-z0-9+/]{4}\n$/.test(following)) return false
  cursor.position += 2
  return true
}

/** The four digits after the padding: absent is allowed, too few are not. */
function checksumHolds(cursor: Cursor, bytes: readonly number[], remarks: Remarks): boolean {
  let char = cursor.next()
  while (char !== undefined && `=${BLANKS}`.includes(char)) char = cursor.next()
  let stated = 0
  let count = 0
  while (char !== undefined && count < 4) {
    const value = VALUES.get(char)
    if (value === undefined) break
    stated = stated * 64 + value
    count += 1
    char = cursor.next()
    if (char === undefined) {
      // gpg leaves its loop before it counts this one.
      count -= 1
      break
    }
  }
  if (count === 0) return true
  if (count < 4) {
    remarks.add({ id: 'armor-checksum-malformed' })
    return false
  }
  const computed = crc24(bytes)
  if (stated === computed) return true
  remarks.add({ id: 'armor-checksum-wrong', computed, stated })
  return false
}

/**
 * Reads from the cursor to the end of the block's base64.
 *
 * @param stopAtLastLine whether the armor's last line ends it where no checksum does, as RFC 9580 has it and not gpg
 */
export function readBlock(cursor: Cursor, remarks: Remarks, stopAtLastLine = false): Block {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  let quotedPrintable = false
  let beforeLastLine: number | undefined
  for (let char = cursor.next(); char !== undefined; char = cursor.next()) {
    if (cursor.position === 1 && char === '-' && armorEnds(cursor.line)) {
      beforeLastLine ??= bytes.length
      if (stopAtLastLine) break
    }
    while (char === '=') {
      const meant = quoted(cursor)
      if (meant === undefined) {
        if (quotedBeforeChecksum(cursor)) quotedPrintable = true
        // gpg keeps what a single digit too many begins.
        if (held === 6) bytes.push((bits & 0x3f) << 2)
        const damaged = !checksumHolds(cursor, bytes, remarks)
        return {
          bytes: Uint8Array.from(bytes),
          ended: true,
          damaged,
          quotedPrintable,
          beforeLastLine: undefined,
        }
      }
      quotedPrintable = true
      char = meant
    }
    if (BLANKS.includes(char)) continue
    const value = VALUES.get(char)
    if (value === undefined) {
      remarks.add({
        id: 'armor-character-invalid',
        byte: char.charCodeAt(0),
        inLastLine: beforeLastLine !== undefined,
      })
      continue
    }
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes.push((bits >> held) & 0xff)
    }
  }
  return { bytes: Uint8Array.from(bytes), ended: false, damaged: false, quotedPrintable, beforeLastLine }
}
