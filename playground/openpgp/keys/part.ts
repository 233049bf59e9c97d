/** A public key packet (RFC 9580 section 5.5.2), primary or subkey. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { enums } from 'openpgp'
import { concatBytes, toHex } from '../../bytes.ts'
import { type PublicKeyMaterial, readKeyMaterial } from '../library.ts'
import { KEY_TAG } from '../packets.ts'

const { rsaEncryptSign, rsaEncrypt, rsaSign, elgamal, dsa, ecdh, ecdsa, eddsaLegacy, ed25519, ed448 } =
  enums.publicKey

export interface KeyPart {
  readonly primary: boolean
  /** 4 or 6. */
  readonly version: number
  /** Seconds since 1970. */
  readonly created: number
  readonly algorithm: number
  /** Upper-case hex. */
  readonly fingerprint: string
  /** 16 upper-case hex digits. */
  readonly keyId: string
  /** What a signature over this key hashes. */
  readonly hashed: Uint8Array
  /** What the mathematics needs; `undefined` for algorithms that this software does not know. */
  readonly material: PublicKeyMaterial | undefined
}

/** Version, creation time, algorithm: what every key packet begins with. */
const SHORTEST = 6
/** What the two octets can say that stand before a key of version 4 where it is hashed. */
const LONGEST_VERSION_4 = 0xffff
/** gpg reads no longer numbers. */
const MOST_BITS = 16_384
/** Bytes, of an RSA key. Everybody's is 65537; with one as long as the modulus a single check would take seconds. */
const LONGEST_EXPONENT = 8

/** Where one number of a key ends; `undefined` if the packet ends before. */
function afterNumber(body: Uint8Array, offset: number): number | undefined {
  if (offset + 2 > body.length) return undefined
  const bits = (body[offset] ?? 0) * 256 + (body[offset + 1] ?? 0)
  if (bits > MOST_BITS) return undefined
  const end = offset + 2 + Math.ceil(bits / 8)
  return end <= body.length ? end : undefined
}

/** The same of a curve's name or of other parameters, which say how many bytes they are. */
function afterField(body: Uint8Array, offset: number): number | undefined {
  const length = body[offset]
  if (length === undefined || length === 0 || length === 0xff) return undefined
  return offset + 1 + length <= body.length ? offset + 1 + length : undefined
}

type Step = (body: Uint8Array, offset: number) => number | undefined

/** What the public part of each kind of key is made of. */
const FIELDS: Readonly<Record<number, readonly Step[]>> = {
  [rsaEncryptSign]: [afterNumber, afterNumber],
  [rsaEncrypt]: [afterNumber, afterNumber],
  [rsaSign]: [afterNumber, afterNumber],
  [elgamal]: [afterNumber, afterNumber, afterNumber],
  [dsa]: [afterNumber, afterNumber, afterNumber, afterNumber],
  [ecdh]: [afterField, afterNumber, afterField],
  [ecdsa]: [afterField, afterNumber],
  [eddsaLegacy]: [afterField, afterNumber],
}

/**
 * Where the public part of a packet of version 4 ends; gpg gives up on a file where it does not end within its packet,
 * and takes no notice of what stands behind it.
 *
 * @returns `undefined` if something is missing
 */
export function endOfKey(body: Uint8Array): number | undefined {
  const fields = FIELDS[body[5] ?? 0]
  if (body[0] !== 4 || fields === undefined) return body.length
  let offset: number | undefined = SHORTEST
  for (const step of fields) if (offset !== undefined) offset = step(body, offset)
  return offset
}

function lengthOf(body: Uint8Array, octets: number): Uint8Array {
  return Uint8Array.from({ length: octets }, (_, i) => body.length >>> (8 * (octets - 1 - i)))
}

/** Whether gpg computes with this key and we do not. */
export function isTooCostly({ material }: KeyPart): boolean {
  return (material?.publicParams.e?.length ?? 0) > LONGEST_EXPONENT
}

/**
 * @param tag the packet's type; of a secret key only what is public is looked at
 * @returns `undefined` for versions and bodies that nobody here reads
 */
export async function readKeyPart(tag: number, body: Uint8Array): Promise<KeyPart | undefined> {
  const [version] = body
  if (body.length < SHORTEST || (version !== 4 && version !== 6)) return undefined
  const secret = tag === KEY_TAG.secretKey || tag === KEY_TAG.secretSubkey
  const material = await readKeyMaterial(tag, secret ? body : body.subarray(0, endOfKey(body)))
  // Where the public part of a secret key ends only the library knows.
  const open = secret ? material?.writePublicKey() : body.subarray(0, endOfKey(body))
  if (open === undefined || (version === 4 && open.length > LONGEST_VERSION_4)) return undefined
  const hashed =
    version === 4
      ? concatBytes(Uint8Array.of(0x99), lengthOf(open, 2), open)
      : concatBytes(Uint8Array.of(0x9b), lengthOf(open, 4), open)
  const fingerprint = toHex(version === 4 ? sha1(hashed) : sha256(hashed)).toUpperCase()
  return {
    primary: tag === KEY_TAG.publicKey || tag === KEY_TAG.secretKey,
    version,
    created: new DataView(body.buffer, body.byteOffset).getUint32(1),
    algorithm: body[5] ?? 0,
    fingerprint,
    keyId: version === 4 ? fingerprint.slice(-16) : fingerprint.slice(0, 16),
    hashed,
    material,
  }
}

/** What a key may be used for, as gpg counts it. */
export const USAGE = { sign: 1, encrypt: 2, certify: 4, authenticate: 8, unknown: 128, none: 256 } as const

const SIGNING = USAGE.sign | USAGE.certify | USAGE.authenticate

const ALGORITHM_USAGE: Readonly<Record<number, number>> = {
  [rsaEncryptSign]: SIGNING | USAGE.encrypt,
  [rsaEncrypt]: USAGE.encrypt,
  [rsaSign]: USAGE.sign | USAGE.certify,
  [elgamal]: USAGE.encrypt,
  [dsa]: SIGNING,
  [ecdh]: USAGE.encrypt,
  [ecdsa]: SIGNING,
  [eddsaLegacy]: SIGNING,
  [ed25519]: SIGNING,
  [ed448]: SIGNING,
}

const { certifyKeys, signData, encryptCommunication, encryptStorage, authentication } = enums.keyFlags
const KNOWN_FLAGS = certifyKeys | signData | encryptCommunication | encryptStorage | authentication

/**
 * What key flags (RFC 9580 section 5.2.3.29) and algorithm together allow.
 *
 * @param flags `undefined` where none are stated: then the algorithm alone decides
 */
export function usageOf(algorithm: number, flags: Uint8Array | undefined): number {
  const able = ALGORITHM_USAGE[algorithm] ?? 0
  if (flags === undefined) return able
  const [stated = 0] = flags
  let usage = 0
  if (stated & certifyKeys) usage |= USAGE.certify
  if (stated & signData) usage |= USAGE.sign
  if (stated & (encryptCommunication | encryptStorage)) usage |= USAGE.encrypt
  if (stated & authentication) usage |= USAGE.authenticate
  if (stated & ~KNOWN_FLAGS) usage |= USAGE.unknown
  if (usage === 0) usage = USAGE.none
  return able === 0 ? usage : usage & able
}

/** RSA, DSA: the length of the modulus. */
export function bitsOf({ material }: KeyPart): number | undefined {
  return material?.getAlgorithmInfo().bits
}
