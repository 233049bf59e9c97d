/** What is known about each signature of a file: the ground of the report and of the words gpg would print. */

/** How far the verifier can rely on a user id: gpg's words for it. */
export type Validity = 'unknown' | 'full' | 'ultimate' | 'expired' | 'revoked'

/** A user id that the key itself certifies and has not revoked. */
export interface UserIdFacts {
  readonly text: string
  readonly validity: Validity
}

export interface RevocationFacts {
  /** Whether the whole key is revoked or only the subkey that signed. */
  readonly of: 'key' | 'subkey'
  readonly at: Date
  /** The reason's code, RFC 9580 section 5.2.3.31; `undefined` if none is stated. */
  readonly reason: number | undefined
  readonly comment: string
}

/**
 * Whether the key may sign documents, its dates aside:
 * - `uncertified`: it does not certify any user id of its own;
 * - `not-bound`: primary key and subkey do not both say that they belong together;
 * - `not-for-signing`: its flags do not allow it.
 */
export type Usability = 'usable' | 'uncertified' | 'not-bound' | 'not-for-signing'

/** The key that made a signature, judged at one instant. Fingerprints are upper-case hex. */
export interface KeyFacts {
  readonly primaryFingerprint: string
  /** The fingerprint of the key that signs: the primary key's own or a subkey's. */
  readonly signingFingerprint: string
  readonly created: Date
  /** The earlier end of primary key and subkey, or `undefined` if they never expire. */
  readonly expires: Date | undefined
  readonly expired: boolean
  readonly revocation: RevocationFacts | undefined
  /** Of the key that signs, for RSA and DSA. */
  readonly bits: number | undefined
  readonly usability: Usability
  /** The primary user id first. */
  readonly userIds: readonly UserIdFacts[]
  /** `full`: certified by a key the verifier trusts; `ultimate`: such a key itself. */
  readonly trust: 'unknown' | 'full' | 'ultimate'
  /** The fingerprint of the trusted key that certifies this one. */
  readonly certifiedBy: string | undefined
}

/**
 * What the mathematics says:
 * - `good`: the key made this signature over this artifact;
 * - `bad`: it did not;
 * - `critical`: the signature demands to be understood in a way nobody here understands, which counts as bad;
 * - `weak-digest`: its digest algorithm is broken (MD5), so it is not judged;
 * - `time-conflict`: it claims to be older than its key, so it is not judged;
 * - `no-key`: its key is not at hand;
 * - `unsupported`: this software lacks its algorithms.
 */
export type Outcome = 'good' | 'bad' | 'critical' | 'weak-digest' | 'time-conflict' | 'no-key' | 'unsupported'

/** One signature over the artifact. */
export interface SignatureFacts {
  readonly outcome: Outcome
  readonly created: Date
  readonly expires: Date | undefined
  readonly expired: boolean
  /** Whether it claims to be made after the instant of judgement. */
  readonly fromTheFuture: boolean
  /** 16 upper-case hex digits, as the signature names its key. */
  readonly keyId: string
  /** Upper-case hex, where the signature states it. */
  readonly issuerFingerprint: string | undefined
  readonly signersUserId: string | undefined
  /** Registered ids, RFC 9580 sections 9.1 and 9.5. */
  readonly publicKeyAlgorithm: number
  readonly hashAlgorithm: number
  readonly textMode: boolean
  /** The digest of artifact and signed fields, where it could be computed. */
  readonly digest: Uint8Array | undefined
  /** The first two bytes of that digest as the signature states them, unprotected. */
  readonly statedDigestPrefix: Uint8Array
  readonly key: KeyFacts | undefined
}

/** What is known about a signature file and the keys it was judged with. */
export interface Examination {
  readonly signatureFile: 'readable' | 'not-a-signature' | 'too-large' | 'unsupported'
  readonly keyFiles: 'readable' | 'partly-readable' | 'unreadable' | 'none'
  readonly signatures: readonly SignatureFacts[]
}
