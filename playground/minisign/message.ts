/** What a signature is over, computed while the artifact streams. */
import { createBLAKE2b, createSHA512 } from '../platform/hashers.ts'
import type { Signature } from './reading/signature.ts'

export interface Challenge {
  /** SHA-512 of R, A and what is signed (RFC 8032 section 5.1.7). */
  readonly challenge: Uint8Array
  /** BLAKE2b-512 of the artifact, where that is what is signed. */
  readonly digest?: Uint8Array
  /** Bytes of the artifact. */
  readonly length: number
}

/** signify's `maxmsgsize`: it reads the whole file, and no larger one. */
export const MOST_SIGNIFY = 2 ** 30

async function* piecesOf(artifact: Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (artifact instanceof Uint8Array) yield artifact
  else yield* artifact
}

/**
 * To verify, unlike to sign, R is known before the first byte of the file: the file need not be whole in memory, whichever
 * way it is signed.
 *
 * @param point A, 32 bytes
 * @param most bytes that are read
 * @returns `too-much` as soon as it is more than the tool reads
 * @throws whatever reading the artifact throws
 */
export async function challengeOf(
  artifact: Uint8Array | AsyncIterable<Uint8Array>,
  { algorithm, signature, tool }: Signature,
  point: Uint8Array,
  most = tool === 'signify' ? MOST_SIGNIFY : Infinity,
): Promise<Challenge | 'too-much'> {
  const sha512 = (await createSHA512()).init().update(signature.subarray(0, 32)).update(point)
  const blake2b = algorithm === 'ED' ? (await createBLAKE2b(512)).init() : undefined
  let length = 0
  for await (const piece of piecesOf(artifact)) {
    length += piece.length
    if (length > most) return 'too-much'
    ;(blake2b ?? sha512).update(piece)
  }
  if (blake2b === undefined) return { challenge: sha512.digest('binary'), length }
  const digest = blake2b.digest('binary')
  return { challenge: sha512.update(digest).digest('binary'), digest, length }
}

/** Of the signature over a signature and the trusted comment behind it. */
export async function commentChallenge(
  { signature }: Signature,
  trusted: NonNullable<Signature['trusted']>,
  point: Uint8Array,
): Promise<Uint8Array> {
  const sha512 = (await createSHA512()).init().update(trusted.signature.subarray(0, 32)).update(point)
  return sha512.update(signature).update(trusted.comment).digest('binary')
}
