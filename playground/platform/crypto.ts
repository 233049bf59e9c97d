/**
 * The four functions of `node:crypto` that `@sigstore/core` calls, `@tufjs/models` three of them, and nothing else, on
 * `@noble/*`.
 *
 * The module stands in for `crypto` where there is none; both libraries run unmodified on it. Every Wycheproof vector for these algorithms agrees with Node's own answer (test/platform).
 */
import { equalBytes } from '../bytes.ts'
import { answer } from './answers.ts'
import { verifyEd25519 } from './ed25519.ts'
import { createHash, digest, hashName, isKnownByDigest } from './hash.ts'
import { createPublicKey, type PublicKey } from './public-key.ts'
import { verifyRsa } from './rsa.ts'

export { createHash, createPublicKey }

/** Names of what can be asked for: RSA-PSS, by its padding, is refused. */
export const constants = { RSA_PKCS1_PSS_PADDING: 6 } as const

/** A key, and how its signatures are padded, as Node takes both in one. */
interface KeyAndPadding {
  readonly key: PublicKey
  readonly padding?: number
}

/**
 * One-shot signature verification.
 *
 * @param algorithm digest to sign over; `undefined` or `null` means SHA-256, except for Ed25519, which takes none
 * @throws {Error} where Node throws: an unknown digest, or a digest named for Ed25519; and for RSA-PSS
 */
export function verify(
  algorithm: string | null | undefined,
  data: Uint8Array,
  given: PublicKey | KeyAndPadding,
  signature: Uint8Array,
): boolean {
  if ('padding' in given) throw new Error('verify: RSA-PSS is not computed here')
  const key = 'key' in given ? given.key : given
  if (key.kind === 'ed25519') {
    if (algorithm) throw new Error('verify: Ed25519 signs the message, not a named digest')
    if (isKnownByDigest(data)) throw new Error('verify: Ed25519 needs the message, only its digest is known')
    return answer({ key, hash: 'sha256', data, signature }, () => verifyEd25519(signature, data, key.point))
  }
  const name = hashName(algorithm ?? 'sha256')
  if (!name) throw new Error(`verify: unsupported digest ${String(algorithm)}`)
  return answer({ key, hash: name, data, signature }, () => {
    const hash = digest(name, data)
    if (key.kind === 'rsa') return verifyRsa(key, name, hash, signature)
    // lowS: false because OpenSSL, and so every Sigstore service, also makes signatures with a high s.
    return holds(() =>
      key.curve.verify(signature, hash, key.point, { prehash: false, lowS: false, format: 'der' }),
    )
  })
}

/** Malformed signatures are false, as in Node, not exceptions. */
function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

/** @throws {RangeError} if the lengths differ, as in Node */
export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) throw new RangeError('timingSafeEqual: inputs must have the same length')
  return equalBytes(a, b)
}

export default { constants, createHash, createPublicKey, verify, timingSafeEqual }
