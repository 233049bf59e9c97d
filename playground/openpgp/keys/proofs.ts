/** Looks whether signatures over keys and user ids hold, each once, and as long as an allowance lasts. */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { checkDigest } from '../mathematics.ts'
import { nameOfAll } from '../named.ts'
import { Allowance, FOR_ONE_KEY, TOGETHER } from './allowance.ts'
import type { KeySignature } from './block.ts'
import { digestOf, type Over, signedBy } from './digest.ts'
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

  /**
   * Mathematics is done once for each signature's numbers, signer and digest. What holds over one digest holds over no
   * other.
   *
   * @param mayCheck asked before anything dear is done
   */
  async holds(one: KeySignature, by: KeyPart, digest: Uint8Array, mayCheck: () => boolean): Promise<boolean> {
    const { raw } = one
    // All that the mathematics looks at: one digest may come of two salts, with a border at two places.
    const { version, hashAlgorithm, salt, material } = raw
    const numbers = nameOfAll(by.hashed, version, hashAlgorithm, raw.numbers, salt, material)
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

  #digest({ raw }: KeySignature, over: Over): Uint8Array | undefined {
    const signed = signedBy(raw, over).reduce((sum, { length }) => sum + length, 0)
    return this.#allowance.digest(signed + raw.signedFields.length) ? digestOf(raw, over) : undefined
  }

  /** Whether it states the first bytes of its digest over this: cheap, and enough to tell where one belongs. */
  belongs(signature: KeySignature, over: Over): boolean {
    const digest = this.#digest(signature, over)
    const [first, second] = signature.raw.digestPrefix
    return digest !== undefined && digest[0] === first && digest[1] === second
  }

  /** Whether `by` made it over this. The two bytes that it states of its digest gpg does not ask for here. */
  async holds(signature: KeySignature, by: KeyPart, over: Over): Promise<boolean> {
    return !signature.says.critical && this.proves(signature, by, over)
  }

  /** {@link holds}, whatever it demands to be understood. */
  async proves(signature: KeySignature, by: KeyPart, over: Over): Promise<boolean> {
    if (signature.raw.hashAlgorithm === enums.hash.md5) return false
    const digest = this.#digest(signature, over)
    if (digest === undefined) return false
    return this.#proofs.holds(signature, by, digest, () => this.#allowance.check(by))
  }
}
