/** What is known about each signature of a file: the ground of the report and of the words gpg would print. */
import type { UnreadKeys } from './keys/block.ts'
import type { OutsideWords } from './outside.ts'
import type { Conduct } from './reading/conduct.ts'

/**
 * How far the verifier can rely on a user id: gpg's words for it. gpg 2.2 says `revoked` of a user id only where it is
 * asked to show those as well.
 */
export type Validity = 'unknown' | 'undefined' | 'marginal' | 'full' | 'ultimate' | 'expired' | 'revoked'

/** A user id that the key itself certifies and has not revoked. */
export interface UserIdFacts {
  readonly text: string
  readonly validity: Validity
}

export interface RevocationFacts {
  /** Whether the whole key is revoked or only the subkey that signed. */
  readonly of: 'key' | 'subkey'
  /** Whether by the key itself or by another that it names as its revoker. */
  readonly by: 'owner' | 'designated'
  readonly at: Date
  /** The reason's code, RFC 9580 section 5.2.3.31; `undefined` if none is stated. */
  readonly reason: number | undefined
  readonly comment: string
}

/**
 * Whether the key may sign documents, its dates aside:
 * - `uncertified`: it does not certify any user id of its own (nor, of version 6, itself);
 * - `not-bound`: primary key and subkey do not both say that they belong together;
 * - `not-for-signing`: its flags do not allow it.
 */
export type Usability = 'usable' | 'uncertified' | 'not-bound' | 'not-for-signing'

/** What a key is by its own words, of which some may be of one second and say different things. */
export interface KeyReading {
  /** The earlier end of primary key and subkey, or `undefined` if they never expire. */
  readonly expires: Date | undefined
  readonly expired: boolean
  readonly usability: Usability
  /**
   * Whether the primary key speaks for the key that signs: it is that key, or one that says itself that it belongs to it.
   * Anybody can say of somebody's key that it is their subkey: revoked, for another use, of a primary key of tomorrow.
   */
  readonly spokenFor: boolean
}

/** The key that made a signature, judged at one instant. Fingerprints are upper-case hex. */
export interface KeyFacts extends KeyReading {
  readonly primaryFingerprint: string
  /** The fingerprint of the key that signs: the primary key's own or a subkey's. */
  readonly signingFingerprint: string
  readonly created: Date
  /** Whether the copy at hand names nobody: it came without any user id. */
  readonly stripped: boolean
  /** Whether it claims to be made after the instant of judgement. */
  readonly fromTheFuture: boolean
  /** What it is as well, if words of one second count in another order; gpg goes by where they stand. */
  readonly otherwise: readonly KeyReading[]
  readonly revocation: RevocationFacts | undefined
  /** Whether a key that is not at hand may have revoked it. */
  readonly perhapsRevoked: boolean
  /** Of the key that signs, for RSA and DSA. */
  readonly bits: number | undefined
  /**
   * Why what is said here of the key, but for a revocation, is not to be relied on; `undefined` if it is:
   * - `too-much`: something of it was not looked at, for there is more of it than is looked at;
   * - `contested`: something of it was taken back, and does not count for what nobody signed: whatever of it is good may
   *   have been withdrawn;
   * - `unfit-revoker`: a key that may revoke it did, and gpg does not import that one as it is at hand;
   * - `malformed`: a signature at it has something cut short in it, for which gpg ends with an error;
   * - `disputed`: what nobody signed decides over what is signed, so that anybody could have put it there.
   */
  readonly doubt: 'too-much' | 'contested' | 'unfit-revoker' | 'malformed' | 'disputed' | undefined
  /** The primary user id first; without those that the key certifies and takes back in one second. */
  readonly userIds: readonly UserIdFacts[]
  /** How far the verifier can rely on any of its user ids; `ultimate`: it is a key of the verifier's own. */
  readonly trust: 'unknown' | 'undefined' | 'marginal' | 'full' | 'ultimate'
  /** Whether there were too many certifications to say how far; `trust` is then `unknown`. */
  readonly trustUnsettled: boolean
  /** Whether gpg may rely on more than `trust` says: it may read the limits of a certifier in another way. */
  readonly trustUnclear: boolean
  /** Whether what `trust` comes of may have been taken back, but for what nobody signed. */
  readonly trustContested: boolean
  /** Whether it comes of words of one second that say different things. */
  readonly trustAmbiguous: boolean
  /** The fingerprint of a trusted key that certifies this one. */
  readonly certifiedBy: string | undefined
}

/**
 * What the mathematics says:
 * - `good`: the key made this signature over this artifact;
 * - `bad`: it did not;
 * - `critical`: the signature demands to be understood in a way nobody here understands, which counts as bad;
 * - `weak-digest`: its digest algorithm is broken (MD5), so it is not judged;
 * - `short-digest`: its digest is too short for the key, so it is not judged;
 * - `unannounced-digest`: the headers of the clearsigned text name another digest, so it is not judged;
 * - `malformed`: what it is made of are no numbers for this kind of key, or no salt for its digest;
 * - `version-mismatch`: it is of version 6 and its key is not, or the reverse, so it is not judged;
 * - `not-over-document`: it is a signature over something else, such as a key;
 * - `time-conflict`: it claims to be older than its key, so it is not judged;
 * - `cut-line`: it is over a text with a line of which gpg hashes a part, and RFC 9580 all, so it is not judged;
 * - `no-key`: its key is not at hand;
 * - `unsupported`: this software lacks its algorithms;
 * - `too-much`: the file has more signatures than are looked at, and this is one of the rest.
 */
export type Outcome =
  | 'good'
  | 'bad'
  | 'critical'
  | 'weak-digest'
  | 'short-digest'
  | 'unannounced-digest'
  | 'malformed'
  | 'version-mismatch'
  | 'not-over-document'
  | 'time-conflict'
  | 'cut-line'
  | 'no-key'
  | 'unsupported'
  | 'too-much'

/** One signature over the artifact. */
export interface SignatureFacts {
  readonly outcome: Outcome
  /** What the mathematics came to, whatever the dates say. */
  readonly computed: Outcome
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
  /**
   * The same key as other primary keys have it that say it is theirs, and to which it has said itself that it belongs:
   * each of them speaks of it, whichever of them gpg goes by.
   */
  readonly alsoOf: readonly KeyFacts[]
}

/** Whether its numbers were held against the key: until then anybody may have written that key's name, and a date, on it. */
export function isCompared({ computed }: Pick<SignatureFacts, 'computed'>): boolean {
  return computed === 'good' || computed === 'bad'
}

/** What is known about a signature file and the keys it was judged with. */
export interface Examination {
  /**
   * - `damaged`: besides signatures something in it cannot be read or relied on;
   * - `unchecksummed`: readable, in an armor that gpg 2.2 does not understand to its end;
   * - `line-too-long`: a line of the text is longer than is taken here;
   * - `message`: what was signed stands in it, and it is no signature of an artifact beside it;
   * - `version-5`: with signatures of that version, and of no other;
   * - `git-unsigned`, `git-signed-otherwise`, `git-several-signatures`: a commit or a tag without a signature, with another method's, or with more than one;
   * - `encrypted`, `unsigned`, `unread-compression`, `message-too-large`, `message-in-too-many-parts`: a message in which nothing is found to be judged.
   */
  readonly signatureFile:
    | 'readable'
    | 'unchecksummed'
    | 'damaged'
    | 'line-too-long'
    | 'not-a-signature'
    | 'message'
    | 'not-clearsigned'
    | 'encrypted'
    | 'unsigned'
    | 'unread-compression'
    | 'message-too-large'
    | 'message-in-too-many-parts'
    | 'git-unsigned'
    | 'version-5'
    | 'git-signed-otherwise'
    | 'git-several-signatures'
    | 'too-large'
    | 'unsupported'
  /**
   * - `partly-readable`: something in them is not read, and all the rest is;
   * - `cut-short`: from some place on nothing of a file is read;
   * - `without-keys`: read to their ends, and no key is in them;
   * - `unreadable`: no key in them can be read;
   * - `too-much`: not read at all, for they are too large or of too many parts;
   * - `damaged-keybox`: a keybox with a blob that is cut or changed, wherever that is;
   * - `version-3`, `version-5`, `x509`: none but such keys, which are known and not read.
   */
  readonly keyFiles:
    | 'readable'
    | 'unchecksummed'
    | 'partly-readable'
    | 'cut-short'
    | 'unreadable'
    | 'without-keys'
    | 'too-much'
    | UnreadKeys
    | 'none'
  readonly signatures: readonly SignatureFacts[]
  /** Whether signatures beside their artifact were left out, as gpg leaves them out: they are of another class than the first. */
  readonly onlyFirst: boolean
  /** What stands in a clearsigned file and was not signed; `undefined` where no text is signed in clear. */
  readonly outside: OutsideWords | undefined
  /** Whether it is a commit or a tag, of which git demands more than gpg does. */
  readonly inGit?: boolean
  /** Whether there are words around the armor of a signature in a file of its own. */
  readonly isAmongWords?: boolean
  /** What gpg does with the file; `undefined` if it was not read. */
  readonly conduct: Conduct | undefined
}
