/** Packet headers (RFC 9580 section 4.2), read from a {@link Source} with gpg's remarks. */
import type { Remarks } from './notice.ts'
import type { Source } from './source.ts'

export interface PacketHeader {
  readonly tag: number
  readonly newFormat: boolean
  /** `undefined` where it comes in parts, or lasts to the end of the file. */
  readonly length: number | undefined
}

/** Packet types whose length may be unknown. */
const OF_ANY_LENGTH: readonly number[] = [8, 9, 11, 18, 20]

/** Reads the header of the next packet. @returns `'end'` at the end, `'invalid'` where gpg stops */
export function readHeader(source: Source, remarks: Remarks): PacketHeader | 'end' | 'invalid' {
  const inLastLine = source.atLastLine()
  const first = source.get()
  if (first < 0) return 'end'
  if ((first & 0x80) === 0) {
    remarks.add({ id: 'packet-invalid', first, inLastLine })
    return 'invalid'
  }
  const header = (first & 0x40) === 0 ? oldHeader(first, source) : newHeader(first, source)
  // What gpg says of a header that is cut short names a part of gpg that is none of ours.
  if (header === 'invalid') remarks.uncertain = true
  return header
}

function bigEndian(source: Source, count: number): number | undefined {
  let value = 0
  for (let i = 0; i < count; i++) {
    const byte = source.get()
    if (byte < 0) return undefined
    value = value * 256 + byte
  }
  return value
}

function oldHeader(first: number, source: Source): PacketHeader | 'invalid' {
  const tag = (first >> 2) & 0x0f
  const width = [1, 2, 4][first & 3]
  if (width === undefined)
    return OF_ANY_LENGTH.includes(tag) ? { tag, newFormat: false, length: undefined } : 'invalid'
  const length = bigEndian(source, width)
  return length === undefined ? 'invalid' : { tag, newFormat: false, length }
}

function newHeader(first: number, source: Source): PacketHeader | 'invalid' {
  const [tag, newFormat] = [first & 0x3f, true]
  const octet = source.get()
  if (octet < 0) return 'invalid'
  if (octet < 192) return { tag, newFormat, length: octet }
  if (octet < 224) {
    const second = source.get()
    return second < 0 ? 'invalid' : { tag, newFormat, length: (octet - 192) * 256 + second + 192 }
  }
  if (octet < 255) return OF_ANY_LENGTH.includes(tag) ? { tag, newFormat, length: undefined } : 'invalid'
  const length = bigEndian(source, 4)
  return length === undefined ? 'invalid' : { tag, newFormat, length }
}
