import type { TrustFile } from './signers.ts'
import type { KeygenFiles } from './tool.ts'

/** What the verifier decided, before looking at the signature. */
export interface SshPolicy {
  /** Who is expected to have signed, as `ssh-keygen -Y verify -I` takes it. */
  readonly principal?: string
  /** What it has to be signed for, as `-n` takes it; `file` for files and `git` for git's objects if absent. */
  readonly namespace?: string
  /** The instant of judgement. A git object is judged at the time it gives itself, as git does. */
  readonly now: Date
}

/** What is trusted, and came another way than the signature. */
export interface SshTrust {
  /** A file of allowed signers, as ssh-keygen(1) has it under ALLOWED SIGNERS; or several, which ssh-keygen does not take. */
  readonly signers?: Uint8Array | readonly TrustFile[]
  /** Keys that do not count any more: one a line, or a KRL. Of several, ssh-keygen is asked with the one that decides. */
  readonly revoked?: Uint8Array | readonly TrustFile[]
  /** What the files are called in ssh-keygen's words. */
  readonly names?: Partial<KeygenFiles>
}

/** A signature beside a file. */
export interface SshInput extends SshTrust {
  /** Read once, in order, and never kept: any size. Not read at all where no signature needs it. */
  readonly artifact: Uint8Array | AsyncIterable<Uint8Array>
  /** A `.sig` file: armored, or the bytes within. */
  readonly signature: Uint8Array
  readonly policy: SshPolicy
}

/** A commit or a tag with its signature in it. */
export interface GitInput extends SshTrust {
  /** As `git cat-file commit` or `git cat-file tag` prints it. */
  readonly object: Uint8Array
  readonly policy: SshPolicy
}
