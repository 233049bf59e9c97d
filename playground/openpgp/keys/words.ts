/** What a key has signed of itself: found wherever it stands in the key, and checked as far as that is reasonable. */
import type { KeyBlock, KeySignature } from './block.ts'
import type { KeyPart } from './part.ts'
import { claimsToBeOver, isBy, isMadeBy, isTimely } from './signatures.ts'

/** Signatures that are computed for one key. Hostile files have more; honest ones have few that are the newest. */
const MOST_CHECKS = 512
/** Digests that are computed to find out where a signature belongs. */
const MOST_COMPARISONS = 10_000

/** Newest first; of equally old ones the last in the file. */
function newestFirst(signatures: readonly KeySignature[]): KeySignature[] {
  return signatures.toReversed().sort((a, b) => b.says.created - a.says.created)
}

export class OwnWords {
  readonly #part: KeyPart
  readonly #all: readonly KeySignature[]
  readonly #now: number
  #checks = MOST_CHECKS
  #comparisons = MOST_COMPARISONS

  /** @param now seconds since 1970 */
  constructor({ part, signatures, users, subkeys }: KeyBlock, now: number) {
    const lists = [
      signatures,
      ...users.map((user) => user.signatures),
      ...subkeys.map((one) => one.signatures),
    ]
    this.#part = part
    this.#all = lists.flat().filter(isBy(part))
    this.#now = now
  }

  /** Those of a kind over one part of the key; gpg puts those right that stand elsewhere. */
  on(
    here: readonly KeySignature[],
    over: Uint8Array,
    isWanted: (signature: KeySignature) => boolean,
  ): KeySignature[] {
    const inPlace = new Set(here)
    const wanted = this.#all.filter((one) => isWanted(one) && isTimely(this.#part, one, this.#now))
    return wanted.filter((one) => inPlace.has(one) || this.#belongs(one, over))
  }

  #belongs(signature: KeySignature, over: Uint8Array): boolean {
    return this.#comparisons-- > 0 && claimsToBeOver(signature, over)
  }

  async #holds(signature: KeySignature, over: Uint8Array): Promise<boolean> {
    return this.#checks-- > 0 && isMadeBy(signature, this.#part, over)
  }

  /** The newest that holds. */
  async newest(signatures: readonly KeySignature[], over: Uint8Array): Promise<KeySignature | undefined> {
    for (const one of newestFirst(signatures)) if (await this.#holds(one, over)) return one
    return undefined
  }

  /** All that hold, in the order of the file. */
  async all(signatures: readonly KeySignature[], over: Uint8Array): Promise<KeySignature[]> {
    const good: KeySignature[] = []
    for (const one of signatures) if (await this.#holds(one, over)) good.push(one)
    return good
  }
}
