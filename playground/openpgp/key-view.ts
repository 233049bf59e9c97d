/** What a keyring shows of a key: facts for words and panels, no words. */
import type { RevocationFacts, Validity } from './facts.ts'

export type KeyUsage = 'certify' | 'sign' | 'encrypt' | 'authenticate'

export interface AlgorithmView {
  /** The registered id, RFC 9580 section 9.1. */
  readonly id: number
  /** As gpg names it: `rsa3072`, `ed25519`, `nistp256`. */
  readonly name: string
  /** For RSA, DSA and ElGamal. */
  readonly bits: number | undefined
  readonly curve: string | undefined
}

/**
 * - `revoked`: its owner withdrew it;
 * - `unusable`: it does not say, or cannot prove, what it is: no user id of its own (as for gpg), not bound to its
 *   primary key, made after the instant of judgement, perhaps withdrawn, or another thing by words of the same second;
 * - `perhaps-revoked`: who may revoke it is not at hand;
 * - `expired`: its time is over;
 * - `too-much`: there is more of it than is looked at, so that nothing is known.
 *
 * A subkey is never better than its primary key.
 */
export type KeyState = 'valid' | 'perhaps-revoked' | 'expired' | 'revoked' | 'unusable' | 'too-much'

/** The primary key or a subkey. Fingerprints and key ids are upper-case hex. */
export interface KeyPartView {
  readonly fingerprint: string
  readonly keyId: string
  readonly created: Date
  /** `undefined`: never; where its state is `too-much`, not known. */
  readonly expires: Date | undefined
  readonly algorithm: AlgorithmView
  readonly usage: readonly KeyUsage[]
  readonly revocation: RevocationFacts | undefined
  readonly state: KeyState
  /** RSA or DSA below 2,048 bits. */
  readonly weak: boolean
}

/**
 * What somebody else's signature over a user id is worth. `no-key`: the certifier's key is not at hand, so that
 * anybody may have made it; `weak-digest`: over SHA-1 after 2018, so that it can be forged; `certifier-unfit`: the
 * certifier's key may not certify, for it is revoked, has run out or is not for that; `perhaps-withdrawn`: its maker took
 * it back in words that do not count for what nobody signed; `too-much`: not looked at.
 */
export type CertificationStanding =
  | 'good'
  | 'no-key'
  | 'bad'
  | 'expired'
  | 'revoked'
  | 'weak-digest'
  | 'certifier-unfit'
  | 'perhaps-withdrawn'
  | 'too-much'

export interface CertificationView {
  /** The certifier's 64-bit key id, as the signature states it. */
  readonly keyId: string
  /** The certifier's fingerprint, if its key is at hand. */
  readonly fingerprint: string | undefined
  readonly standing: CertificationStanding
  /** Whether it is good and by a key that the verifier trusts. */
  readonly trusted: boolean
  readonly created: Date
}

export interface UserIdView {
  /** As the key says it. Nobody checked it. */
  readonly text: string
  /** As it stands in the key: two of the same text may differ where they are no text. */
  readonly bytes: Uint8Array
  readonly primary: boolean
  /** Whether the key itself certifies it, and still does. Anybody can add a user id for which it does not. */
  readonly selfCertified: boolean
  readonly revoked: boolean
  /** gpg's word for how far the verifier can rely on it. */
  readonly validity: Validity
  /** By other keys, one for each: its newest. */
  readonly certifications: readonly CertificationView[]
}

export interface KeyView extends KeyPartView {
  /** Of the key packet: 4 or 6. */
  readonly version: number
  /** The primary one first. */
  readonly userIds: readonly UserIdView[]
  readonly subkeys: readonly KeyPartView[]
  /**
   * How far the verifier can rely on any of its user ids. `ultimate`: the verifier's own key; `full`: such a key
   * certifies it; `undefined`: somebody does whom the verifier knows and does not rely on.
   */
  readonly trust: 'unknown' | 'undefined' | 'marginal' | 'full' | 'ultimate'
}

export interface KeysView {
  readonly keys: readonly KeyView[]
  /** How many armor blocks, keys or file ends could not be read. */
  readonly unreadable: number
  /** There is more of them than is looked at: none was. */
  readonly tooMuch: boolean
}
