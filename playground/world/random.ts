import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8 } from '../bytes.ts'

/** A source of bytes that is given in, so that a run can be repeated byte for byte. */
export interface RandomSource {
  /** The next `length` bytes of this source. */
  bytes(length: number): Uint8Array
  /** A source of its own: what it yields depends on the seed and `label`, never on what was drawn before. */
  fork(label: string): RandomSource
}

/**
 * A deterministic source: HMAC-SHA-256 of a counter under a key made from `seed`.
 * For simulation only: whoever knows the seed knows every key made from it.
 *
 * @throws {TypeError} naming `seed` if it is not a string
 * @example seededRandom('lesson 1').fork('fulcio root').bytes(48)
 */
export function seededRandom(seed: string): RandomSource {
  if (typeof seed !== 'string') throw new TypeError('seed: expected a string')
  return fromKey(sha256(utf8(`shomei world\0${seed}`)))
}

function fromKey(key: Uint8Array): RandomSource {
  let counter = 0
  let rest = new Uint8Array(0)
  return {
    bytes(length) {
      if (!Number.isSafeInteger(length) || length < 0)
        throw new TypeError('length: expected a whole number ≥ 0')
      while (rest.length < length) {
        rest = Uint8Array.from(concatBytes(rest, hmac(sha256, key, utf8(`block ${counter++}`))))
      }
      const taken = rest.slice(0, length)
      rest = rest.slice(length)
      return taken
    },
    fork: (label) => fromKey(hmac(sha256, key, utf8(`fork ${label}`))),
  }
}
