/** What a key has signed of itself: found wherever it stands in the key, and checked as far as that is reasonable. */
import { type KeyBlock, type KeySignature, signedName } from './block.ts'
import type { Over } from './digest.ts'
import type { KeyPart } from './part.ts'
import type { Looker } from './proofs.ts'
import { eachOnce, isBy, isDiscounted, isTimely } from './signatures.ts'

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
  readonly #looker: Looker
  #bytes: ReadonlySet<string> | undefined
  /** What is signed of those that have been found to hold. */
  readonly #counted = new Set<string>()
  /** By their bytes: two copies are the same. In the order of the file. */
  readonly #ofKind = new Map<Kind, ReadonlyMap<string, KeySignature>>()

  /** @param now seconds since 1970 */
  constructor({ part, signatures, users, subkeys }: KeyBlock, now: number, looker: Looker) {
    const lists = [
      signatures,
      ...users.map((user) => user.signatures),
      ...subkeys.map((one) => one.signatures),
    ]
    this.#part = part
    this.#all = lists.flat().filter(isBy(part))
    this.#now = now
    this.#looker = looker
  }

  #own(kind: Kind): ReadonlyMap<string, KeySignature> {
    const known = this.#ofKind.get(kind)
    if (known !== undefined) return known
    const own = new Map<string, KeySignature>()
    for (const one of this.#all) {
      if (kind(one) && isTimely(this.#part, one, this.#now) && !own.has(one.bytes)) own.set(one.bytes, one)
    }
    this.#ofKind.set(kind, own)
    return own
  }

  /** Those of a kind over one part of the key; gpg puts those right that stand elsewhere. */
  on(here: readonly KeySignature[], over: Over, kind: Kind): KeySignature[] {
    const own = this.#own(kind)
    const inPlace = new Set(here.map(({ bytes }) => bytes))
    return this.#looker.exceeded
      ? here.filter(({ bytes }) => own.has(bytes))
      : [...own.values()].filter((one) => inPlace.has(one.bytes) || this.belongs(one, over))
  }

  /** Whether it states the first bytes of its digest over this. */
  belongs(signature: KeySignature, over: Over): boolean {
    return this.#looker.belongs(signature, over)
  }

  /** Whether this key made it over this. */
  async holds(signature: KeySignature, over: Over): Promise<boolean> {
    const holds = await this.#looker.holds(signature, this.#part, over)
    if (holds && !isDiscounted(signature, this.#part)) this.#counted.add(signedName(signature.raw))
    return holds
  }

  /** Whether another key made it over this. */
  async holdsBy(by: KeyPart, signature: KeySignature, over: Over): Promise<boolean> {
    return this.#looker.holds(signature, by, over)
  }

  /** {@link holds}, or {@link holdsBy} where a key is given, whatever is to be understood of it. */
  async proves(signature: KeySignature, over: Over, by = this.#part): Promise<boolean> {
    return this.#looker.proves(signature, by, over)
  }

  /** Whether it stands in the key, as one of its own. */
  has({ bytes }: KeySignature): boolean {
    this.#bytes ??= new Set(this.#all.map((one) => one.bytes))
    return this.#bytes.has(bytes)
  }

  /** Whether it has been found to hold, in this copy or another, with nothing unsigned against it. */
  counted({ raw }: KeySignature): boolean {
    return this.#counted.has(signedName(raw))
  }

  /** Before one more signature is looked at of which nothing is computed yet. @returns whether it may be */
  look(): boolean {
    return this.#looker.look()
  }

  /** Whether something of the key has not been looked at, because it was too much. */
  get exceeded(): boolean {
    return this.#looker.exceeded
  }

  /** Whether two copies of one signature differ in what is not signed, so that anybody may have written it. */
  get differInUnsigned(): boolean {
    const signed = this.#all.map(({ raw }) => signedName(raw))
    const whole = new Set(this.#all.map(({ bytes }) => bytes))
    return new Set(signed).size < whole.size
  }

  /** The newest that holds. */
  async newest(signatures: readonly KeySignature[], over: Over): Promise<KeySignature | undefined> {
    for (const one of newestFirst(signatures)) if (await this.holds(one, over)) return one
    return undefined
  }

  /** The newest that hold: all of one second, {@link newest} first, and of copies of one signature the first. */
  async allNewest(signatures: readonly KeySignature[], over: Over): Promise<KeySignature[]> {
    const found: KeySignature[] = []
    for (const one of newestFirst(signatures)) {
      const [first] = found
      if (first !== undefined && one.says.created < first.says.created) break
      if (await this.holds(one, over)) found.push(one)
    }
    return eachOnce(found)
  }

  /** All that hold, in the order of the file. */
  async all(signatures: readonly KeySignature[], over: Over): Promise<KeySignature[]> {
    const good: KeySignature[] = []
    for (const one of signatures) if (await this.holds(one, over)) good.push(one)
    return good
  }
}
