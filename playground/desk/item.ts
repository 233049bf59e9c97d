/** What lies on the desk: files as they were identified, and what of them is believed. */
import type { MethodId, Part } from '../intake/kind.ts'
import type { Looked } from '../intake/look.ts'

/** One file, whoever brought it. `source`: the kind's word for who controls it, or a person's who said otherwise. */
export interface Item extends Looked {
  /** Its place on the desk, which nothing else has. */
  readonly id: number
  /** As it is called where it comes from; of a file in a folder, its path below the folder that was handed over. */
  readonly name: string
  readonly size: number
}

/** A part that makes a claim, and the file it stands in. */
export interface Claim {
  readonly item: Item
  readonly part: Part
}

/** Whether it was found in what is signed in clear: the file that it stands in has an answer of its own. */
export function isWithin({ item, part }: Claim): boolean {
  return !item.parts.includes(part)
}

/** Whether the bytes of an item are what claims are about: whatever is not itself a claim or a matter of trust. */
export function isArtifact({ kind }: Item): boolean {
  return kind === 'artifact'
}

/** A part that is no claim: keys, roots. Whether it is believed is a person's word, never the file's. */
export interface Trust {
  readonly method: MethodId
  readonly part: Part
  readonly name: string
  readonly isBelieved: boolean
  /** It came with Shomei, and is believed from the beginning. */
  readonly isShipped?: true
}

/**
 * What was handed over and does not lie on the desk: a file that cannot be read, files beyond those that there is room for,
 * or what of a folder was not walked.
 */
export interface Untaken {
  readonly why: 'unread' | 'too-many' | 'folder'
  /** As far as they are known. */
  readonly names: readonly string[]
}
