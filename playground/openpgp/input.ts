/** What the verifier decided, before looking at the signature. */
export interface OpenpgpPolicy {
  /**
   * The full fingerprint (40 or 64 hex digits; blanks and colons are skipped) of the key that is expected: the
   * primary key's or the signing subkey's. A 64-bit key id is not a fingerprint. Where all of its signatures are good,
   * those of others decide nothing. Several are those of keys that are believed: one of them has to have signed, and whichever
   * signed nothing that is bad will do.
   */
  readonly fingerprint?: string | readonly string[]
  /** Fingerprints of the primary keys, among `keys`, that the verifier trusts to certify others: its own. */
  readonly trustedFingerprints?: readonly string[]
  /**
   * How far the verifier relies on the owners of other keys when they certify somebody's: gpg's ownertrust, by the
   * fingerprints of their primary keys. Nothing follows from it without a key in `trustedFingerprints`.
   */
  readonly ownerTrust?: Readonly<Record<string, 'marginal' | 'full'>>
  /**
   * How many different keys have to have made a good signature; where as many did, the other signatures decide nothing. It
   * is worth what `keys` are worth: whoever may add to them can sign as often as they like. A whole number from 1 on.
   */
  readonly threshold?: number
  /** The instant of judgement. */
  readonly now: Date
}

/** A detached signature, what it signs, and what it is judged by. */
export interface OpenpgpInput {
  /** Read once, in order, and never kept: any size. Not read at all where no signature needs it. */
  readonly artifact: Uint8Array | AsyncIterable<Uint8Array>
  /** A `.asc` or `.sig` file: armored (one block or several) or binary, with one signature or several. */
  readonly signature: Uint8Array
  /** Key files, armored (one block or several) or binary, with one key or several each. */
  readonly keys: readonly Uint8Array[]
  readonly policy: OpenpgpPolicy
}

/** A text that is signed in clear, such as Debian's `InRelease`, and what it is judged by. */
export interface CleartextInput {
  readonly file: Uint8Array
  readonly keys: readonly Uint8Array[]
  readonly policy: OpenpgpPolicy
}

/** A commit or a tag with its signature in it. */
export interface GitInput {
  /** As `git cat-file commit` or `git cat-file tag` prints it. */
  readonly object: Uint8Array
  readonly keys: readonly Uint8Array[]
  readonly policy: OpenpgpPolicy
}

/**
 * A fingerprint in upper-case hex without separators.
 * @returns `undefined` if `text` is not a full fingerprint
 */
export function normaliseFingerprint(text: string): string | undefined {
  const hex = text.replace(/^\s*0x/i, '').replace(/[\s:]/g, '')
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(hex) ? hex.toUpperCase() : undefined
}
