/** What a kind of file says of itself. Adding one is adding a file to `kinds/` and its line to `kinds.ts`. */
import type { Source } from '../report.ts'
import type { Sight } from './sight.ts'

/** Who reads a part: a method of the playground. */
export type MethodId = 'checksum' | 'openpgp' | 'sigstore' | 'minisign' | 'ssh'

/** What a part is to its method. Roles that trust is put into (`keys`, `trusted-root`, …) never come from the claim alone. */
export type Role =
  | 'artifact'
  /** checksum: digests, of files that are named or not */
  | 'list'
  /** detached */
  | 'signature'
  /** A text with its signature in the same file. */
  | 'cleartext'
  /** openpgp: whoever's; which of them is believed is the person's word */
  | 'keys'
  /** sigstore */
  | 'bundle'
  | 'trusted-root'
  /** One that is held beforehand. */
  | 'public-key'
  /** ssh: who may sign with which key, and which keys count no more. */
  | 'signers'
  | 'revoked'

/** One input of a method: a file is one, or several, as a list of bundles is. */
export interface Part {
  readonly method: MethodId
  readonly role: Role
  /** In the method's own form. What is rewritten on the way loses nothing that is judged. */
  readonly bytes: Uint8Array
  /** It stands in UTF-16 or behind a byte order mark in its file, which its tool does not read so. */
  readonly isRewritten?: true
  /** To tell it from its neighbours in the same file, such as a claimed predicate type. Nothing of it is verified. */
  readonly label?: string
  /** Line of the file, from 1, where it stands on one of its own. */
  readonly line?: number
  /** The list that names it keeps it not in itself: the address that it gives, or nothing. There are no bytes. */
  readonly elsewhere?: string
}

/** How sure: its bytes can be nothing else that is known, or they may be it and only its name says so. */
export type Recognised = 'by-bytes' | 'by-name'

export interface Kind<Id extends string = string> {
  readonly id: Id
  /** Who controls such a file where nobody says otherwise. */
  readonly source: Source
  /** @returns `undefined`: it is none. No two kinds take the same bytes `by-bytes`. */
  readonly recognise: (sight: Sight) => Recognised | undefined
  /** Its tool reads it behind a byte order mark too. */
  readonly readsMark?: true
  /** What another tool makes of it, to type, where that is the next step. */
  readonly command?: string
  /**
   * What becomes of it, without loss.
   *
   * @returns its parts; `undefined` where it is of this kind and cannot be taken apart, which its words say
   */
  readonly parts?: (sight: Sight) => readonly Part[] | undefined
  /** What a person may say that it is, where its bytes do not. */
  readonly mayBe?: (sight: Sight) => Part
}

/** Keeps a kind's id as it is written, for the words that are looked up by it. */
export function kind<const Id extends string>(one: Kind<Id>): Kind<Id> {
  return one
}
