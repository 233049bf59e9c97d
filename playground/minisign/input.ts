/** What a verification is given: one field for each party that controls bytes. */
import type { Tool } from './reading/signature.ts'

/** What the verifier decided, before looking at the signature. */
export interface MinisignPolicy {
  /** The public key that is expected, whole: a key file's bytes, or the bare text `RW…`. */
  readonly key?: Uint8Array
  /**
   * The key id that is expected, in up to 16 hex digits as minisign prints it. Anybody can make a key with the same id,
   * so that a match does not say whose key it is.
   */
  readonly keyId?: string
  /** The trusted comment that is expected, whole. */
  readonly trustedComment?: string
}

/** How the files are called, for the tool's words alone. */
export interface Names {
  readonly artifact?: string
  readonly signature?: string
  readonly key?: string
}

interface Judged {
  /** A public key that came with the claim: a key file's bytes, or the bare text `RW…`. It says nothing of whose it is. */
  readonly key?: Uint8Array
  readonly policy: MinisignPolicy
  readonly names?: Names
}

/** A signature file, and what it signs. */
export interface MinisignInput extends Judged {
  /** Read once, in order, and never kept: any size. Not read at all where no key can be asked. */
  readonly artifact: Uint8Array | AsyncIterable<Uint8Array>
  /** Bytes of the artifact, where they are known before it is read. */
  readonly size?: number
  readonly signature: Uint8Array
  /** Whose judgement is asked for; absent: that of the tool whose form the signature has. */
  readonly tool?: Tool
}

/** A text with its signature before it, as `signify -S -e` makes it. */
export interface EmbeddedInput extends Judged {
  readonly file: Uint8Array
}
