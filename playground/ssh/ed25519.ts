/**
 * Ed25519 as OpenSSH computes it (its `ed25519.c`, from SUPERCOP): S·B = R + k·A without a cofactor, R compared byte by
 * byte. S need only be below 2^253, A need not be canonical and may have small order. RFC 8032 section 5.1.7 asks for
 * S below the order; what only OpenSSH takes is said as such.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes } from '../bytes.ts'

const { Point } = ed25519
const { ORDER } = Point.Fn
const HALF = 32

/** @returns `loose` for what verifiers that follow RFC 8032 may refuse, `small-order` where there is no secret to the key */
export function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): 'good' | 'loose' | 'small-order' | 'bad' {
  const [R, half] = [signature.subarray(0, HALF), signature.subarray(HALF)]
  if (((half[HALF - 1] ?? 0xff) & 0xe0) !== 0) return 'bad'
  const A = pointOf(key)
  if (A === undefined) return 'bad'
  const S = littleEndian(half)
  const k = littleEndian(sha512(concatBytes(R, key, message))) % ORDER
  const computed = Point.BASE.multiplyUnsafe(S % ORDER).subtract(A.multiplyUnsafe(k))
  if (!equalBytes(computed.toBytes(), R)) return 'bad'
  if (A.isSmallOrder()) return 'small-order'
  const strict = S < ORDER && equalBytes(A.toBytes(), key) && !computed.isSmallOrder()
  return strict ? 'good' : 'loose'
}

/** As ZIP 215 reads it: y is taken modulo the field's prime, and the sign of x = 0 does not matter. */
function pointOf(key: Uint8Array): InstanceType<typeof Point> | undefined {
  try {
    return Point.fromBytes(key, true)
  } catch {
    return undefined
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let number = 0n
  for (const byte of bytes.toReversed()) number = (number << 8n) | BigInt(byte)
  return number
}
