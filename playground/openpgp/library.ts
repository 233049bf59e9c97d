/**
 * The one place that knows how `openpgp` is set up, and which of its semi-internal fields we lean on. Bundlers may
 * alias `openpgp` to `openpgp/lightweight`: same names, same types, its curves loaded only when needed.
 */
import {
  enums,
  type Config,
  config as defaults,
  PublicKeyPacket,
  PublicSubkeyPacket,
  SecretKeyPacket,
  SecretSubkeyPacket,
  SignaturePacket,
} from 'openpgp'
import { concatBytes } from '../bytes.ts'
import { KEY_TAG } from './packets.ts'

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
}

/** A key packet that has been read, and can be verified with. */
export interface PublicKeyMaterial extends PublicKeyPacket {
  /** Big-endian numbers; `Q` a point with its 04 in front. */
  readonly publicParams: {
    readonly n?: Uint8Array
    readonly e?: Uint8Array
    readonly q?: Uint8Array
    readonly Q?: Uint8Array
    readonly A?: Uint8Array
  }
  writePublicKey(): Uint8Array
}

const KEY_PACKETS: Readonly<Record<number, new () => unknown>> = {
  [KEY_TAG.publicKey]: PublicKeyPacket,
  [KEY_TAG.secretKey]: SecretKeyPacket,
  [KEY_TAG.publicSubkey]: PublicSubkeyPacket,
  [KEY_TAG.secretSubkey]: SecretSubkeyPacket,
}

interface Readable {
  read(body: Uint8Array, config: Config): Promise<unknown>
}

/** @returns `undefined` where the library does not know what is in it */
export async function readKeyMaterial(tag: number, body: Uint8Array): Promise<PublicKeyMaterial | undefined> {
  const Packet = KEY_PACKETS[tag]
  if (Packet === undefined) return undefined
  const packet = new Packet()
  try {
    await (packet as unknown as Readable).read(body, CONFIG)
    return packet as PublicKeyMaterial
  } catch {
    return undefined
  }
}

/** What a signature is, as far as the mathematics and its digest depend on it. */
export interface SignatureParts {
  readonly version: 4 | 6
  readonly publicKeyAlgorithm: number
  readonly hashAlgorithm: number
  /** What is hashed behind the artifact, before the trailer. */
  readonly signedFields: Uint8Array
  /** `undefined`: as version 4 and 6 have it. */
  readonly trailer: Uint8Array | undefined
  /** Whether line ends of the artifact are hashed as CRLF. */
  readonly textMode: boolean
  readonly digestPrefix: Uint8Array
  readonly salt: Uint8Array | undefined
  readonly material: Uint8Array
}

/**
 * A signature packet of the library's that carries the numbers and says nothing else, so that nothing it might make of
 * subpackets gets in the way: those we read ourselves.
 *
 * @returns `undefined` where the library cannot read the numbers
 */
export function bareSignature(parts: SignatureParts): StreamedSignature | undefined {
  const { version, publicKeyAlgorithm, hashAlgorithm, digestPrefix, salt, material, trailer } = parts
  const type = parts.textMode ? enums.signature.text : enums.signature.binary
  const created = Uint8Array.of(5, 2, 0, 0, 0, 1)
  const [hashed, unhashed] =
    version === 6
      ? [Uint8Array.of(0, 0, 0, created.length), new Uint8Array(4)]
      : [Uint8Array.of(0, created.length), new Uint8Array(2)]
  const salted = salt === undefined ? new Uint8Array(0) : concatBytes(Uint8Array.of(salt.length), salt)
  const head = Uint8Array.of(version, type, publicKeyAlgorithm, hashAlgorithm)
  const body = concatBytes(head, hashed, created, unhashed, digestPrefix, salted, material)
  const signature = new SignaturePacket() as StreamedSignature
  try {
    ;(signature as unknown as { read(body: Uint8Array, config: Config): void }).read(body, CONFIG)
  } catch {
    return undefined
  }
  signature.signatureData = parts.signedFields
  if (trailer !== undefined) signature.calculateTrailer = () => trailer
  return signature
}
