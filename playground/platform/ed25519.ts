/**
 * Ed25519 (RFC 8032) where implementations part: of an odd key or signature only what all of them accept is accepted.
 *
 * RFC 8032 leaves the equation open, 8·S·B = 8·R + 8·k·A or S·B = R + k·A, and says nothing of points of small order, so
 * there are signatures that are good to one verifier and bad to the next. Nobody's signer makes one: they are made by
 * whoever wants two verifiers to disagree, or one signature for many messages. Node 24 (OpenSSL 3.5), on which the
 * verifying library runs elsewhere, is the strictest of those in use, and this is its rule: encodings are canonical,
 * S is below the order, neither A nor R has small order, and the equation holds without a cofactor.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes } from '../bytes.ts'

const { Point } = ed25519
const HALF = 32

/**
 * @param signature R and S, 64 bytes
 * @param key A, 32 bytes
 * @returns `false` for anything malformed
 */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== 2 * HALF) return false
  const commitment = signature.subarray(0, HALF)
  const S = littleEndian(signature.subarray(HALF))
  if (S >= Point.Fn.ORDER) return false
  try {
    // Throws for an encoding that is not canonical, and for what is no point.
    const [A, R] = [Point.fromBytes(key), Point.fromBytes(commitment)]
    if (A.isSmallOrder() || R.isSmallOrder()) return false
    const k = littleEndian(sha512(concatBytes(commitment, key, message))) % Point.Fn.ORDER
    // Without the cofactor it holds for less than with it.
    return Point.BASE.multiplyUnsafe(S).equals(R.add(A.multiplyUnsafe(k)))
  } catch {
    return false
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let number = 0n
  for (const byte of bytes.toReversed()) number = (number << 8n) | BigInt(byte)
  return number
}
