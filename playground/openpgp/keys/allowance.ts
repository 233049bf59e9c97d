/**
 * How much a file of keys may make its reader compute: hostile ones ask for far more than any honest one. What is
 * refused has not been looked at, and whoever was refused must not answer as if it had.
 */
import { bitsOf, isTooCostly, type KeyPart } from './part.ts'

/** Checks that are as dear as one with an RSA key of up to 4096 bits (one or two milliseconds), and bytes hashed. */
export interface Limits {
  readonly checks: number
  readonly bytes: number
}

/** Of one key. Honest keys have hundreds of signatures at most of which the newest do not settle the matter. */
export const FOR_ONE_KEY: Limits = { checks: 512, bytes: 64 * 1024 * 1024 }
/** Of all keys that are looked at for one answer, or of the certifications in all of them. */
export const TOGETHER: Limits = { checks: 1024, bytes: 96 * 1024 * 1024 }

/** What a digest costs however little is under it. */
const LEAST_BYTES = 1024
/** Bits of a modulus up to which a check of RSA is a check; beyond, it costs as its square. */
const ORDINARY_MODULUS = 4096
/** Bits of a modulus of DSA, and bytes of a coordinate, with which a check costs as much as with such an RSA key. */
const DSA_MODULUS = 724
const COORDINATE = 16

/** In checks. Measured: ECDSA and DSA are computed without the platform's help. */
function costOf(by: KeyPart): number {
  // With such a key nothing is computed: what it says is not looked at.
  if (isTooCostly(by)) return Infinity
  const bits = bitsOf(by) ?? 0
  const { publicParams } = by.material ?? {}
  if (publicParams?.q !== undefined) return Math.max(1, (bits / DSA_MODULUS) ** 2)
  const coordinate = ((publicParams?.Q?.length ?? 0) - 1) / 2
  if (coordinate > COORDINATE) return (coordinate / COORDINATE) ** 2
  return Math.max(1, (bits / ORDINARY_MODULUS) ** 2)
}

export class Allowance {
  readonly #limits: Limits
  #checks: number
  #bytes: number
  #exceeded = false
  readonly #together: Allowance | undefined

  /** @param together what is taken from here is taken from there too */
  constructor(limits: Limits = FOR_ONE_KEY, together?: Allowance) {
    this.#limits = limits
    this.#checks = limits.checks
    this.#bytes = limits.bytes
    this.#together = together
  }

  /** As much as in the beginning. What others were refused because of this one, they stay refused. */
  renew(): void {
    this.#checks = this.#limits.checks
    this.#bytes = this.#limits.bytes
    this.#exceeded = false
  }

  /** @returns whether one more digest over this many bytes may be computed */
  digest(length: number): boolean {
    return this.#take(0, Math.max(length, LEAST_BYTES))
  }

  /** @returns whether one more thing may be looked at of which nothing is computed */
  look(): boolean {
    return this.#take(0, LEAST_BYTES)
  }

  /** @returns whether one more signature by this key may be checked */
  check(by: KeyPart): boolean {
    return this.#take(costOf(by), 0)
  }

  #take(checks: number, bytes: number): boolean {
    if (this.#exceeded) return false
    this.#checks -= checks
    this.#bytes -= bytes
    const enough = this.#checks >= 0 && this.#bytes >= 0
    const together = this.#together
    this.#exceeded = !enough || (together !== undefined && !together.#take(checks, bytes))
    return !this.#exceeded
  }

  /** Whether anything was refused. Then everything is, so that no answer depends on what came after it. */
  get exceeded(): boolean {
    return this.#exceeded
  }
}
