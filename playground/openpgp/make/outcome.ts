/** Why nothing was made. */
export type MakeFailure =
  /** Not an algorithm that is made here: the new-type Curve25519 and Ed448, for example, which gpg 2.2 cannot read. */
  | 'unsupported-algorithm'
  /** The platform could not make a key of this algorithm. */
  | 'platform'
  | 'empty-user-id'
  /** Longer than 2,048 bytes, the longest that gpg reads. */
  | 'long-user-id'
  /** A control character or half of a surrogate pair. */
  | 'unprintable-user-id'
  /** Not after 1970 began, or after 2106-02-07T06:28:15Z: OpenPGP counts seconds in 32 bits. */
  | 'date-out-of-range'
  /** It would end before, or as, it begins. */
  | 'expires-too-early'
  | 'unsupported-digest'
  /** This key's algorithm takes no digest as short as that. */
  | 'short-digest'
  /** No secret key with this fingerprint is held here. */
  | 'no-secret-key'
  | 'unsupported-reason'
  /** Longer than 2,048 bytes. */
  | 'long-comment'
  /** The text to sign in clear is not UTF-8. */
  | 'not-text'
  /** The file is not one public key. */
  | 'not-one-key'
  | 'own-key'
  /** The key to certify is revoked. */
  | 'key-revoked'
  /** The key to certify does not itself certify such a user id. */
  | 'no-such-user-id'

export interface Refused {
  readonly made: false
  readonly code: MakeFailure
}
/** What was asked for, or why not. */
export type Outcome<T> = ({ readonly made: true } & T) | Refused

export function refused(code: MakeFailure): Refused {
  return { made: false, code }
}
