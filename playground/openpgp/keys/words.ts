/** What a key has signed of itself: found wherever it stands in the key, and checked as far as that is reasonable. */
import { Allowance } from './allowance.ts'
import type { KeyBlock, KeySignature } from './block.ts'
import type { KeyPart } from './part.ts'
import { claimsToBeOver, isBy, isMadeBy, isTimely } from './signatures.ts'

/** A kind of signature; to be the same function each time. */
export type Kind = (signature: KeySignature) => boolean

/** Newest first; of equally old ones the last in the file. */
function newestFirst(signatures: readonly KeySignature[]): KeySignature[] {
  return signatures.toReversed().sort((a, b) => b.says.created - a.says.created)
}

export class OwnWords {
  readonly #part: KeyPart
  readonly #all: readonly KeySignature[]
  readonly #now: number
  readonly #allowance = new Allowance()
  readonly #ofKind = new Map<Kind, ReadonlySet<KeySignature>>()

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

  /** In the order of the file. */
  #own(kind: Kind): ReadonlySet<KeySignature> {
    const known = this.#ofKind.get(kind)
    if (known !== undefined) return known
    const own = new Set(this.#all.filter((one) => kind(one) && isTimely(this.#part, one, this.#now)))
    this.#ofKind.set(kind, own)
    return own
  }

  /** Those of a kind over one part of the key; gpg puts those right that stand elsewhere. */
  on(here: readonly KeySignature[], over: Uint8Array, kind: Kind): KeySignature[] {
    const own = this.#own(kind)
    const inPlace = new Set(here)
    return this.#allowance.spent
      ? here.filter((one) => own.has(one))
      : [...own].filter((one) => inPlace.has(one) || this.belongs(one, over))
  }

  /** Whether it states the first bytes of its digest over this. */
  belongs(signature: KeySignature, over: Uint8Array): boolean {
    return this.#allowance.digest(over) && claimsToBeOver(signature, over)
  }

  /** Whether this key, or another where one is given, made it over this. */
  async holds(signature: KeySignature, over: Uint8Array, by = this.#part): Promise<boolean> {
    return this.#allowance.check(by, over) && isMadeBy(signature, by, over)
  }

  /** The newest that holds. */
  async newest(signatures: readonly KeySignature[], over: Uint8Array): Promise<KeySignature | undefined> {
    for (const one of newestFirst(signatures)) if (await this.holds(one, over)) return one
    return undefined
  }

  /** All that hold, in the order of the file. */
  async all(signatures: readonly KeySignature[], over: Uint8Array): Promise<KeySignature[]> {
    const good: KeySignature[] = []
    for (const one of signatures) if (await this.holds(one, over)) good.push(one)
    return good
  }
}
