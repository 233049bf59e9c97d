/** Public keys as `node:crypto.createPublicKey` takes them: PEM, or DER as SPKI (RFC 5280) or PKCS#1 (RFC 8017). */
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { equalBytes, toHex } from '../bytes.ts'
import { decodeBase64 } from './base64.ts'
import { BIT_STRING, OID, readTlv, readUnsigned, SEQUENCE, type Tlv } from './der.ts'
import { isStrictKey } from './spki.ts'

export type PublicKey = (
  | {
      readonly kind: 'ec'
      readonly name: 'P-256' | 'P-384' | 'P-521'
      /** As a `KeyObject` of Node names it. */
      readonly asymmetricKeyType: 'ec'
      readonly asymmetricKeyDetails: { readonly namedCurve: string }
      readonly curve: typeof p256
      /** Both coordinates, however the key is written. */
      readonly point: Uint8Array
    }
  | { readonly kind: 'ed25519'; readonly point: Uint8Array }
  | { readonly kind: 'rsa'; readonly modulus: bigint; readonly exponent: bigint; readonly length: number }
) & {
  /** All of the key as one text: equal for equal keys, different for different ones. */
  readonly id: string
}

const oid = (...bytes: number[]) => Uint8Array.from(bytes)
const ID_EC_PUBLIC_KEY = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01)
const ID_ED25519 = oid(0x2b, 0x65, 0x70)
const RSA_ENCRYPTION = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01)
const CURVES = [
  {
    id: oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07),
    name: 'P-256',
    curve: p256,
    namedCurve: 'prime256v1',
  },
  { id: oid(0x2b, 0x81, 0x04, 0x00, 0x22), name: 'P-384', curve: p384, namedCurve: 'secp384r1' },
  { id: oid(0x2b, 0x81, 0x04, 0x00, 0x23), name: 'P-521', curve: p521, namedCurve: 'secp521r1' },
] as const

// Beyond these no real key lies, and a verification would take seconds of arithmetic chosen by somebody else.
const MAX_RSA_BITS = 16384
const MAX_EXPONENT_BITS = 64
/** Modulus and exponent with their lengths. */
const MAX_RSA_BYTES = MAX_RSA_BITS / 8 + 64

const PEM = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY)-----([^-]*)-----END \1-----/

export interface DerKey {
  readonly key: Uint8Array
  readonly format: 'der'
  readonly type: 'spki' | 'pkcs1'
}

/** @throws {Error} if `input` is no key, or one of an unsupported algorithm or curve */
export function createPublicKey(input: string | DerKey): PublicKey {
  if (typeof input !== 'string') return input.type === 'pkcs1' ? fromPkcs1(input.key) : fromSpki(input.key)
  const match = PEM.exec(input)
  if (!match) throw new Error('createPublicKey: input is not a PEM public key')
  const der = decodeBase64(match[2] ?? '')
  return match[1] === 'RSA PUBLIC KEY' ? fromPkcs1(der) : fromSpki(der)
}

interface Spki {
  readonly algorithm: Uint8Array
  /** What the algorithm begins with. */
  readonly id: Tlv
  readonly key: Uint8Array
}

function readSpki(der: Uint8Array): Spki {
  if (!isStrictKey(der)) throw new Error('createPublicKey: more or less than an algorithm and its key')
  const spki = readTlv(der, SEQUENCE).value
  const algorithm = readTlv(spki, SEQUENCE)
  const id = readTlv(algorithm.value, OID)
  const bits = readTlv(spki, BIT_STRING, algorithm.end).value
  if (bits[0] !== 0) throw new Error('createPublicKey: key bits are not whole bytes')
  // A copy: a key is kept for longer than the buffers it was read from.
  return { algorithm: algorithm.value, id, key: Uint8Array.from(bits.subarray(1)) }
}

function fromSpki(der: Uint8Array): PublicKey {
  const { algorithm, id, key } = readSpki(der)
  if (equalBytes(id.value, RSA_ENCRYPTION)) return fromPkcs1(key)
  if (equalBytes(id.value, ID_ED25519)) {
    if (key.length !== 32) throw new Error('createPublicKey: an Ed25519 key has 32 bytes')
    ed25519.Point.fromBytes(key)
    return { kind: 'ed25519', point: key, id: `Ed25519 ${toHex(key)}` }
  }
  if (equalBytes(id.value, ID_EC_PUBLIC_KEY)) {
    const named = readTlv(algorithm, OID, id.end).value
    const known = CURVES.find((candidate) => equalBytes(candidate.id, named))
    if (!known) throw new Error('createPublicKey: unsupported curve')
    const { name, curve, namedCurve } = known
    const at = curve.Point.fromBytes(key)
    at.assertValidity()
    const point = at.toBytes(false)
    return {
      kind: 'ec',
      name,
      asymmetricKeyType: 'ec',
      asymmetricKeyDetails: { namedCurve },
      curve,
      point,
      id: `${name} ${toHex(point)}`,
    }
  }
  throw new Error('createPublicKey: unsupported key algorithm')
}

/**
 * Whether a SubjectPublicKeyInfo is of this key on a curve, with both coordinates of its point or with one and the sign
 * of the other (SEC 1 § 2.3.3). Only compared: a point would take a long time to be computed, for many texts of another's.
 */
export function isSpkiOf({ name, point }: Extract<PublicKey, { kind: 'ec' }>, der: Uint8Array): boolean {
  try {
    const { algorithm, id, key } = readSpki(der)
    if (!equalBytes(id.value, ID_EC_PUBLIC_KEY)) return false
    const named = readTlv(algorithm, OID, id.end).value
    const isCurve = CURVES.some((curve) => curve.name === name && equalBytes(curve.id, named))
    return isCurve && (equalBytes(key, point) || equalBytes(key, shortened(point)))
  } catch {
    return false
  }
}

function shortened(point: Uint8Array): Uint8Array {
  const isOdd = (point.at(-1) ?? 0) % 2 === 1
  return Uint8Array.of(isOdd ? 3 : 2, ...point.subarray(1, (point.length + 1) / 2))
}

/**
 * The PKCS#1 key inside an RSA SubjectPublicKeyInfo.
 * @returns `der` itself if it is not one
 */
export function pkcs1FromSpki(der: Uint8Array): Uint8Array {
  try {
    const spki = readTlv(der, SEQUENCE).value
    const algorithm = readTlv(spki, SEQUENCE)
    const isRsa = equalBytes(readTlv(algorithm.value, OID).value, RSA_ENCRYPTION)
    return isRsa ? readTlv(spki, BIT_STRING, algorithm.end).value.subarray(1) : der
  } catch {
    return der
  }
}

function fromPkcs1(der: Uint8Array): PublicKey {
  const { value: sequence, end } = readTlv(der, SEQUENCE)
  // Before it is made a number, which takes longer the longer it is.
  if (sequence.length > MAX_RSA_BYTES) throw new Error('createPublicKey: RSA key is unreasonably large')
  const modulus = readUnsigned(sequence, 0)
  const exponent = readUnsigned(sequence, modulus.end)
  // RFC 8017 appendix A.1.1: two numbers, and nothing more. OpenSSL refuses the rest.
  if (exponent.end !== sequence.length || end !== der.length)
    throw new Error('createPublicKey: more than a modulus and an exponent')
  const bits = modulus.value.toString(2).length
  if (bits > MAX_RSA_BITS || exponent.value.toString(2).length > MAX_EXPONENT_BITS) {
    throw new Error('createPublicKey: RSA key is unreasonably large')
  }
  return {
    kind: 'rsa',
    modulus: modulus.value,
    exponent: exponent.value,
    length: Math.ceil(bits / 8),
    id: `RSA ${modulus.value.toString(16)} ${exponent.value.toString(16)}`,
  }
}

/**
 * `r` and `s` side by side, as WebCrypto takes them.
 * @returns `undefined` if `signature` is not strict DER or a number is outside the curve's order: never valid
 */
export function compactSignature(
  { curve }: Extract<PublicKey, { kind: 'ec' }>,
  signature: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(curve.Signature.fromBytes(signature, 'der').toBytes('compact'))
  } catch {
    return undefined
  }
}
