/** RSA signatures: those that the library computes, and those that a signature which does not hold may be. */
import { concatBytes, equalBytes } from '../bytes.ts'
import { toBigInt } from './der.ts'
import { digest as digestOf, type HashName } from './hash.ts'
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

type RsaKey = Extract<PublicKey, { kind: 'rsa' }>

/** RSASSA-PKCS1-v1_5 (RFC 8017 § 8.2.2): rebuilds the padded digest and compares all of it. */
export function verifyRsa(key: RsaKey, hash: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const prefix = DIGEST_INFO[hash]
  const padded = prefix && openRsa(key, signature)
  if (!padded) return false
  const padding = key.length - prefix.length - digest.length - 3
  if (padding < 8) return false
  const expected = concatBytes(
    Uint8Array.of(0, 1),
    new Uint8Array(padding).fill(0xff),
    Uint8Array.of(0, ...prefix),
    digest,
  )
  return equalBytes(expected, padded)
}

/** Bytes of what is padded: a digest behind its name. */
export function signedLength(hash: HashName): number | undefined {
  const prefix = DIGEST_INFO[hash]
  return prefix && prefix.length + (prefix.at(-1) ?? 0)
}

/** @returns what was signed, as long as the key; `undefined` where it is no number of the key's */
export function openRsa(key: RsaKey, signature: Uint8Array): Uint8Array | undefined {
  const number = toBigInt(signature)
  if (signature.length !== key.length || number >= key.modulus) return undefined
  const hex = power(number, key.exponent, key.modulus)
    .toString(16)
    .padStart(2 * key.length, '0')
  return Uint8Array.from({ length: key.length }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

const PSS_ENDS = 0xbc

/** RSASSA-PSS (RFC 8017 § 8.1.2, § 9.1.2) with a salt of any length; its mask is of the same digest. */
export function verifyPss(key: RsaKey, hash: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const whole = openRsa(key, signature)
  const unused = 8 * key.length - key.modulus.toString(2).length + 1
  // Where the modulus is a bit longer than whole octets, what is signed is an octet shorter.
  const padded = unused === 8 ? whole?.subarray(1) : whole
  if (!whole || !padded || padded.length < digest.length + 2) return false
  if ((unused === 8 && whole[0] !== 0) || padded.at(-1) !== PSS_ENDS) return false
  const masked = padded.subarray(0, padded.length - digest.length - 1)
  const own = padded.subarray(masked.length, -1)
  const mask = maskOf(hash, own, masked.length)
  const block = masked.map((octet, i) => octet ^ (mask[i] ?? 0))
  const free = unused % 8
  if ((masked[0] ?? 0) >> (8 - free) !== 0) return false
  if (block.length > 0) block[0] = (block[0] ?? 0) & (0xff >> free)
  const salted = block.findIndex((octet) => octet !== 0) + 1
  if (block[salted - 1] !== 1) return false
  return equalBytes(own, digestOf(hash, concatBytes(new Uint8Array(8), digest, block.subarray(salted))))
}

/** MGF1 (RFC 8017 § B.2.1). */
function maskOf(hash: HashName, seed: Uint8Array, length: number): Uint8Array {
  const mask = new Uint8Array(length)
  for (let at = 0, count = 0; at < length; count++) {
    const part = digestOf(hash, concatBytes(seed, Uint8Array.of(0, 0, count >> 8, count & 0xff)))
    mask.set(part.subarray(0, length - at), at)
    at += part.length
  }
  return mask
}
