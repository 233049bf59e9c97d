/** What a binary file of OpenPGP packets holds, by the packets themselves (RFC 9580 section 4). */
import { KEY_TAG, readPackets, TAG } from '../../openpgp/packets.ts'
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
  const { packets, complete } = readPackets(sight.bytes)
  const seen = packets.filter(({ tag }) => !PASSED_OVER.includes(tag))
  if (complete && seen[0]?.tag === main && packets.every(({ tag }) => allowed.includes(tag)))
    return 'by-bytes'
  return first(sight) === main ? 'by-name' : undefined
}

export const binarySignatures = (sight: Sight) => of(sight, TAG.signature, IN_SIGNATURES)
export const binaryKeys = (sight: Sight) => of(sight, TAG.publicKey, IN_KEYS)
