import { concatBytes } from '../../bytes.ts'

/** Octets that one stored block can hold (RFC 1951 section 3.2.4). */
const MOST = 0xffff

/** A gzip file (RFC 1952) that stores `bytes` without compressing them: any reader opens it, and nothing is left to taste. */
export function gzipStored(bytes: Uint8Array): Uint8Array {
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
  const count = Math.max(1, Math.ceil(bytes.length / MOST))
  const blocks = Array.from({ length: count }, (_, i) => {
    const stored = bytes.subarray(i * MOST, (i + 1) * MOST)
    const isLast = i === count - 1
    return concatBytes(
      Uint8Array.of(isLast ? 1 : 0, ...littleEndian(stored.length, 2), ...littleEndian(~stored.length, 2)),
      stored,
    )
  })
  const trailer = Uint8Array.of(...littleEndian(crc32(bytes), 4), ...littleEndian(bytes.length, 4))
  return concatBytes(header, ...blocks, trailer)
}

function littleEndian(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 0xff)
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
