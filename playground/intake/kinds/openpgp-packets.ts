/** What a binary file of OpenPGP packets holds, by the packets themselves (RFC 9580 section 4). */
import { eachPacket, KEY_TAG, TAG } from '../../openpgp/packets.ts'
import { ENCRYPTED, MESSAGE_TAG, packetsIn } from '../../openpgp/reading/message-packets.ts'
import type { Recognised } from '../kind.ts'
import type { Sight } from '../sight.ts'

const TRUST = 12
const PASSED_OVER: readonly number[] = [TAG.marker, TAG.padding]
const IN_SIGNATURES: readonly number[] = [TAG.signature, ...PASSED_OVER]
const IN_KEYS: readonly number[] = [...Object.values(KEY_TAG), TAG.signature, TRUST, ...PASSED_OVER]

const NAMED = /\.(?:sig|sign|gpg|pgp|asc|key|pub)$/i

/** A file that is cut or damaged is what its first packet and its name say. */
function first({ bytes, name }: Sight): number | undefined {
  const octet = bytes[0] ?? 0
  if ((octet & 0x80) === 0 || !NAMED.test(name)) return undefined
  return octet & 0x40 ? octet & 0x3f : (octet >> 2) & 0x0f
}

function of(sight: Sight, main: number, allowed: readonly number[]): Recognised | undefined {
  if ((sight.bytes[0] ?? 0) < 0x80) return undefined
  if (isAllOf(sight.bytes, main, allowed)) return 'by-bytes'
  return first(sight) === main ? 'by-name' : undefined
}

/** Packets that are looked at. The largest keyrings in use have some ten thousand. */
const MOST_PACKETS = 100_000

/** Whether the first of its packets is such a one, and every other is allowed beside it. */
function isAllOf(bytes: Uint8Array, main: number, allowed: readonly number[]): boolean {
  let begins: number | undefined
  const each = eachPacket(bytes)
  for (let count = 0; count <= MOST_PACKETS; count++) {
    const { done, value } = each.next()
    if (done) return value && begins === main
    if (!allowed.includes(value.tag)) return false
    if (begins === undefined && !PASSED_OVER.includes(value.tag)) begins = value.tag
    if (begins !== undefined && begins !== main) return false
  }
  return false
}

export const binarySignatures = (sight: Sight) => of(sight, TAG.signature, IN_SIGNATURES)
export const binaryKeys = (sight: Sight) => of(sight, TAG.publicKey, IN_KEYS)

const MESSAGE = 'PGP MESSAGE'
const { onePass, compressed, literal } = MESSAGE_TAG
const IN_PARTS: readonly number[] = [literal, compressed]
const IN_SIGNED: readonly number[] = [onePass, literal, TAG.signature]

/**
 * A message with its signatures, or one that is encrypted, in armor or binary. Nothing but two bytes says that a binary
 * file is compressed, so of that its name has to say the same.
 */
export function messageKind(
  sight: Sight,
): { readonly is: 'signed' | 'encrypted'; readonly how: Recognised } | undefined {
  const isArmored = sight.armors[0] === MESSAGE
  if (!isArmored && (sight.bytes[0] ?? 0) < 0x80) return undefined
  const { packets, complete, tooManyParts } = packetsIn(
    isArmored ? firstBytes(sight.text ?? '') : sight.bytes,
  )
  const first = packets[0]?.tag ?? (isArmored ? tagOf(firstBytes(sight.text ?? '')[0] ?? 0) : -1)
  if (isArmored) return { is: ENCRYPTED.includes(first) ? 'encrypted' : 'signed', how: 'by-bytes' }
  if (
    tooManyParts !== undefined &&
    NAMED.test(sight.name) &&
    IN_PARTS.includes(packets[0]?.tag ?? tooManyParts)
  )
    return { is: 'signed', how: 'by-name' }
  if (!complete) return undefined
  const tags = packets.map(({ tag }) => tag)
  if (ENCRYPTED.includes(first))
    return tags.every((tag) => ENCRYPTED.includes(tag)) && isSessionKey(packets[0]?.body)
      ? { is: 'encrypted', how: 'by-bytes' }
      : undefined
  if (first === compressed && tags.length === 1)
    return (packets[0]?.body[0] ?? 9) < 4 && NAMED.test(sight.name)
      ? { is: 'signed', how: 'by-name' }
      : undefined
  const isSigned = tags.includes(literal) && tags.every((tag) => IN_SIGNED.includes(tag))
  return isSigned && tags.length > 1 ? { is: 'signed', how: 'by-bytes' } : undefined
}

const tagOf = (octet: number) => (octet & 0x40 ? octet & 0x3f : (octet >> 2) & 0x0f)

/** Of versions that there are. */
function isSessionKey(body: Uint8Array = new Uint8Array()): boolean {
  return [3, 4, 5, 6].includes(body[0] ?? 0) && body.length > 3
}

/** As much as tells what begins in an armor. */
function firstBytes(text: string): Uint8Array {
  const begin = text.indexOf(`-----BEGIN ${MESSAGE}-----`)
  const [, base64 = ''] = /\n[ \t\r]*\n([A-Za-z0-9+/]{4})/.exec(text.slice(begin)) ?? []
  return base64 === '' ? new Uint8Array() : Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
}
