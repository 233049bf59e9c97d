/** Looks whether signatures over keys and user ids hold, each once, and as long as an allowance lasts. */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { checkDigest } from '../mathematics.ts'
import { nameOfAll } from '../named.ts'
import { Pieces } from '../reading/armor.ts'
import { isOfKind, type RawSignature, readAs } from '../reading/signature.ts'
import { Source } from '../reading/source.ts'
import { Allowance, FOR_ONE_KEY, TOGETHER } from './allowance.ts'
import type { KeySignature } from './block.ts'
import { digestOf, type Over, signedBy, TRUSTED_DIGESTS } from './digest.ts'
import type { KeyPart } from './part.ts'

/** What is found out for one answer, whichever key it is found out for. */
export class Proofs {
  readonly #together = { keys: new Allowance(TOGETHER), certifications: new Allowance(TOGETHER) }
  readonly #answers = new Map<string, Promise<boolean>>()
  /** In hex: the digest over which a signature by a key is known to hold. */
  readonly #heldOver = new Map<string, string>()

  /** For one key, with an allowance of its own: for what it says of itself, or for what others say of it. */
  looker(what: 'keys' | 'certifications'): Looker {
    return new Looker(this, new Allowance(FOR_ONE_KEY, this.#together[what]))
  }

  /** Room as for a first answer; what was found out stays known. @returns whether there had been too little */
  renew(): boolean {
    const both = Object.values(this.#together)
    const wasExceeded = both.some(({ exceeded }) => exceeded)
    for (const one of both) one.renew()
    return wasExceeded
  }

  /**
   * Mathematics is done once for each signature's numbers, signer and digest. What holds over one digest holds over no
   * other.
   *
   * @param mayCheck asked before anything dear is done
   */
  async holds(raw: RawSignature, by: KeyPart, digest: Uint8Array, mayCheck: () => boolean): Promise<boolean> {
    const numbers = numbersOf(raw, by)
    const hex = toHex(digest)
    const held = this.#heldOver.get(numbers)
    if (held !== undefined) return held === hex
    const name = `${hex} ${numbers}`
    const known = this.#answers.get(name)
    if (known !== undefined) return known
    if (!mayCheck()) return false
    const answer = checkDigest(raw, digest, by).then((result) => result === 'good')
    this.#answers.set(name, answer)
    if (!(await answer)) return false
    this.#heldOver.set(numbers, hex)
    return true
  }

  /** Whether it is known to hold over some digest. */
  holdsOverAnything(raw: RawSignature, by: KeyPart): boolean {
    return this.#heldOver.has(numbersOf(raw, by))
  }
}

/** All that the mathematics looks at: one digest may come of two salts, with a border at two places. */
function numbersOf({ version, hashAlgorithm, numbers, salt, material }: RawSignature, by: KeyPart): string {
  return nameOfAll(by.hashed, version, hashAlgorithm, numbers, salt, material)
}

export class Looker {
  readonly #proofs: Proofs
  readonly #allowance: Allowance

  constructor(proofs: Proofs, allowance: Allowance) {
    this.#proofs = proofs
    this.#allowance = allowance
  }

  /** Whether it was refused to look at something: then no answer of this looker's is to be relied on but a `true`. */
  get exceeded(): boolean {
    return this.#allowance.exceeded
  }

  /** Before one more signature is looked at of which nothing is computed yet. @returns whether it may be */
  look(): boolean {
    return this.#allowance.look()
  }

  #digest(raw: RawSignature, over: Over): Uint8Array | undefined {
    const signed = signedBy(raw, over).reduce((sum, { length }) => sum + length, 0)
    return this.#allowance.digest(signed + raw.signedFields.length) ? digestOf(raw, over) : undefined
  }

  /** Whether it states the first bytes of its digest over this: cheap, and enough to tell where one belongs. */
  belongs({ raw }: KeySignature, over: Over): boolean {
    const digest = this.#digest(raw, over)
    const [first, second] = raw.digestPrefix
    return digest !== undefined && digest[0] === first && digest[1] === second
  }

  /** Whether `by` made it over this. The two bytes that it states of its digest gpg does not ask for here. */
  async holds({ raw, says }: KeySignature, by: KeyPart, over: Over): Promise<boolean> {
    return !says.critical && isOfKind(raw, by.algorithm) && this.#holds(raw, by, over)
  }

  /**
   * {@link holds}, whatever it demands to be understood; and of version 3, whatever it says of its kind and its digest,
   * for it signs neither.
   */
  async proves({ raw }: KeySignature, by: KeyPart, over: Over): Promise<boolean> {
    for (const read of readingsOf(raw, by)) {
      if (await this.#holds(read, by, over)) return true
      if (this.#proofs.holdsOverAnything(read, by)) return false
    }
    return false
  }

  async #holds(raw: RawSignature, by: KeyPart, over: Over): Promise<boolean> {
    if (raw.hashAlgorithm === enums.hash.md5) return false
    const digest = this.#digest(raw, over)
    if (digest === undefined) return false
    return this.#proofs.holds(raw, by, digest, () => this.#allowance.check(by))
  }
}

const sourceOf = (bytes: Uint8Array) => new Source(Pieces.binary(bytes))

function readingsOf(raw: RawSignature, { algorithm }: KeyPart): RawSignature[] {
  if (raw.version > 3) return [raw]
  const ofKind = isOfKind(raw, algorithm) ? raw : readAs(raw, algorithm, sourceOf)
  const others = TRUSTED_DIGESTS.filter((hashAlgorithm) => hashAlgorithm !== raw.hashAlgorithm)
  return [ofKind, ...others.map((hashAlgorithm) => ({ ...ofKind, hashAlgorithm }))]
}
