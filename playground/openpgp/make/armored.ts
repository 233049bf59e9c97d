/** Puts ASCII armor on (RFC 9580 section 6.2). */
import { utf8 } from '../../bytes.ts'
import { encodeBase64 } from '../../platform/base64.ts'
import { type ArmorKind, crc24 } from '../armor.ts'

/** An armored file, its checksum included: gpg 2.2 misreads some blocks that have none. */
export function armored(kind: ArmorKind, bytes: Uint8Array): Uint8Array {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? []
  const checksum = crc24(bytes)
  const octets = Uint8Array.of(checksum >> 16, checksum >> 8, checksum)
  return utf8(
    [
      `-----BEGIN PGP ${kind}-----`,
      '',
      ...lines,
      `=${encodeBase64(octets)}`,
      `-----END PGP ${kind}-----`,
      '',
    ].join('\n'),
  )
}
