/** Signature subpackets (RFC 9580 section 5.2.3.7), found and judged as gpg finds and judges them. */
import { fromUtf8 } from '../../bytes.ts'
import type { RawSignature } from './signature.ts'

export interface Subpacket {
  readonly type: number
  readonly critical: boolean
  readonly body: Uint8Array
}

export interface Subpackets {
  readonly list: readonly Subpacket[]
  /** Whether the area was read to its end. */
  readonly complete: boolean
}

/** Types of subpackets (RFC 9580 table 5); the last is an invention of gpg's. */
export const SUBPACKET = {
  signatureCreationTime: 2,
  signatureExpirationTime: 3,
  exportableCertification: 4,
  trustSignature: 5,
  regularExpression: 6,
  revocable: 7,
  keyExpirationTime: 9,
  preferredSymmetricAlgorithms: 11,
  revocationKey: 12,
  issuerKeyId: 16,
  notationData: 20,
  preferredHashAlgorithms: 21,
  preferredCompressionAlgorithms: 22,
  preferredKeyServer: 24,
  primaryUserId: 25,
  policyUri: 26,
  keyFlags: 27,
  signersUserId: 28,
  reasonForRevocation: 29,
  features: 30,
  embeddedSignature: 32,
  issuerFingerprint: 33,
  keyBlock: 38,
} as const
const SUB = SUBPACKET

/** What gpg 2.2 understands, or at least knows of; an embedded key block it knows in one version. */
const KNOWN: readonly number[] = [
  SUB.signatureCreationTime,
  SUB.signatureExpirationTime,
  SUB.exportableCertification,
  SUB.trustSignature,
  SUB.regularExpression,
  SUB.revocable,
  SUB.keyExpirationTime,
  SUB.preferredSymmetricAlgorithms,
  SUB.revocationKey,
  SUB.issuerKeyId,
  SUB.preferredHashAlgorithms,
  SUB.preferredCompressionAlgorithms,
  SUB.preferredKeyServer,
  SUB.primaryUserId,
  SUB.policyUri,
  SUB.keyFlags,
  SUB.reasonForRevocation,
  SUB.features,
  SUB.embeddedSignature,
  SUB.issuerFingerprint,
]

const KNOWN_NOTATIONS: readonly string[] = ['preferred-email-encoding@pgp.com', 'pka-address@gnupg.org']

/** Below these lengths gpg takes a subpacket for none. */
const SHORTEST: Readonly<Record<number, number>> = {
  [SUB.signatureCreationTime]: 4,
  [SUB.signatureExpirationTime]: 4,
  [SUB.keyExpirationTime]: 4,
  [SUB.revocationKey]: 22,
  [SUB.embeddedSignature]: 1,
  [SUB.exportableCertification]: 1,
  [SUB.revocable]: 1,
  [SUB.reasonForRevocation]: 1,
  [SUB.issuerKeyId]: 8,
  [SUB.issuerFingerprint]: 21,
  [SUB.primaryUserId]: 1,
  [SUB.trustSignature]: 2,
}

/** Takes an area apart; never throws. */
export function subpacketsOf(area: Uint8Array): Subpackets {
  const list: Subpacket[] = []
  const view = new DataView(area.buffer, area.byteOffset, area.length)
  let offset = 0
  let complete = true
  while (offset < area.length) {
    const first = area[offset] ?? 0
    const width = first === 255 ? 5 : first >= 192 ? 2 : 1
    // gpg wants a second byte behind the two-byte form already here.
    if (offset + width + (width === 2 ? 1 : 0) > area.length) return { list, complete: false }
    const length =
      width === 1
        ? first
        : width === 2
          ? (first - 192) * 256 + (area[offset + 1] ?? 0) + 192
          : view.getUint32(offset + 1)
    const start = offset + width
    const end = start + length
    if (end > area.length || start >= area.length) return { list, complete: false }
    const type = area[start] ?? 0
    const critical = (type & 0x80) !== 0
    if (length > 0) list.push({ type: type & 0x7f, critical, body: area.subarray(start + 1, end) })
    // One of no length has no type; gpg takes the next byte for it.
    else if (critical) complete = false
    offset = end
  }
  return { list, complete }
}

function wellFormed({ type, body }: Subpacket): boolean {
  if (type === SUB.notationData) return notationOf(body) !== undefined
  return body.length >= (SHORTEST[type] ?? 0)
}

/** The first subpacket of a type, if it is long enough to be one. */
export function find({ list }: Subpackets, type: number): Subpacket | undefined {
  const found = list.find((subpacket) => subpacket.type === type)
  return found !== undefined && wellFormed(found) ? found : undefined
}

export function findAll({ list }: Subpackets, type: number): readonly Subpacket[] {
  return list.filter((subpacket) => subpacket.type === type && wellFormed(subpacket))
}

export interface Notation {
  readonly name: string
  readonly value: Uint8Array
  readonly humanReadable: boolean
}

export function notationOf(body: Uint8Array): Notation | undefined {
  if (body.length < 8) return undefined
  const [flags = 0, , , , a = 0, b = 0, c = 0, d = 0] = body
  const [nameLength, valueLength] = [a * 256 + b, c * 256 + d]
  if (8 + nameLength + valueLength !== body.length) return undefined
  const name = fromUtf8(body.subarray(8, 8 + nameLength)) ?? ''
  return { name, value: body.subarray(8 + nameLength), humanReadable: (flags & 0x80) !== 0 }
}

function isUnderstood({ type, body }: Subpacket): boolean {
  if (type === SUB.notationData) {
    if (body.length < 8) return false
    const length = (body[4] ?? 0) * 256 + (body[5] ?? 0)
    const name = body.subarray(8, 8 + length)
    return name.length === length && KNOWN_NOTATIONS.includes(fromUtf8(name) ?? '')
  }
  if (type === SUB.keyBlock) return body.length > 0 && body[0] === 0
  return KNOWN.includes(type)
}

/** Whether gpg 2.2 must give up on an area: something in it must be understood and is not, or it is cut short. */
function demandsTheUnknown(subpackets: Subpackets): boolean {
  return !subpackets.complete || subpackets.list.some((one) => one.critical && !isUnderstood(one))
}

export function uint32Of(body: Uint8Array | undefined): number | undefined {
  if (body === undefined || body.length < 4) return undefined
  return new DataView(body.buffer, body.byteOffset, body.length).getUint32(0)
}

/** What a signature says of itself. Seconds are since 1970. */
export interface Statements {
  readonly hashed: Subpackets
  readonly unhashed: Subpackets
  readonly created: number
  /** `undefined` if it never does. */
  readonly expires: number | undefined
  /** 8 bytes, zeros where it says nothing. */
  readonly keyId: Uint8Array
  /** Of the key that it says made it: 20 bytes, or 32 of a version 6 key. */
  readonly fingerprint: Uint8Array | undefined
  /** Whether it must be understood in a way in which nobody here understands it. */
  readonly critical: boolean
  /** Whether a subpacket is too short for what it says it is, of which gpg complains each time it looks. */
  readonly malformed: boolean
}

/** The issuer's fingerprint counts where it is signed. */
function issuerFingerprint(hashed: Subpackets, version: number): Uint8Array | undefined {
  const body = find(hashed, SUB.issuerFingerprint)?.body
  if (body === undefined) return undefined
  const [keyVersion] = body
  const fingerprint = body.subarray(1)
  if (version === 6) return keyVersion === 6 && fingerprint.length === 32 ? fingerprint : undefined
  return keyVersion === 4 && fingerprint.length === 20 ? fingerprint : undefined
}

export function statementsOf(signature: RawSignature): Statements {
  const [hashed, unhashed] = [subpacketsOf(signature.hashed), subpacketsOf(signature.unhashed)]
  if (signature.stated !== undefined) {
    const { created, keyId } = signature.stated
    return {
      hashed,
      unhashed,
      created,
      expires: undefined,
      keyId,
      fingerprint: undefined,
      critical: false,
      malformed: false,
    }
  }
  const fingerprint = issuerFingerprint(hashed, signature.version)
  if (signature.publicKeyAlgorithm === 0) {
    // gpg looks for nothing else in a signature by no algorithm.
    const nobody = new Uint8Array(8)
    return {
      hashed,
      unhashed,
      created: 0,
      expires: undefined,
      keyId: nobody,
      fingerprint,
      critical: false,
      malformed: false,
    }
  }
  const created = uint32Of(find(hashed, SUB.signatureCreationTime)?.body) ?? 0
  const lifetime = uint32Of(find(hashed, SUB.signatureExpirationTime)?.body) ?? 0
  const issuer = find(hashed, SUB.issuerKeyId) ?? find(unhashed, SUB.issuerKeyId)
  const keyId = signature.version === 6 ? fingerprint?.subarray(0, 8) : issuer?.body.subarray(0, 8)
  return {
    hashed,
    unhashed,
    created,
    // gpg counts in 32 bits.
    expires: lifetime === 0 ? undefined : (created + lifetime) % 2 ** 32 || undefined,
    keyId: keyId ?? new Uint8Array(8),
    fingerprint,
    critical: demandsTheUnknown(hashed) || demandsTheUnknown(unhashed),
    malformed: [...hashed.list, ...unhashed.list].some((one) => !wellFormed(one)),
  }
}
