/** How much one key may make its reader compute: hostile ones ask for far more than any honest one. */
import { bitsOf, type KeyPart } from './part.ts'

/** Signatures. Honest keys have hundreds at most of which the newest do not settle the matter. */
const MOST_CHECKS = 512
/** Bytes under a digest: some hundred thousand user ids, or a few large pictures. */
const MOST_BYTES = 64 * 1024 * 1024
/** What a digest costs however little is under it. */
const LEAST_BYTES = 256
/** Bits of a modulus up to which a check is a check; beyond, it costs as its square. */
const ORDINARY_MODULUS = 4096

export class Allowance {
  #checks = MOST_CHECKS
  #bytes = MOST_BYTES

  /** @returns whether one more digest over this may be computed */
  digest({ length }: Uint8Array): boolean {
    this.#bytes -= Math.max(length, LEAST_BYTES)
    return this.#bytes >= 0
  }

  /** @returns whether one more signature by this key may be checked */
  check(by: KeyPart, over: Uint8Array): boolean {
    this.#checks -= Math.max(1, ((bitsOf(by) ?? 0) / ORDINARY_MODULUS) ** 2)
    return this.#checks >= 0 && this.digest(over)
  }

  /** Whether no more digests may be computed. */
  get spent(): boolean {
    return this.#bytes <= 0
  }
}
