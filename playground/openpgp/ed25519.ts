/** Ed25519 signatures (RFC 8032 section 5.1.7), taken for good where gpg's libgcrypt takes them for good. */
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes } from '../bytes.ts'

const SIZE = 32
const COFACTOR = 8n

/** `no-key`: the bytes are no point that anybody could have a secret for. */
export type Ed25519Answer = 'good' | 'bad' | 'no-key'

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n)
}

/**
 * Whether `[S]B − [h]A`, as it is written, is the very bytes of R. That is what libgcrypt 1.10 computes:
 *
 * - A has to be written as RFC 8032 writes points: y below p, no sign where x is 0;
 * - R is never read as a point, so that no second way of writing it will do;
 * - nothing is multiplied by the cofactor, and h is not reduced by the order of B first: with a part of small order in
 *   A the answer depends on both, and a batch or a platform's own `Ed25519` may answer otherwise;
 * - S counts modulo the order of B: another S for the same signature is no other message.
 *
 * One thing it takes and this does not: a key that is itself of small order. Anybody can sign by such a key, there is
 * no secret to it; libgcrypt accepts some of them, refuses some, and aborts the process for others, so that there is no
 * answer of gpg's to give either.
 *
 * @param signature R and S, 32 bytes each
 * @param key A, 32 bytes
 */
export async function checkEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<Ed25519Answer> {
  const { Point } = (await import('@noble/curves/ed25519.js')).ed25519
  let point: InstanceType<typeof Point>
  try {
    point = Point.fromBytes(key)
  } catch {
    return 'no-key'
  }
  if (point.isSmallOrder()) return 'no-key'
  const [r, s] = [signature.subarray(0, SIZE), signature.subarray(SIZE)]
  // gpg takes no number that is 0.
  if ([r, s].some((number) => number.every((byte) => byte === 0))) return 'bad'
  const order = Point.Fn.ORDER
  const h = littleEndian(sha512(concatBytes(r, key, message)))
  // 8A is of the order of B whatever A is; what is left of h is less than 8.
  const whole = point.multiplyUnsafe(COFACTOR).multiplyUnsafe((h / COFACTOR) % order)
  const rest = point.multiplyUnsafe(h % COFACTOR)
  const computed = Point.BASE.multiplyUnsafe(littleEndian(s) % order).subtract(whole.add(rest))
  return equalBytes(computed.toBytes(), r) ? 'good' : 'bad'
}
