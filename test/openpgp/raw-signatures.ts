/** Signatures of any version over any bytes, by real keys: also such as nobody's software makes. */
import { enums, generateKey, type PrivateKey, SignaturePacket } from 'openpgp'
import { concatBytes } from '../../playground/bytes.ts'
import { CONFIG } from '../../playground/openpgp/library.ts'
import { readPackets, TAG } from '../../playground/openpgp/packets.ts'
import { packet } from './garbage.ts'

export interface Wanted {
  readonly version: 3 | 4 | 6
  readonly type: number
  /** What is hashed between the salt and the signature's own fields. */
  readonly over: Uint8Array
  readonly hash?: enums.hash
  /** Seconds since 1970. */
  readonly created?: number
  /** The issuer's fingerprint where it is not the key's own. */
  readonly fingerprint?: Uint8Array
}

interface Maker {
  toHash: () => Uint8Array
  sign(key: unknown, data: unknown, date: Date, detached: boolean, config: object): Promise<void>
  writeParams(): Uint8Array
  readonly signedHashValue: Uint8Array
}

export const uint32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)

export const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds

/** A key made long ago, so that any signature of the tests is younger. */
export async function keyOf(
  name: string,
  type: 'rsa' | 'curve25519' | 'nistP256',
  v6Keys = false,
): Promise<PrivateKey> {
  const userIDs = [{ name, email: `${name}@example.com` }]
  const date = new Date((secondsAgo(0) - 1_000_000) * 1000)
  const made = await generateKey({
    userIDs,
    ...(type === 'nistP256' ? { type: 'ecc', curve: type } : { type }),
    date,
    ...(type === 'rsa' && { rsaBits: 2048 }),
    config: { v6Keys },
    format: 'object',
  })
  return made.privateKey
}

/** The packets of its public key. */
export function packetsOf(key: PrivateKey): { readonly tag: number; body: Uint8Array; whole: Uint8Array }[] {
  return [...readPackets(key.toPublic().write()).packets]
}

/** The body of its public key packet. */
export function bodyOf(key: PrivateKey): Uint8Array {
  const [first] = packetsOf(key)
  if (first === undefined) throw new Error('bodyOf: no packet')
  return first.body
}

/** The body of a signature packet. */
export async function signatureBody({ keyPacket: key }: PrivateKey, wanted: Wanted): Promise<Uint8Array> {
  const { version, type, over, hash = enums.hash.sha512, created = secondsAgo(60) } = wanted
  const fingerprint = wanted.fingerprint ?? key.getFingerprintBytes() ?? new Uint8Array(0)
  const { algorithm } = key
  const head = Uint8Array.of(version, type, algorithm, hash)
  const subpackets = concatBytes(
    Uint8Array.of(5, 2),
    uint32(created),
    Uint8Array.of(fingerprint.length + 2, 33, fingerprint.length === 32 ? 6 : 4),
    fingerprint,
  )
  const { length } = subpackets
  const areaLength = version === 6 ? uint32(length) : Uint8Array.of(length >> 8, length)
  const fields =
    version === 3
      ? concatBytes(Uint8Array.of(type), uint32(created))
      : concatBytes(head, areaLength, subpackets)
  const salt =
    version === 6 ? crypto.getRandomValues(new Uint8Array(hash === enums.hash.sha512 ? 32 : 16)) : []
  const trailer = version === 3 ? [] : concatBytes(Uint8Array.of(version, 0xff), uint32(fields.length))
  const maker = Object.assign(new SignaturePacket(), {
    publicKeyAlgorithm: algorithm,
    hashAlgorithm: hash,
    signatureType: enums.signature.binary,
    toHash: () => concatBytes(Uint8Array.from(salt), over, fields, Uint8Array.from(trailer)),
  }) as unknown as Maker
  await maker.sign(key, { text: null, getBytes: () => over }, new Date(), true, CONFIG)
  const [prefix, material] = [maker.signedHashValue, maker.writeParams()]
  const id = fingerprint.length === 32 ? fingerprint.subarray(0, 8) : fingerprint.subarray(-8)
  if (version === 3) {
    const kind = Uint8Array.of(algorithm, hash)
    return concatBytes(Uint8Array.of(3, fields.length), fields, id, kind, prefix, material)
  }
  const unhashed = concatBytes(Uint8Array.of(9, 16), id)
  return version === 6
    ? concatBytes(fields, new Uint8Array(4), prefix, Uint8Array.of(salt.length, ...salt), material)
    : concatBytes(fields, Uint8Array.of(0, unhashed.length), unhashed, prefix, material)
}

export async function signaturePacket(key: PrivateKey, wanted: Wanted): Promise<Uint8Array> {
  return packet(TAG.signature, await signatureBody(key, wanted))
}

/** Where the octet stands that counts those of a version 6 signature's salt. */
export function saltAt(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const hashed = view.getUint32(4)
  return 8 + hashed + 4 + view.getUint32(8 + hashed) + 2
}
