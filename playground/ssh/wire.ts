/** Data types of the SSH protocol (RFC 4251 section 5), read strictly. */
import { latin1 } from '../bytes.ts'
import { toBigInt } from '../platform/der.ts'

/** Thrown where bytes are not what they have to be; {@link readWire} turns it into `undefined`. */
class Malformed extends Error {}

/** Bytes of the longest number that OpenSSH takes: 16384 bits, and a zero in front. */
const MOST_NUMBER = 16384 / 8 + 1

export class WireReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  /** How many bytes were read. */
  get at(): number {
    return this.#at
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new Malformed()
    const taken = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return taken
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  uint32(): number {
    return this.take(4).reduce((number, byte) => number * 256 + byte, 0)
  }

  uint64(): bigint {
    return toBigInt(this.take(8))
  }

  string(): Uint8Array {
    return this.take(this.uint32())
  }

  /** One character for each byte; a NUL only at its end, where it is dropped, as in OpenSSH. */
  text(): string {
    const bytes = this.string()
    const nul = bytes.indexOf(0)
    if (nul >= 0 && nul < bytes.length - 1) throw new Malformed()
    return latin1(nul < 0 ? bytes : bytes.subarray(0, nul))
  }

  /** A number that is not negative; zeros in front are skipped, as in OpenSSH. */
  number(): bigint {
    const bytes = this.string()
    const [first = 0] = bytes
    if (first >= 0x80 || bytes.length > MOST_NUMBER || (bytes.length === MOST_NUMBER && first !== 0)) {
      throw new Malformed()
    }
    return toBigInt(bytes)
  }

  /** @throws where anything is left */
  end(): void {
    if (this.left > 0) throw new Malformed()
  }
}

/** What stops the reading of a value: it is malformed. */
export function refuse(): never {
  throw new Malformed()
}

/** @returns `undefined` where the bytes are not what `read` asks for */
export function readWire<T>(bytes: Uint8Array, read: (reader: WireReader) => T): T | undefined {
  try {
    return read(new WireReader(bytes))
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

/** A `string`: its length, and the bytes. */
export function wireString(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + bytes.length)
  new DataView(whole.buffer).setUint32(0, bytes.length)
  whole.set(bytes, 4)
  return whole
}

/** An `mpint` of a number that is not negative. */
export function wireNumber(number: bigint): Uint8Array {
  if (number === 0n) return wireString(new Uint8Array(0))
  const hex = number.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  const digits = parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even
  const bytes = new Uint8Array(digits.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16)
  return wireString(bytes)
}
