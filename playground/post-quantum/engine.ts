/** Who computes a signature: the browser's own cryptography, where it can, or noble. */
import { factsOf, SEED, type SignatureAlgorithm } from './algorithms.ts'
import { nobleEngine } from './noble.ts'
import { type SigningSubtle, subtleEngine } from './webcrypto.ts'

/** As people call it. */
export type EngineName = 'WebCrypto' | 'noble'

export interface SigningKey {
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>
}

export interface Engine {
  readonly name: EngineName
  /**
   * A key pair from 32 bytes: FIPS 204 section 5.1 with this seed as ξ, RFC 8032's private key, or a scalar of P-256.
   * @throws {Error} if it cannot, or the bytes are no such scalar
   */
  keyFrom(algorithm: SignatureAlgorithm, seed: Uint8Array): Promise<SigningKey>
  /**
   * Without a context (FIPS 204), with SHA-256 (P-256).
   * @throws {Error} if `publicKey` is no key
   */
  verify(
    algorithm: SignatureAlgorithm,
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean>
}

/**
 * Who computes an algorithm here. What a browser says of itself is not asked: it has to make a key, sign, take its own
 * signature and refuse it for another message.
 *
 * @param subtle `crypto.subtle`; `undefined` in an insecure context
 */
export async function engineFor(
  algorithm: SignatureAlgorithm,
  subtle: SigningSubtle | undefined,
): Promise<Engine> {
  if (!subtle) return nobleEngine
  const engine = subtleEngine(subtle)
  return (await holds(engine, algorithm).catch(() => false)) ? engine : nobleEngine
}

async function holds(engine: Engine, algorithm: SignatureAlgorithm): Promise<boolean> {
  const facts = factsOf(algorithm)
  const key = await engine.keyFrom(algorithm, new Uint8Array(SEED).fill(7))
  const [message, other] = [Uint8Array.of(1), Uint8Array.of(2)]
  const signature = await key.sign(message)
  const isWhole = key.publicKey.length === facts.publicKey && signature.length === facts.signature
  const takes = (one: Uint8Array) => engine.verify(algorithm, key.publicKey, one, signature)
  return isWhole && (await takes(message)) && !(await takes(other))
}
