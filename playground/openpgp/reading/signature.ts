/** One signature packet (RFC 9580 section 5.2), field by field, as gpg reads it: of versions 2, 3 and 4, and of 6. */
import { enums } from 'openpgp'
import { concatBytes, joinBytes } from '../../bytes.ts'
import { Remarks } from './notice.ts'
import type { Source } from './source.ts'
import { isComplainedOf, subpacketsOf } from './subpackets.ts'

export interface RawSignature {
  readonly version: number
  readonly type: number
  readonly publicKeyAlgorithm: number
  readonly hashAlgorithm: number
  /** The subpackets that are signed, and those that are not. */
  readonly hashed: Uint8Array
  readonly unhashed: Uint8Array
  /** What versions 2 and 3 say without subpackets. */
  readonly stated: { readonly created: number; readonly keyId: Uint8Array } | undefined
  /** What is hashed after the artifact, without its trailer: the fields up to the end of `hashed`. */
  readonly signedFields: Uint8Array
  readonly digestPrefix: Uint8Array
  /** The random prefix of version 6. */
  readonly salt: Uint8Array | undefined
  /** The numbers that are the signature, as they are written. */
  readonly material: Uint8Array
  /** How many of them gpg has read. */
  readonly numbers: number
  /** Of version 3, what stands behind those: of what kind they are it does not sign, and so neither how many. */
  readonly rest: Uint8Array
}

/** `end`: the file ends within it; `invalid`: it makes no sense, and gpg stops. */
export type ReadSignature = RawSignature | 'end' | 'invalid'

const SHORTEST_PACKET = 16
const LONGEST_AREA = 10_000
const MOST_BITS = 16_384
const MOST_UNKNOWN_BYTES = (5 * MOST_BITS) / 8
const TAG = 2

/** Elgamal for signing too, as it once was: gpg reads its numbers, and has it no more. */
export const ELGAMAL_BOTH = 20
/** How many numbers a signature of each kind has; gpg does not look into others. */
const NUMBERS: Readonly<Record<number, number>> = {
  [enums.publicKey.rsaEncryptSign]: 1,
  [enums.publicKey.rsaEncrypt]: 1,
  [enums.publicKey.rsaSign]: 1,
  [enums.publicKey.dsa]: 2,
  [enums.publicKey.ecdsa]: 2,
  [ELGAMAL_BOTH]: 2,
  [enums.publicKey.eddsaLegacy]: 2,
}

const NOTHING = new Uint8Array(0)

const EMPTY: RawSignature = {
  version: 0,
  type: 0,
  publicKeyAlgorithm: 0,
  hashAlgorithm: 0,
  hashed: NOTHING,
  unhashed: NOTHING,
  stated: { created: 0, keyId: new Uint8Array(8) },
  signedFields: NOTHING,
  digestPrefix: NOTHING,
  salt: undefined,
  material: NOTHING,
  numbers: 0,
  rest: NOTHING,
}

/** Bytes of a packet, counted. */
class Body {
  left: number
  readonly #source: Source

  constructor(source: Source, length: number) {
    this.#source = source
    this.left = length
  }

  /** The next byte; 255 behind the end of the file, as in gpg. */
  byte(): number {
    this.left -= 1
    return this.#source.get() & 0xff
  }

  number(): number {
    return this.byte() * 256 + this.byte()
  }

  take(count: number): Uint8Array {
    this.left -= count
    return this.#source.take(count)
  }

  /** A byte of a number, or -1 behind the end of the file. */
  digit(): number {
    const byte = this.#source.get()
    if (byte >= 0) this.left -= 1
    return byte
  }

  skip(): void {
    this.#source.take(this.left)
    this.left = 0
  }
}

/** One number (RFC 9580 section 3.2). @returns its bytes with their count of bits; `undefined` if it is cut short */
function readNumber(body: Body, remarks: Remarks): Uint8Array | undefined {
  const most = body.left
  const beyond = () => remarks.add({ id: 'number-beyond-packet', bits: 8 * most })
  if (most === 0) {
    beyond()
    return undefined
  }
  const high = body.digit()
  if (high < 0) return undefined
  if (body.left === 0) {
    beyond()
    return undefined
  }
  const low = body.digit()
  if (low < 0) return undefined
  const bits = high * 256 + low
  if (bits > MOST_BITS) {
    remarks.add({ id: 'number-too-large', bits })
    return undefined
  }
  const bytes = [high, low]
  for (let i = 0; i < Math.ceil(bits / 8); i++) {
    if (body.left === 0) {
      beyond()
      return undefined
    }
    const digit = body.digit()
    if (digit < 0) return undefined
    bytes.push(digit)
  }
  return Uint8Array.from(bytes)
}

interface Numbers {
  readonly material: Uint8Array
  readonly count: number
  readonly complete: boolean
}

function readNumbers(body: Body, algorithm: number, remarks: Remarks): Numbers {
  const expected = NUMBERS[algorithm] ?? 0
  if (expected === 0) {
    const { left } = body
    const material = body.take(left)
    const complete = left <= MOST_UNKNOWN_BYTES && material.length === left
    // Of too many, of some that are cut short, and of none gpg complains, each time in other words.
    remarks.uncertain ||= !complete || left === 0
    return { material, count: 0, complete }
  }
  const read: Uint8Array[] = []
  let complete = true
  for (let i = 0; i < expected; i++) {
    const number = readNumber(body, remarks)
    if (number === undefined) complete = false
    else read.push(number)
  }
  return { material: joinBytes(read), count: read.length, complete }
}

/** An area of subpackets. @returns why it cannot be read, or its bytes */
function readArea(body: Body): Uint8Array | 'short' | 'long' | 'end' {
  if (body.left < 2) return 'short'
  const length = body.number()
  if (body.left < length) return 'short'
  if (length > LONGEST_AREA) return 'long'
  const bytes = body.take(length)
  return bytes.length < length ? 'end' : bytes
}

/**
 * Reads the body of a signature packet.
 *
 * @param length what the packet's header says of its length
 */
export function readSignature(source: Source, length: number, remarks: Remarks): ReadSignature {
  const body = new Body(source, length)
  const tooShort = (): 'invalid' => {
    remarks.add({ id: 'packet-too-short', tag: TAG })
    body.skip()
    return 'invalid'
  }
  if (length < SHORTEST_PACKET) {
    // gpg complains, and goes on with a signature of nothing but zeros.
    remarks.add({ id: 'packet-too-short', tag: TAG })
    body.skip()
    return EMPTY
  }
  const version = body.byte()
  if (version === 6) return readVersion6(body, remarks)
  if (version !== 2 && version !== 3 && version !== 4) {
    remarks.add({ id: 'packet-version-unknown', tag: TAG, version })
    body.skip()
    return 'invalid'
  }
  if (version !== 4) return readVersion3(body, version, remarks)
  const type = body.byte()
  const publicKeyAlgorithm = body.byte()
  const hashAlgorithm = body.byte()
  const areas: Uint8Array[] = []
  for (const name of ['hashed', 'unhashed'] as const) {
    const area = readArea(body)
    if (area === 'short') return tooShort()
    if (!(area instanceof Uint8Array)) {
      remarks.add({ id: area === 'end' ? 'signature-area-cut' : 'signature-area-too-long', area: name })
      body.skip()
      return area === 'end' ? 'end' : 'invalid'
    }
    areas.push(area)
  }
  const [hashed = NOTHING, unhashed = NOTHING] = areas
  if (body.left < 2) return tooShort()
  const digestPrefix = Uint8Array.of(body.byte(), body.byte())
  const { material, count, complete } = readNumbers(body, publicKeyAlgorithm, remarks)
  body.skip()
  if (!complete) {
    // gpg has looked for its subpackets by then; what it says of them is not followed here.
    remarks.uncertain ||=
      publicKeyAlgorithm !== 0 && isComplainedOf(subpacketsOf(hashed), subpacketsOf(unhashed))
    return 'invalid'
  }
  const head = [4, type, publicKeyAlgorithm, hashAlgorithm, hashed.length >> 8, hashed.length & 0xff]
  return {
    version,
    type,
    publicKeyAlgorithm,
    hashAlgorithm,
    hashed,
    unhashed,
    stated: undefined,
    signedFields: concatBytes(Uint8Array.from(head), hashed),
    digestPrefix,
    salt: undefined,
    material,
    numbers: count,
    rest: NOTHING,
  }
}

function readVersion3(body: Body, version: number, remarks: Remarks): ReadSignature {
  body.byte()
  const type = body.byte()
  const created = body.number() * 65_536 + body.number()
  const keyId = Uint8Array.from({ length: 8 }, () => body.byte())
  if (body.left < 2) {
    remarks.add({ id: 'packet-too-short', tag: TAG })
    body.skip()
    return 'invalid'
  }
  const publicKeyAlgorithm = body.byte()
  const hashAlgorithm = body.byte()
  if (body.left < 2) {
    remarks.add({ id: 'packet-too-short', tag: TAG })
    body.skip()
    return 'invalid'
  }
  const digestPrefix = Uint8Array.of(body.byte(), body.byte())
  const { material, count, complete } = readNumbers(body, publicKeyAlgorithm, remarks)
  const rest = body.take(body.left)
  if (!complete) return 'invalid'
  return {
    version,
    type,
    publicKeyAlgorithm,
    hashAlgorithm,
    hashed: NOTHING,
    unhashed: NOTHING,
    stated: { created, keyId },
    signedFields: Uint8Array.of(type, created >>> 24, created >>> 16, created >>> 8, created),
    digestPrefix,
    salt: undefined,
    material,
    numbers: count,
    rest,
  }
}

/** Version 6 is newer than gpg 2.2, which says so and stops; we go on. */
function readVersion6(body: Body, remarks: Remarks): ReadSignature {
  remarks.add({ id: 'packet-version-unknown', tag: TAG, version: 6 })
  const bytes = body.take(body.left)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const [type = 0, publicKeyAlgorithm = 0, hashAlgorithm = 0] = bytes
  const areaAt = (offset: number): Uint8Array | undefined => {
    if (offset + 4 > bytes.length) return undefined
    const end = offset + 4 + view.getUint32(offset)
    return end > bytes.length ? undefined : bytes.subarray(offset + 4, end)
  }
  const hashed = areaAt(3)
  const unhashed = hashed && areaAt(7 + hashed.length)
  if (hashed === undefined || unhashed === undefined) return 'invalid'
  const prefixAt = 11 + hashed.length + unhashed.length
  const saltAt = prefixAt + 3
  const saltLength = bytes[prefixAt + 2]
  if (saltLength === undefined || saltAt + saltLength > bytes.length) return 'invalid'
  return {
    version: 6,
    type,
    publicKeyAlgorithm,
    hashAlgorithm,
    hashed,
    unhashed,
    stated: undefined,
    signedFields: concatBytes(Uint8Array.of(6), bytes.subarray(0, 7 + hashed.length)),
    digestPrefix: bytes.subarray(prefixAt, prefixAt + 2),
    salt: bytes.subarray(saltAt, saltAt + saltLength),
    material: bytes.subarray(saltAt + saltLength),
    numbers: 0,
    rest: NOTHING,
  }
}

/** Whether gpg takes it for a signature by a key of this kind: in version 3 anybody may have written of which it is. */
export function isOfKind({ version, publicKeyAlgorithm }: RawSignature, algorithm: number): boolean {
  if (version > 3 || publicKeyAlgorithm === algorithm) return true
  return publicKeyAlgorithm !== ELGAMAL_BOTH && NUMBERS[publicKeyAlgorithm] === NUMBERS[algorithm]
}

/** Its numbers read as those of another kind. */
export function readAs(
  raw: RawSignature,
  algorithm: number,
  sourceOf: (bytes: Uint8Array) => Source,
): RawSignature {
  const bytes = concatBytes(raw.material, raw.rest)
  const body = new Body(sourceOf(bytes), bytes.length)
  const { material, count } = readNumbers(body, algorithm, Remarks.unheard())
  return { ...raw, publicKeyAlgorithm: algorithm, material, numbers: count }
}
