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

function crcWith(crc: number, byte: number): number {
  return ((crc << 8) ^ (CRC_TABLE[((crc >> 16) ^ byte) & 0xff] ?? 0)) & 0xffffff
}

/** The checksum at the end of an armor block, which protects from accidents and from nobody. */
export function crc24(bytes: Uint8Array): number {
  return bytes.reduce(crcWith, CRC24_INIT)
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

/** Bytes that gpg takes from a block at once; what it says about the rest it says when it comes to it. */
const CHUNK = 8192

export interface Chunk {
  readonly bytes: Uint8Array
  /** Whether the block goes on behind it. */
  readonly more: boolean
  /** Whether it ended with padding or a checksum, and not with the file. */
  readonly ended: boolean
  readonly damaged: boolean
  /** How many of the bytes came before the last line of the armor, where that was read for base64. */
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

/** The base64 of one block, read a chunk at a time. */
export class Radix64 {
  quotedPrintable = false
  readonly #cursor: Cursor
  readonly #remarks: Remarks
  readonly #stopAtLastLine: boolean
  #bits = 0
  #held = 0
  #crc = CRC24_INIT
  #lastLine = false

  /**
   * @param stopAtLastLine whether the armor's last line ends it where no checksum does, as RFC 9580 has it and not gpg
   */
  constructor(cursor: Cursor, remarks: Remarks, stopAtLastLine: boolean) {
    this.#cursor = cursor
    this.#remarks = remarks
    this.#stopAtLastLine = stopAtLastLine
  }

  next(): Chunk {
    const bytes: number[] = []
    let beforeLastLine = this.#lastLine ? 0 : undefined
    const chunk = (rest: Partial<Chunk> = {}): Chunk => {
      const taken = Uint8Array.from(bytes)
      return { bytes: taken, more: false, ended: false, damaged: false, beforeLastLine, ...rest }
    }
    while (bytes.length < CHUNK) {
      let char = this.#cursor.next()
      if (char === undefined) return chunk()
      if (char === '-' && this.#cursor.position === 1 && armorEnds(this.#cursor.line)) {
        this.#lastLine = true
        beforeLastLine ??= bytes.length
        if (this.#stopAtLastLine) return chunk()
      }
      while (char === '=') {
        const meant = quoted(this.#cursor)
        if (meant === undefined) {
          if (quotedBeforeChecksum(this.#cursor)) this.quotedPrintable = true
          // gpg keeps what a single digit too many begins.
          if (this.#held === 6) this.#push(bytes, (this.#bits & 0x3f) << 2)
          const damaged = !this.#checksumHolds()
          return chunk({ ended: true, damaged, beforeLastLine: undefined })
        }
        this.quotedPrintable = true
        char = meant
      }
      this.#take(char, bytes)
    }
    return chunk({ more: true })
  }

  #push(bytes: number[], byte: number): void {
    bytes.push(byte)
    this.#crc = crcWith(this.#crc, byte)
  }

  #take(char: string, bytes: number[]): void {
    if (BLANKS.includes(char)) return
    const value = VALUES.get(char)
    if (value === undefined) {
      const byte = char.charCodeAt(0)
      this.#remarks.add({ id: 'armor-character-invalid', byte, inLastLine: this.#lastLine })
      return
    }
    this.#bits = ((this.#bits << 6) | value) & 0xffff
    this.#held += 6
    if (this.#held < 8) return
    this.#held -= 8
    this.#push(bytes, (this.#bits >> this.#held) & 0xff)
  }

  /** The four digits after the padding: absent is allowed, too few are not. */
  #checksumHolds(): boolean {
    let char = this.#cursor.next()
    while (char !== undefined && `=${BLANKS}`.includes(char)) char = this.#cursor.next()
    let stated = 0
    let count = 0
    while (char !== undefined && count < 4) {
      const value = VALUES.get(char)
      if (value === undefined) break
      stated = stated * 64 + value
      char = this.#cursor.next()
      // At the end of the file gpg leaves its loop before it counts the last one.
      if (char !== undefined) count += 1
    }
    if (count === 0) return true
    if (count < 4) {
      this.#remarks.add({ id: 'armor-checksum-malformed' })
      return false
    }
    if (stated === this.#crc) return true
    this.#remarks.add({ id: 'armor-checksum-wrong', computed: this.#crc, stated })
    return false
  }
}
