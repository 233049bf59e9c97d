/** Whether a signature is a key's (RFC 8332, RFC 5656, RFC 8709, OpenSSH's PROTOCOL.u2f). */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '../bytes.ts'
import { digest, type HashName } from '../platform/hash.ts'
import { openRsa, signedLength, verifyRsa } from '../platform/rsa.ts'
import { verifyEd25519 } from './ed25519.ts'
import { bytesOf, CURVES, type CurveName, type SshKey } from './key.ts'
import { readWire, type WireReader } from './wire.ts'

export type Outcome =
  | 'good'
  | 'loose'
  /** good, and anybody could have made it */
  | 'small-order'
  | 'bad'
  | 'numbers-malformed'
  | 'exponent-too-large'
  | 'algorithm-mismatch'
  | 'algorithm-not-computed'
  /** good, over SHA-1: for certificates, where OpenSSH still takes it */
  | 'sha1'

export interface Computed {
  readonly outcome: Outcome
  /** RSA that is bad: the key makes no signature of it, or one of something that is no digest of that kind. */
  readonly miss?: 'padding' | 'form'
  /** As the signature names it. */
  readonly algorithm?: string
  /** What a FIDO device says of the moment. */
  readonly device?: { readonly flags: number; readonly counter: number }
}

const RSA: Readonly<Record<string, HashName>> = {
  'ssh-rsa': 'sha1',
  'rsa-sha2-256': 'sha256',
  'rsa-sha2-512': 'sha512',
}
const EC_HASH: Readonly<Record<CurveName, HashName>> = {
  nistp256: 'sha256',
  nistp384: 'sha384',
  nistp521: 'sha512',
}

/** @param blob a signature with its algorithm in front, and nothing behind */
export function computeSignature(key: SshKey, blob: Uint8Array, message: Uint8Array): Computed {
  const algorithm = readWire(blob, (reader) => reader.text())
  if (algorithm === undefined) return { outcome: 'numbers-malformed' }
  if (key.material.kind === 'opaque' || algorithm.startsWith('webauthn-')) {
    return { outcome: 'algorithm-not-computed', algorithm }
  }
  const fits = key.material.kind === 'rsa' ? Object.hasOwn(RSA, algorithm) : algorithm === key.type
  if (!fits) return { outcome: 'algorithm-mismatch', algorithm }
  const parts = readWire(blob, (reader) => partsOf(reader, key))
  if (parts === undefined) return { outcome: 'numbers-malformed', algorithm }
  const { numbers, device } = parts
  const signed = device === undefined ? message : deviceMessage(key, device, message)
  const found = outcomeOf(key, algorithm, numbers, signed)
  return {
    ...(typeof found === 'string' ? { outcome: found } : found),
    algorithm,
    ...(device !== undefined && { device }),
  }
}

function partsOf(reader: WireReader, { material }: SshKey) {
  reader.text()
  const numbers = reader.string()
  const fido = 'application' in material && material.application !== undefined
  const device = fido ? { flags: reader.byte(), counter: reader.uint32() } : undefined
  reader.end()
  return { numbers, device }
}

/** PROTOCOL.u2f, "SSH U2F Signatures": digest of the application, flags, counter, digest of the message. */
function deviceMessage(
  { material }: SshKey,
  { flags, counter }: { readonly flags: number; readonly counter: number },
  message: Uint8Array,
): Uint8Array {
  const middle = new Uint8Array(5)
  middle[0] = flags
  new DataView(middle.buffer).setUint32(1, counter)
  const application = 'application' in material ? (material.application ?? '') : ''
  return concatBytes(sha256(bytesOf(application)), middle, sha256(message))
}

function outcomeOf(
  key: SshKey,
  algorithm: string,
  numbers: Uint8Array,
  message: Uint8Array,
): Outcome | Pick<Computed, 'outcome' | 'miss'> {
  const { material } = key
  switch (material.kind) {
    case 'ed25519':
      return numbers.length === 64 ? verifyEd25519(numbers, message, material.point) : 'numbers-malformed'
    case 'ecdsa':
      return verifyEcdsa(material.curve, material.point, numbers, message)
    case 'rsa': {
      const hash = RSA[algorithm] ?? 'sha1'
      const { modulus, exponent } = material
      const bits = modulus.toString(2).length
      const length = Math.ceil(bits / 8)
      if (numbers.length > length) return 'numbers-malformed'
      if (isTooDear(bits, exponent)) return 'exponent-too-large'
      // OpenSSH fills up what some signers cut off: zeros in front.
      const padded = concatBytes(new Uint8Array(length - numbers.length), numbers)
      const rsa = { kind: 'rsa', modulus, exponent, length, id: '' } as const
      // OpenSSL computes with an odd modulus alone, and with an exponent below it.
      if (modulus % 2n === 0n || exponent >= modulus) return { outcome: 'bad', miss: 'padding' }
      const holds = verifyRsa(rsa, hash, digest(hash, message), padded)
      if (!holds) return { outcome: 'bad', ...missIn(openRsa(rsa, padded), hash) }
      return hash === 'sha1' ? 'sha1' : 'good'
    }
    case 'opaque':
      return 'algorithm-not-computed'
  }
}

/** OpenSSL computes with no larger exponent where the modulus is large: it would take seconds of somebody's choosing. */
function isTooDear(bits: number, exponent: bigint): boolean {
  return bits > 3072 && exponent.toString(2).length > 64
}

/** @param block what was signed, padded (RFC 8017 section 9.2) */
function missIn(block: Uint8Array | undefined, hash: HashName): Pick<Computed, 'miss'> {
  const end = block?.indexOf(0, 1) ?? -1
  const isPadded =
    block?.[0] === 0 &&
    block[1] === 1 &&
    end >= 2 + 8 &&
    block.subarray(2, end).every((byte) => byte === 0xff)
  if (block === undefined || !isPadded) return { miss: 'padding' }
  return block.length - end - 1 === signedLength(hash) ? {} : { miss: 'form' }
}

function verifyEcdsa(name: CurveName, point: Uint8Array, numbers: Uint8Array, message: Uint8Array): Outcome {
  const pair = readWire(numbers, (reader) => {
    const [r, s] = [reader.number(), reader.number()]
    reader.end()
    return { r, s }
  })
  if (pair === undefined) return 'numbers-malformed'
  const curve = CURVES[name]
  const { ORDER } = curve.Point.Fn
  const isBelow = (number: bigint) => number > 0n && number < ORDER
  if (!isBelow(pair.r) || !isBelow(pair.s)) return 'bad'
  const compact = new curve.Signature(pair.r, pair.s).toBytes('compact')
  const hashed = digest(EC_HASH[name], message)
  // OpenSSL, and so OpenSSH, takes a high s as well.
  const options = { prehash: false, lowS: false, format: 'compact' } as const
  return curve.verify(compact, hashed, point, options) ? 'good' : 'bad'
}
