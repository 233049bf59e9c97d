/**
 * What making leans on in openpgp 6.3.2 beyond its types. `test/openpgp/make-library.test.ts` fails when it moves.
 * Keys and signatures are put together from packets: the library's own maker asks the clock, adds a random notation to
 * every signature and picks the digest algorithm itself.
 */
import { type Config, SecretKeyPacket, SignaturePacket } from 'openpgp'
import { CONFIG } from '../library.ts'

/** Version 4 keys, which every OpenPGP software reads, and signatures that say nothing but what they must. */
export const MAKING: Config = { ...CONFIG, v6Keys: false, nonDeterministicSignaturesViaNotation: false }

/** A secret key that can be made. */
export interface GeneratedKey extends SecretKeyPacket {
  generate(bits: number | undefined, curve: string | undefined): Promise<void>
  computeFingerprintAndKeyID(): Promise<void>
  publicParams: { Q?: Uint8Array }
  privateParams: { seed?: Uint8Array } | null
}

/** @param created to the second */
export function emptyKey(created: Date): GeneratedKey {
  const Packet = SecretKeyPacket as unknown as new (date: Date, config: Config) => GeneratedKey
  return new Packet(created, MAKING)
}

/** A signature that can be issued over a digest that we hand it. */
export interface IssuedSignature extends SignaturePacket {
  /** Without an answer the library signs what {@link IssuedSignature.hash} says, and nothing is hashed twice. */
  toHash(): undefined
  hash(): Promise<Uint8Array>
  /** @param data is not looked at, for {@link IssuedSignature.hash} says what is signed */
  sign(
    key: SecretKeyPacket,
    data: Uint8Array,
    date?: Date,
    detached?: boolean,
    config?: Config,
  ): Promise<void>
}

export function emptySignature(): IssuedSignature {
  return new SignaturePacket() as unknown as IssuedSignature
}
