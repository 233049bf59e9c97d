/**
 * The one place that knows how `openpgp` is set up, and which of its semi-internal fields we lean on. Bundlers may
 * alias `openpgp` to `openpgp/lightweight`: same names, same types, its curves loaded only when needed.
 */
import { enums, type Config, config as defaults, type Key, type SignaturePacket } from 'openpgp'

/** gpg 2.2 judges what this library would refuse: SHA-1, RSA-1024, any curve. MD5 both refuse. */
export const CONFIG: Config = {
  ...defaults,
  rejectHashAlgorithms: new Set([enums.hash.md5]),
  rejectMessageHashAlgorithms: new Set([enums.hash.md5]),
  rejectPublicKeyAlgorithms: new Set(),
  rejectCurves: new Set(),
  minRSABits: 1023,
  allowInsecureVerificationWithReformattedKeys: true,
  ignoreMalformedPackets: true,
  ignoreUnsupportedPackets: true,
}

/** The date that makes the library judge no date: with none at all it would ask the clock. */
export const ANY_DATE = null as unknown as Date

/**
 * Fields of a signature packet that exist in openpgp 6.3.2 and not in its types. `hashed`, where set, is taken for
 * the digest of the signed data, so that large artifacts are hashed while they stream. `test/openpgp/library.test.ts`
 * fails when they move.
 */
export interface StreamedSignature extends SignaturePacket {
  /** The random prefix of a v6 signature. */
  readonly salt: Uint8Array | null
  hashed?: Promise<Uint8Array>
  /** What is hashed after the data and `signatureData`. */
  calculateTrailer(data: null, detached: true): Uint8Array
  /** The digest of a signature over part of a key. */
  hash(type: enums.signature, over: object): Promise<Uint8Array>
}

/** A key with its signatures over itself as a whole, which its type does not name. */
export interface KeyParts extends Key {
  readonly directSignatures: SignaturePacket[]
}
