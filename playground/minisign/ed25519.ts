/** Ed25519 signatures (RFC 8032 section 5.1.7), taken for good where each of the two tools takes them for good. */
import { equalBytes } from '../bytes.ts'
import type { Tool } from './reading/signature.ts'

const SIZE = 32

export interface Ed25519Answer {
  /** What the tool comes to. */
  readonly good: boolean
  /** Whether the key is a point that somebody can have a secret for, written as RFC 8032 writes it. */
  readonly usable: boolean
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n)
}

/**
 * Both tools compute whether `[S]B − [h]A`, with h modulo the order of B, is the very bytes of R, and multiply nothing by
 * the cofactor. What they take of odd numbers differs:
 *
 * - minisign has libsodium (1.0.18, crypto_sign/ed25519/ref10/open.c): S below the order, A written as RFC 8032 has it,
 *   and neither A nor R of small order;
 * - signify has the reference code of SUPERCOP (mod_ed25519.c): S counts modulo the order, y of A modulo p, the sign of
 *   an x that is 0 is not looked at, and no point is too small.
 *
 * By a key of small order anybody can sign: whatever signify says of one, it is not `usable`.
 *
 * @param signature R and S, 32 bytes each
 * @param key A, 32 bytes
 * @param challenge SHA-512 of R, A and the message
 */
export async function checkEd25519(
  tool: Tool,
  signature: Uint8Array,
  key: Uint8Array,
  challenge: Uint8Array,
): Promise<Ed25519Answer> {
  const { Point } = (await import('@noble/curves/ed25519.js')).ed25519
  const read = (bytes: Uint8Array, lenient: boolean) => {
    try {
      return Point.fromBytes(bytes, lenient)
    } catch {
      return undefined
    }
  }
  const [r, s] = [signature.subarray(0, SIZE), littleEndian(signature.subarray(SIZE))]
  const order = Point.Fn.ORDER
  const strict = read(key, false)
  const usable = strict !== undefined && !strict.isSmallOrder()
  const point = tool === 'minisign' ? strict : read(key, true)
  if (point === undefined) return { good: false, usable }
  if (tool === 'minisign') {
    // Of small order is also R that is none of the curve's ways of writing it: the comparison below refuses it anyhow.
    if (!usable || s >= order || read(r, false)?.isSmallOrder()) return { good: false, usable }
  }
  const h = littleEndian(challenge) % order
  const computed = Point.BASE.multiplyUnsafe(s % order).subtract(point.multiplyUnsafe(h))
  return { good: equalBytes(computed.toBytes(), r), usable }
}
