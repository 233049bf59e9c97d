/** What `gpg --sign` makes: text and signatures in one file and not in clear (RFC 9580 section 10.3), mostly compressed. */
import { concatBytes, joinBytes, startsWith, utf8 } from '../../bytes.ts'
import { TAG } from '../packets.ts'
import { Pieces } from './armor.ts'
import { inflated } from './inflate.ts'
import { ENCRYPTED, MESSAGE_TAG, type Packet, type Packets, packetsIn } from './message-packets.ts'
import { isError, Remarks } from './notice.ts'

export interface SignedMessage {
  /** The signatures as they would stand in a file of their own. */
  readonly signatures: Uint8Array
  /** What is signed. The name and the date that stand beside it are not. */
  readonly content: Uint8Array
  /** Whether its armor has no checksum, which RFC 9580 allows and gpg 2.2 reads with errors. */
  readonly unchecksummed: boolean
  /** Whether gpg remarks nothing but what it says of a signature, and of where it stands. */
  readonly isUsual: boolean
  /** Whether it stands in front of the text, as of old. */
  readonly isInFront: boolean
}

/**
 * - `none`: another kind of file;
 * - `unsigned`: with a text and no signature;
 * - `unread-compression`: BZip2, or one that is not known;
 * - `too-many-parts`: a packet of it is in more parts than are put together;
 * - `damaged`: it begins as a message, and is none to its end.
 */
export type UnreadMessage =
  'none' | 'encrypted' | 'unsigned' | 'unread-compression' | 'too-large' | 'too-many-parts' | 'damaged'

const { onePass: ONE_PASS, compressed: COMPRESSED, literal: LITERAL } = MESSAGE_TAG
const CONSOLE = utf8('_CONSOLE')
const [ZIP, ZLIB] = [1, 2]

/** @param most bytes of what is signed. Never throws. */
export async function readSignedMessage(
  file: Uint8Array,
  most: number,
): Promise<SignedMessage | UnreadMessage> {
  const taken = withoutArmor(file)
  if (typeof taken === 'string') return taken
  const { bytes, ...armor } = taken
  const outer = packetsIn(bytes)
  const [first] = outer.packets
  if (outer.tooManyParts !== undefined)
    return isBeginning(first?.tag ?? outer.tooManyParts) ? 'too-many-parts' : 'none'
  if (first === undefined || !isBeginning(first.tag)) return 'none'
  if (ENCRYPTED.includes(first.tag)) return 'encrypted'
  if (outer.spoiled) return 'damaged'
  if (first.tag !== COMPRESSED) return messageOf(outer, armor)
  if (outer.packets.length !== 1 || !outer.complete) return 'damaged'
  const format = { [ZIP]: 'deflate-raw', [ZLIB]: 'deflate' } as const
  const [algorithm = 0] = first.body
  // What is not compressed at all may be wrapped all the same.
  const how = algorithm === 0 ? undefined : format[algorithm as keyof typeof format]
  if (algorithm !== 0 && how === undefined) return 'unread-compression'
  const packed = first.body.subarray(1)
  const unpacked = how === undefined ? packed : await inflated(packed, how, most + ROOM)
  if (typeof unpacked === 'string') return unpacked
  const inner = packetsIn(unpacked)
  return inner.tooManyParts === undefined ? messageOf(inner, armor) : 'too-many-parts'
}

/** For what stands around the text. */
const ROOM = 256 * 1024

function isBeginning(tag: number): boolean {
  return [ONE_PASS, COMPRESSED, LITERAL, TAG.signature, ...ENCRYPTED].includes(tag)
}

interface Armor {
  readonly unchecksummed: boolean
  readonly isUsual: boolean
}

function withoutArmor(file: Uint8Array): (Armor & { readonly bytes: Uint8Array }) | UnreadMessage {
  const remarks = new Remarks()
  const pieces = new Pieces(file, remarks)
  const parts: Uint8Array[] = []
  let unchecksummed = false
  for (let piece = pieces.next(); piece !== undefined; piece = pieces.next()) {
    // A text that is signed in clear is read elsewhere; behind packets it does not belong.
    if (piece.kind === 'cleartext') return parts.length === 0 ? 'none' : 'damaged'
    if (piece.damaged) return isMessage(joinBytes([...parts, piece.bytes])) ? 'damaged' : 'none'
    parts.push(piece.bytes.subarray(0, piece.beforeLastLine))
    unchecksummed ||= piece.beforeLastLine !== undefined
  }
  const bytes = joinBytes(parts)
  const errors = remarks.notices.filter(
    (notice) => isError(notice) && !('inLastLine' in notice && notice.inLastLine),
  )
  if (errors.length > 0) return isMessage(bytes) ? 'damaged' : 'none'
  return { bytes, unchecksummed, isUsual: remarks.notices.length === 0 && !remarks.uncertain }
}

/** Whether it begins as one, whatever it is behind that. */
function isMessage(bytes: Uint8Array): boolean {
  const first = packetsIn(bytes).packets[0]
  return first !== undefined && first.tag !== TAG.signature && isBeginning(first.tag)
}

/** Announcements, text, signatures, as many and in reverse; or, as of old, signatures and text. */
function messageOf(
  { packets, complete, spoiled }: Packets,
  { unchecksummed, isUsual }: Armor,
): SignedMessage | UnreadMessage {
  const at = packets.findIndex(({ tag }) => tag === LITERAL)
  const literal = packets[at]
  // Signatures by themselves are those of another file.
  if (literal === undefined) return packets[0]?.tag === TAG.signature ? 'none' : 'damaged'
  const before = packets.slice(0, at)
  const after = packets.slice(at + 1)
  const content = contentOf(literal.body)
  if (!complete || spoiled || content === undefined) return 'damaged'
  const isOf = (tag: number) => (one: Packet) => one.tag === tag
  const signed = (signatures: readonly Packet[], usual: boolean, isInFront = false): SignedMessage => ({
    signatures: joinBytes(signatures.map(framed)),
    content,
    unchecksummed,
    isUsual: isUsual && usual && !isForEyesOnly(literal.body),
    isInFront,
  })
  if (before.length === 0 && after.length === 0) return 'unsigned'
  if (after.length === 0 && before.every(isOf(TAG.signature))) return signed(before, true, true)
  if (!before.every(isOf(ONE_PASS)) || !after.every(isOf(TAG.signature))) return 'damaged'
  if (before.length !== after.length) return 'damaged'
  const fits = before.toReversed().every((one, i) => isAnnouncedBy(one.body, after[i]?.body))
  return fits
    ? signed(
        after,
        before.every(({ body }) => body[0] === 3),
      )
    : 'damaged'
}

/** Class, digest and algorithm (RFC 9580 section 5.4): what it is announced as it has to be, and of version 6 its salt. */
function isAnnouncedBy(announcement: Uint8Array, signature: Uint8Array | undefined): boolean {
  const [version, type, hash, algorithm] = announcement
  if (signature === undefined || (version !== 3 && version !== 6)) return false
  if (!(version === 6 ? isWholeVersion6(announcement, signature) : announcement.length >= VERSION_3_LENGTH))
    return false
  const old = signature[0] === 3
  const [from, shown] = old ? [2, [15, 16]] : [1, [2, 3]]
  const [algorithmAt = 0, hashAt = 0] = shown
  if ((version === 6) !== (signature[0] === 6)) return false
  return signature[from] === type && signature[algorithmAt] === algorithm && signature[hashAt] === hash
}

/** With an id of the key and whether another follows; over what stands behind that gpg reads on. */
const VERSION_3_LENGTH = 4 + 8 + 1
const FINGERPRINT_LENGTH = 32

/** With a salt, the fingerprint of the key and whether another follows. */
function isWholeVersion6(announcement: Uint8Array, signature: Uint8Array): boolean {
  const salt = saltOf(signature)
  if (salt === undefined || announcement.length !== 4 + 1 + salt.length + FINGERPRINT_LENGTH + 1) return false
  return announcement[4] === salt.length && startsWith(announcement.subarray(5), salt)
}

/** Of a signature of version 6 (RFC 9580 section 5.2.3): behind two areas and two bytes of the digest. */
function saltOf(signature: Uint8Array): Uint8Array | undefined {
  const view = new DataView(signature.buffer, signature.byteOffset, signature.length)
  let at = 4
  for (let area = 0; area < 2; area++) {
    if (at + 4 > signature.length) return undefined
    at += 4 + view.getUint32(at)
  }
  const size = signature[at + 2]
  const salt = size === undefined ? undefined : signature.subarray(at + 3, at + 3 + size)
  return salt?.length === size ? salt : undefined
}

/** Behind how it is encoded, a name and a date. */
function contentOf(body: Uint8Array): Uint8Array | undefined {
  const from = 2 + (body[1] ?? 0) + 4
  return body.length < from ? undefined : body.subarray(from)
}

/** Of a text that is named so gpg says that its sender wants it shown and not kept. */
function isForEyesOnly(body: Uint8Array): boolean {
  return body[1] === CONSOLE.length && startsWith(body.subarray(2), CONSOLE)
}

function framed({ tag, body }: Packet): Uint8Array {
  const { length } = body
  const head = Uint8Array.of(0xc0 | tag, 0xff, length >>> 24, length >>> 16, length >>> 8, length)
  return concatBytes(head, body)
}
