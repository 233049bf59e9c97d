/** OpenPGP packet framing (RFC 9580 section 4.2), enough to tell one packet of a file from the next. */

/** One packet: its type id, its body, and both with the header before them. */
export interface RawPacket {
  readonly tag: number
  readonly body: Uint8Array
  /** Where its header begins. */
  readonly offset: number
  readonly whole: Uint8Array
}

/** The packets of a file up to the first that cannot be told apart. */
export interface RawPackets {
  readonly packets: readonly RawPacket[]
  /** Whether the file was read to its end. */
  readonly complete: boolean
}

export const TAG = { signature: 2, secretKey: 5, publicKey: 6, marker: 10, padding: 21 } as const

/** Packets that keys are made of (RFC 9580 section 10.1). */
export const KEY_TAG = {
  publicKey: 6,
  secretKey: 5,
  publicSubkey: 14,
  secretSubkey: 7,
  userId: 13,
  userAttribute: 17,
} as const

/** Bytes of a key of version 4 below which gpg takes its packet for none, and reads no further. */
const SHORTEST_KEY = 12

/** @param length of a packet that is a key or subkey by its type */
export function isCutKey(version: number | undefined, length: number): boolean {
  return version === 4 && length < SHORTEST_KEY
}

interface Header {
  readonly tag: number
  readonly start: number
  readonly length: number
}

function bigEndian(bytes: Uint8Array, offset: number, count: number): number | undefined {
  if (offset + count > bytes.length) return undefined
  let value = 0
  for (let i = 0; i < count; i++) value = value * 256 + (bytes[offset + i] ?? 0)
  return value
}

/** Partial and indeterminate lengths are for data packets only, so neither keys nor signatures have them. */
function readHeader(bytes: Uint8Array, offset: number): Header | undefined {
  const first = bytes[offset]
  if (first === undefined || (first & 0x80) === 0) return undefined
  if ((first & 0x40) === 0) {
    const size = [1, 2, 4][first & 3]
    const length = size === undefined ? undefined : bigEndian(bytes, offset + 1, size)
    if (size === undefined || length === undefined) return undefined
    return { tag: (first >> 2) & 0x0f, start: offset + 1 + size, length }
  }
  const tag = first & 0x3f
  const octet = bytes[offset + 1]
  if (octet === undefined) return undefined
  if (octet < 192) return { tag, start: offset + 2, length: octet }
  if (octet < 224) {
    const second = bytes[offset + 2]
    if (second === undefined) return undefined
    return { tag, start: offset + 3, length: (octet - 192) * 256 + second + 192 }
  }
  if (octet < 255) return undefined
  const length = bigEndian(bytes, offset + 2, 4)
  return length === undefined ? undefined : { tag, start: offset + 6, length }
}

/** Tells the packets of `bytes` apart. Never throws. */
export function readPackets(bytes: Uint8Array): RawPackets {
  const packets: RawPacket[] = []
  const each = eachPacket(bytes)
  for (;;) {
    const { done, value } = each.next()
    if (done) return { packets, complete: value }
    packets.push(value)
  }
}

/** The same, one after the other: none is kept. @returns whether `bytes` were read to their end */
export function* eachPacket(bytes: Uint8Array): Generator<RawPacket, boolean> {
  let offset = 0
  while (offset < bytes.length) {
    const header = readHeader(bytes, offset)
    const end = header === undefined ? Infinity : header.start + header.length
    if (header === undefined || end > bytes.length) return false
    yield {
      tag: header.tag,
      body: bytes.subarray(header.start, end),
      offset,
      whole: bytes.subarray(offset, end),
    }
    offset = end
  }
  return true
}

/** Whether it is no file of packets but one of GnuPG's own, with keys in it: its first blob says so. */
export function isKeybox(file: Uint8Array): boolean {
  return file[4] === 1 && KEYBOX.every((byte, i) => byte === file[8 + i])
}
const KEYBOX = [0x4b, 0x42, 0x58, 0x66]
