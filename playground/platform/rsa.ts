/** RSASSA-PKCS1-v1_5 verification (RFC 8017 § 8.2.2): rebuild the padded digest and compare all of it. */
import { concatBytes, equalBytes } from '../bytes.ts'
import { toBigInt } from './der.ts'
import type { HashName } from './hash.ts'
import type { PublicKey } from './public-key.ts'

/** DigestInfo prefixes, RFC 8017 § 9.2 note 1. */
const DIGEST_INFO: Partial<Record<HashName, readonly number[]>> = {
  sha1: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14],
  sha224: sha2Info(4, 28),
  sha256: sha2Info(1, 32),
  sha384: sha2Info(2, 48),
  sha512: sha2Info(3, 64),
}

function sha2Info(arc: number, size: number): readonly number[] {
  return [
    0x30,
    size + 17,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x60,
    0x86,
    0x48,
    0x01,
    0x65,
    0x03,
    0x04,
    0x02,
    arc,
    0x05,
    0x00,
    0x04,
    size,
  ]
}

/** Square and multiply; the exponent is public, so nothing needs hiding. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

export function verifyRsa(
  key: Extract<PublicKey, { kind: 'rsa' }>,
  hash: HashName,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const prefix = DIGEST_INFO[hash]
  if (!prefix || signature.length !== key.length) return false
  const number = toBigInt(signature)
  const padding = key.length - prefix.length - digest.length - 3
  if (number >= key.modulus || padding < 8) return false
  const hex = power(number, key.exponent, key.modulus)
    .toString(16)
    .padStart(2 * key.length, '0')
  const expected = concatBytes(
    Uint8Array.of(0, 1),
    new Uint8Array(padding).fill(0xff),
    Uint8Array.of(0, ...prefix),
    digest,
  )
  return equalBytes(
    expected,
    Uint8Array.from({ length: key.length }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16)),
  )
}
