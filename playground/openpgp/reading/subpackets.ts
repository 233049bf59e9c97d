/** Signature subpackets (RFC 9580 section 5.2.3.7), found and judged as gpg finds and judges them. */

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

/** Bytes below which gpg takes a subpacket for none. */
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
}
/** Bytes that gpg wants of a subpacket, no more and no less. */
const EXACT: Readonly<Record<number, number>> = { [SUB.trustSignature]: 2, [SUB.primaryUserId]: 1 }
/** Bytes of an embedded key block with its version; of another version gpg lets it pass. */
const SHORTEST_KEY_BLOCK = 50

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

/** Whether it is as long as its type wants. */
export function isWellFormed({ type, body }: Subpacket): boolean {
  if (type === SUB.notationData) return notationOf(body) !== undefined
  if (type === SUB.keyBlock) return body.length >= SHORTEST_KEY_BLOCK || (body[0] ?? 0) !== 0
  const exact = EXACT[type]
  if (exact !== undefined) return body.length === exact
  return body.length >= (SHORTEST[type] ?? 0)
}

/** Those that gpg looks for where they are not signed as well. */
const IN_EITHER: readonly number[] = [SUB.issuerKeyId, SUB.exportableCertification]

/** Whether gpg complains when it reads a signature: something that it looks for in it is too short to be that. */
export function isComplainedOf(hashed: Subpackets, unhashed: Subpackets): boolean {
  if (!hashed.list.every(isWellFormed)) return true
  return IN_EITHER.some((type) => {
    const first = unhashed.list.find((one) => one.type === type)
    return first !== undefined && !isWellFormed(first) && find(hashed, type) === undefined
  })
}

/** Those that gpg looks for in every signature, whoever made it. */
const IN_ALL: readonly number[] = [
  SUB.signatureExpirationTime,
  SUB.exportableCertification,
  SUB.trustSignature,
  SUB.revocable,
  SUB.revocationKey,
  SUB.issuerKeyId,
  SUB.notationData,
  SUB.keyBlock,
]

/** Whether gpg complains when it reads a signature that it does not check. */
export function isComplainedOfUnchecked({ list }: Subpackets, unhashed: Subpackets): boolean {
  return isComplainedOf({ list: list.filter(({ type }) => IN_ALL.includes(type)), complete: true }, unhashed)
}

/** The first subpacket of a type, if it is long enough to be one. */
export function find({ list }: Subpackets, type: number): Subpacket | undefined {
  const found = list.find((subpacket) => subpacket.type === type)
  return found !== undefined && isWellFormed(found) ? found : undefined
}

export function findAll({ list }: Subpackets, type: number): readonly Subpacket[] {
  return list.filter((subpacket) => subpacket.type === type && isWellFormed(subpacket))
}

export interface Notation {
  /** UTF-8 by the specification, and any bytes by who writes one. */
  readonly name: Uint8Array
  readonly value: Uint8Array
  readonly humanReadable: boolean
}

export function notationOf(body: Uint8Array): Notation | undefined {
  if (body.length < 8) return undefined
  const [flags = 0, , , , a = 0, b = 0, c = 0, d = 0] = body
  const [nameLength, valueLength] = [a * 256 + b, c * 256 + d]
  if (8 + nameLength + valueLength !== body.length) return undefined
  const name = body.subarray(8, 8 + nameLength)
  return { name, value: body.subarray(8 + nameLength), humanReadable: (flags & 0x80) !== 0 }
}

/** Whether gpg 2.2 ends where it would print the notations: of a value that is no text and has no bytes it wants a copy. */
export function hasNotationOfNothing(hashed: Subpackets): boolean {
  return findAll(hashed, SUB.notationData).some(({ body }) => {
    const notation = notationOf(body)
    return notation !== undefined && !notation.humanReadable && notation.value.length === 0
  })
}

export function uint32Of(body: Uint8Array | undefined): number | undefined {
  if (body === undefined || body.length < 4) return undefined
  return new DataView(body.buffer, body.byteOffset, body.length).getUint32(0)
}
