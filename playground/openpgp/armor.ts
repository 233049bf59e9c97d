/** ASCII armor (RFC 9580 section 6.2), and the framework of text that is signed in clear (section 7). */
import { fromUtf8, utf8 } from '../bytes.ts'

/** What an armor block says it holds. */
export type ArmorKind = 'PUBLIC KEY BLOCK' | 'PRIVATE KEY BLOCK' | 'SIGNATURE'

/** The binary contents of a file, armored or not. */
export interface Unarmored {
  readonly blocks: readonly Uint8Array[]
  /** How many armor blocks were begun but cannot be read. */
  readonly unreadable: number
}

const BOUNDARY = /^-----(BEGIN|END) PGP ([A-Z ]{1,40})-----/gm
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const CRC24_INIT = 0xb704ce
const CRC24_POLYNOMIAL = 0x1864cfb

/** The checksum at the end of an armor block, which protects from accidents and from nobody. */
export function crc24(bytes: Uint8Array): number {
  let crc = CRC24_INIT
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1
      if (crc & 0x1000000) crc ^= CRC24_POLYNOMIAL
    }
  }
  return crc
}

function fromBase64(text: string): Uint8Array | undefined {
  if (!BASE64.test(text) || text.length % 4 !== 0) return undefined
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

/** The bytes of an armor block's lines between its BEGIN and END; a checksum, where there is one, must fit. */
function decode(body: string): Uint8Array | undefined {
  // The first line is what stands after the BEGIN on its own line: nothing but blanks.
  const [first, ...lines] = body.split('\n').map((line) => line.trim())
  if (first !== '') return undefined
  const blank = lines.indexOf('')
  if (blank < 0) return undefined
  const encoded = lines.slice(blank + 1).filter((line) => line !== '')
  const last = encoded.at(-1)
  const checksum = last?.length === 5 && last.startsWith('=') ? fromBase64(last.slice(1)) : undefined
  if (checksum !== undefined) encoded.pop()
  const bytes = fromBase64(encoded.join(''))
  if (bytes === undefined || bytes.length === 0) return undefined
  if (checksum === undefined) return bytes
  const [a = 0, b = 0, c = 0] = checksum
  return crc24(bytes) === ((a << 16) | (b << 8) | c) ? bytes : undefined
}

/** One character a byte, so that any file has a text and positions are the same in both. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  }
  return text
}

/**
 * Takes the armor off: every block of the wanted kinds, in order, as a KEYS file has many. A file whose first byte
 * can begin an OpenPGP packet (its highest bit set) is binary and is one block.
 *
 * @param file the whole file; text before, between and after the blocks is skipped
 */
export function unarmor(file: Uint8Array, kinds: readonly ArmorKind[]): Unarmored {
  if (((file[0] ?? 0) & 0x80) !== 0 && !isByteOrderMark(file)) return { blocks: [file], unreadable: 0 }
  const text = latin1(file)
  const boundaries = [...text.matchAll(BOUNDARY)]
  const blocks: Uint8Array[] = []
  let unreadable = 0
  for (const [i, { 0: line, 1: side, 2: kind = '', index }] of boundaries.entries()) {
    if (side !== 'BEGIN' || !(kinds as readonly string[]).includes(kind)) continue
    const end = boundaries[i + 1]
    const closed = end?.[1] === 'END' && end[2] === kind
    const bytes = closed ? decode(text.slice(index + line.length, end.index)) : undefined
    if (bytes === undefined) unreadable += 1
    else blocks.push(bytes)
  }
  return { blocks, unreadable }
}

function isByteOrderMark(file: Uint8Array): boolean {
  return file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf
}

/** A text signed in clear, taken apart into what {@link verifyOpenpgp} takes. */
export interface Cleartext {
  /** The signed text: dashes unescaped, blanks at line ends removed, without its last line end. */
  readonly artifact: Uint8Array
  /** Its armored signature. */
  readonly signature: Uint8Array
}

const SIGNED_MESSAGE = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE_BLOCK = '-----BEGIN PGP SIGNATURE-----'

/**
 * Takes a clearsigned file (Debian's `InRelease`) apart: RFC 9580 section 7. Nothing outside the framework is part
 * of the artifact.
 *
 * @returns `undefined` if `file` does not begin with such a framework, or does not end it
 */
export function splitCleartext(file: Uint8Array): Cleartext | undefined {
  const text = fromUtf8(file)
  if (text === undefined || !text.startsWith(SIGNED_MESSAGE)) return undefined
  const lines = text.split('\n').map((line) => line.replace(/[ \t\r]+$/, ''))
  const blank = lines.indexOf('')
  const end = lines.indexOf(SIGNATURE_BLOCK)
  if (blank < 0 || end < blank) return undefined
  // Only Hash headers may stand here: other text above the blank line would look signed and is not.
  if (!lines.slice(1, blank).every((line) => line.startsWith('Hash: '))) return undefined
  const signed = lines.slice(blank + 1, end).map((line) => (line.startsWith('- ') ? line.slice(2) : line))
  return { artifact: utf8(signed.join('\r\n')), signature: utf8(lines.slice(end).join('\n')) }
}
