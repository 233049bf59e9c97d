/** What lies on the desk: files as they were identified, and what of them is believed. */
import type { Identified } from '../intake/identify.ts'
import type { MethodId, Part } from '../intake/kind.ts'
import type { Source } from '../report.ts'

/** One file, whoever brought it. */
export interface Item {
  /** Its place on the desk, which nothing else has. */
  readonly id: number
  /** As it is called where it comes from; of a file in a folder, its path below the folder that was handed over. */
  readonly name: string
  readonly size: number
  readonly kind: Identified['id']
  readonly recognised: Identified['recognised']
  /** Who controls it: the kind's word, or a person's who said otherwise. */
  readonly source: Source
  /** What methods are given of it; none of an artifact, nor of what is only named. */
  readonly parts: readonly Part[]
  /** It is of a kind that is read, and this one cannot be taken apart: what it says is not known. */
  readonly isUnread: boolean
  /** It was taken apart, and there is nothing in it. */
  readonly isEmpty?: true
  /** What another tool makes of it, to type, where that is the next step. */
  readonly command?: string
}

/** A part that makes a claim, and the file it stands in. */
export interface Claim {
  readonly item: Item
  readonly part: Part
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
