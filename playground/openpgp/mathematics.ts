/** Whether a key made a signature over a digest. */
import { enums } from 'openpgp'
import { concatBytes, fromHex, joinBytes, toHex } from '../bytes.ts'
import { checkEd25519 } from './ed25519.ts'
import { isTooCostly, type KeyPart } from './keys/part.ts'
import { ANY_DATE, bareSignature, CONFIG, type StreamedSignature } from './library.ts'
import type { RawSignature } from './reading/signature.ts'

/**
 * - `numbers`: what it is made of are no numbers for this kind of key, or no salt for this digest;
 * - `versions`: keys of version 6 sign in version 6, and no others do (RFC 9580 section 5.2);
 * - `short-digest`: the digest is shorter than the key's order, so that it is not looked at;
 * - `unsupported`: this software lacks the algorithm, or does not compute with numbers of that size.
 */
export type Mathematics = 'good' | 'bad' | 'numbers' | 'versions' | 'short-digest' | 'unsupported'

const { rsaEncryptSign, rsaEncrypt, rsaSign, dsa, ecdsa, eddsaLegacy, ed25519 } = enums.publicKey

/** How many numbers gpg wants for each kind of key. */
const NUMBERS: Readonly<Record<number, number>> = {
  [rsaEncryptSign]: 1,
  [rsaEncrypt]: 1,
  [rsaSign]: 1,
  [dsa]: 2,
  [ecdsa]: 2,
  [eddsaLegacy]: 2,
}

const ED25519_NUMBER = 32

const { sha224, sha256, sha384, sha512, sha3_256, sha3_512 } = enums.hash
/** Octets of a version 6 signature's salt (RFC 9580 table 23). Other digests go with no such signature. */
const SALT_LENGTH: Readonly<Record<number, number>> = {
  [sha224]: 16,
  [sha256]: 16,
  [sha384]: 24,
  [sha512]: 32,
  [sha3_256]: 16,
  [sha3_512]: 32,
}

/**
 * Nothing marks where a salt ends and what is signed begins: if it could have any length, whoever moves that border has
 * a signature over another document.
 */
function isSaltOfItsDigest({ version, salt, hashAlgorithm }: RawSignature): boolean {
  return version !== 6 || salt?.length === SALT_LENGTH[hashAlgorithm]
}

/** Bytes of a digest, below which gpg refuses DSA and ECDSA signatures; `undefined` where any will do. */
export function shortestDigest({ algorithm, material }: KeyPart): number | undefined {
  if (algorithm === dsa) return material?.publicParams.q?.length
  if (algorithm !== ecdsa) return undefined
  const point = material?.publicParams.Q?.length
  // For P-521 there is no digest of its length.
  return point === undefined ? undefined : Math.min((point - 1) / 2, 64)
}

/** The first `count` numbers of a signature, big-endian, without the zeros that anybody may write in front. */
function numbersOf({ material }: RawSignature, count: number): Uint8Array[] {
  const numbers: Uint8Array[] = []
  let offset = 0
  while (numbers.length < count && offset + 2 <= material.length) {
    const bits = (material[offset] ?? 0) * 256 + (material[offset + 1] ?? 0)
    const end = offset + 2 + Math.ceil(bits / 8)
    const number = material.subarray(offset + 2, end)
    const first = number.findIndex((byte) => byte !== 0)
    numbers.push(number.subarray(first < 0 ? number.length : first))
    offset = end
  }
  return numbers
}

/** RFC 9580 section 3.2. */
function written(number: Uint8Array): Uint8Array {
  const [first] = number
  const bits = first === undefined ? 0 : number.length * 8 - (Math.clz32(first) - 24)
  return concatBytes(Uint8Array.of(bits >> 8, bits & 0xff), number)
}

/** How a number is written is not signed, and gpg computes by the modulus: a withdrawal must not be lost to it. */
function reduced(number: Uint8Array, modulus: Uint8Array | undefined): Uint8Array {
  if (modulus === undefined || number.length < modulus.length) return number
  const [value, by] = [number, modulus].map((bytes) => BigInt(`0x${toHex(bytes) || '0'}`)) as [bigint, bigint]
  if (by === 0n || value < by) return number
  const hex = (value % by).toString(16)
  return fromHex(hex.padStart(hex.length + (hex.length % 2), '0')) ?? number
}

function isEd25519Number(number: Uint8Array): boolean {
  return number.length > 0 && number.length <= ED25519_NUMBER
}

/** R and S as version 4 writes them, at their full length. */
function fullLength(numbers: readonly Uint8Array[]): Uint8Array {
  const signature = new Uint8Array(2 * ED25519_NUMBER)
  for (const [i, number] of numbers.entries()) {
    signature.set(number, (i + 1) * ED25519_NUMBER - number.length)
  }
  return signature
}

/** The platform's and the library's own `Ed25519` differ from one another in odd points: see {@link checkEd25519}. */
async function ed25519Answer(
  signature: Uint8Array,
  digest: Uint8Array,
  point: Uint8Array,
): Promise<Mathematics> {
  const answer = await checkEd25519(signature, digest, point)
  return answer === 'no-key' ? 'unsupported' : answer
}

/** A packet of the library's for hashing and verifying, said to be by this kind of key. */
export function packetOf(
  raw: RawSignature,
  { algorithm = raw.publicKeyAlgorithm, textMode = false, material = raw.material } = {},
): StreamedSignature | undefined {
  if (raw.version === 0) return undefined
  return bareSignature({
    version: raw.version === 6 ? 6 : 4,
    publicKeyAlgorithm: algorithm,
    hashAlgorithm: raw.hashAlgorithm,
    signedFields: raw.signedFields,
    trailer: raw.version < 4 ? new Uint8Array(0) : undefined,
    textMode,
    digestPrefix: raw.digestPrefix,
    salt: raw.salt,
    material,
  })
}

/** @param digest of the signed data with what the signature adds to it */
export async function checkDigest(
  raw: RawSignature,
  digest: Uint8Array,
  part: KeyPart,
): Promise<Mathematics> {
  const { material, algorithm } = part
  if (material === undefined || isTooCostly(part)) return 'unsupported'
  if ((raw.version === 6) !== (part.version === 6)) return 'versions'
  if (!isSaltOfItsDigest(raw)) return 'numbers'
  if (digest.length < (shortestDigest(part) ?? 0)) return 'short-digest'
  if (algorithm === ed25519 && material.publicParams.A) {
    return raw.material.length === 2 * ED25519_NUMBER
      ? ed25519Answer(raw.material, digest, material.publicParams.A)
      : 'numbers'
  }
  const wanted = NUMBERS[algorithm]
  // Of another kind of key there is nothing that could be compared with this one.
  if (wanted === undefined && raw.publicKeyAlgorithm !== algorithm) return 'numbers'
  let numbersWritten = raw.material
  if (wanted !== undefined && raw.version !== 6) {
    if (raw.numbers < wanted) return 'numbers'
    const numbers = numbersOf(raw, wanted)
    if (algorithm === eddsaLegacy) {
      if (!numbers.every(isEd25519Number)) return 'numbers'
      const point = material.publicParams.Q
      if (point?.length === ED25519_NUMBER + 1) {
        return ed25519Answer(fullLength(numbers), digest, point.subarray(1))
      }
    }
    // DSA and ECDSA numbers have a bound of their own, beyond which nobody takes them.
    numbersWritten = joinBytes(numbers.map((one) => written(reduced(one, material.publicParams.n))))
  }
  const packet = packetOf(raw, { algorithm, material: numbersWritten })
  if (packet === undefined) return 'bad'
  // The two bytes of the digest that a signature states are not protected, and gpg does not ask for them.
  packet.signedHashValue = digest.subarray(0, 2)
  packet.issuerKeyID = material.getKeyID()
  packet.hashed = Promise.resolve(digest)
  try {
    await packet.verify(material, enums.signature.binary, new Uint8Array(0), ANY_DATE, true, CONFIG)
    return 'good'
  } catch {
    return 'bad'
  }
}
