/** The packets of messages (RFC 9580 section 10.3), of which some come in parts or last to the end of their file. */
import { joinBytes, startsWith, utf8 } from '../../bytes.ts'
import { KEY_TAG, TAG } from '../packets.ts'

export const MESSAGE_TAG = { onePass: 4, compressed: 8, literal: 11 } as const
/** Session keys, and what they are for. */
export const ENCRYPTED: readonly number[] = [1, 3, 9, 18, 20]
const PASSED_OVER: readonly number[] = [TAG.marker, TAG.padding]
const MARK = utf8('PGP')
const MOST_PACKETS = 4096
/** Of one packet. The first has 512 bytes at least (RFC 9580 section 4.2.1.4); of such parts it is 8 MiB. */
const MOST_PARTS = 16 * 1024

export interface Packet {
  readonly tag: number
  readonly body: Uint8Array
}

export interface Packets {
  readonly packets: readonly Packet[]
  readonly complete: boolean
  /** Whether a marker among what is passed over marks nothing: over that gpg ends with an error. */
  readonly spoiled: boolean
  /** What the packet is by its type, behind which nothing was read: it is in more parts than are put together. */
  readonly tooManyParts?: number
}

/** The packets of a message, those that come in parts or last to the end among them; what is to be passed over left out. */
export function packetsIn(bytes: Uint8Array): Packets {
  const packets: Packet[] = []
  let count = 0
  let spoiled = false
  for (let at = 0; at < bytes.length;) {
    const read = ++count <= MOST_PACKETS ? readPacket(bytes, at) : undefined
    if (read === undefined) return { packets, complete: false, spoiled }
    if (typeof read === 'number') return { packets, complete: false, spoiled, tooManyParts: read }
    spoiled ||= read.tag === TAG.marker && !(read.body.length === MARK.length && startsWith(read.body, MARK))
    if (!PASSED_OVER.includes(read.tag)) packets.push(read)
    at = read.end
  }
  return { packets, complete: true, spoiled }
}

type Read = (Packet & { readonly end: number }) | undefined

/** @returns the type of what is in too many parts */
function readPacket(bytes: Uint8Array, at: number): Read | number {
  const first = bytes[at] ?? 0
  if ((first & 0x80) === 0) return undefined
  if ((first & 0x40) !== 0) return readParts(bytes, first & 0x3f, at + 1)
  const tag = (first >> 2) & 0x0f
  const width = [1, 2, 4, 0][first & 3] ?? 0
  // Only what holds other things may last to the end.
  if (
    width === 0 &&
    tag !== MESSAGE_TAG.compressed &&
    tag !== MESSAGE_TAG.literal &&
    !ENCRYPTED.includes(tag)
  )
    return undefined
  const from = at + 1 + width
  const length = width === 0 ? bytes.length - from : bigEndian(bytes, at + 1, width)
  const end = from + length
  return from > bytes.length || end > bytes.length ? undefined : { tag, body: bytes.subarray(from, end), end }
}

function readParts(bytes: Uint8Array, tag: number, from: number): Read | number {
  const parts: Uint8Array[] = []
  for (let at = from; at < bytes.length;) {
    const octet = bytes[at] ?? 0
    const isPart = octet >= 224 && octet < 255
    const width = octet < 192 || isPart ? 1 : octet < 224 ? 2 : 5
    const length = isPart
      ? 2 ** (octet & 0x1f)
      : width === 1
        ? octet
        : width === 2
          ? (octet - 192) * 256 + (bytes[at + 1] ?? 0) + 192
          : bigEndian(bytes, at + 1, 4)
    const end = at + width + length
    if (at + width > bytes.length || end > bytes.length) return undefined
    if (parts.length === MOST_PARTS) return tag
    parts.push(bytes.subarray(at + width, end))
    if (!isPart) return { tag, body: parts.length === 1 ? (parts[0] ?? bytes) : joinBytes(parts), end }
    if (tag === TAG.signature || tag === MESSAGE_TAG.onePass || tag === KEY_TAG.publicKey) return undefined
    at = end
  }
  return undefined
}

function bigEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = 0; i < count; i++) value = value * 256 + (bytes[at + i] ?? 0)
  return value
}
