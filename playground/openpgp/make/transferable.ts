/**
 * Transferable public keys (RFC 9580 section 10.1) as packets: taken apart, put together and merged byte for byte, and
 * nothing verified, as keyservers do it.
 */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, toHex } from '../../bytes.ts'
import { unarmorKeys } from '../armor.ts'
import { groupedBy } from '../grouped.ts'
import { type RawPacket, readPackets, TAG } from '../packets.ts'
import { latin1 } from '../reading/characters.ts'

const PUBLIC_SUBKEY = 14
const SECRET_SUBKEY = 7
const USER_ID = 13
const USER_ATTRIBUTE = 17

/** A user id, a picture or a subkey, with the signatures that follow it. */
export interface Part {
  readonly packet: RawPacket
  readonly signatures: readonly RawPacket[]
}

export interface TransferableKey {
  readonly primary: RawPacket
  /** Over the key as a whole: revocations, direct signatures. */
  readonly signatures: readonly RawPacket[]
  readonly users: readonly Part[]
  readonly subkeys: readonly Part[]
}

export interface TransferableKeys {
  readonly keys: readonly TransferableKey[]
  /** How many secret keys stood there; they are left out. */
  readonly secret: number
  /** How many armor blocks, keys or file ends could not be read. */
  readonly unreadable: number
}

interface OpenPart {
  packet: RawPacket
  signatures: RawPacket[]
}
interface OpenKey {
  primary: RawPacket
  signatures: RawPacket[]
  users: OpenPart[]
  subkeys: OpenPart[]
}

/** Version, creation time and algorithm, which every key packet begins with. */
const SHORTEST_KEY = 6

/** A packet as signatures over it, and fingerprints, hash it. */
function hashed(octet: number, lengthOctets: 2 | 4, { body }: RawPacket): Uint8Array {
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, body.length)
  return concatBytes(Uint8Array.of(octet), new Uint8Array(length.buffer).subarray(4 - lengthOctets), body)
}

/** Upper-case hex (RFC 9580 section 5.5.4); `undefined` for versions that no software here reads. */
function fingerprintOf(packet: RawPacket): string | undefined {
  const { body } = packet
  if (body.length < SHORTEST_KEY) return undefined
  if (body[0] === 4) return hexOf(sha1(hashed(0x99, 2, packet)))
  if (body[0] === 6) return hexOf(sha256(hashed(0x9b, 4, packet)))
  return undefined
}

/** What a version 4 signature over a key signs (RFC 9580 section 5.2.4). */
export function signedKey({ primary }: TransferableKey): Uint8Array {
  return hashed(0x99, 2, primary)
}

/** What a version 4 signature over a user id and its key signs. */
export function signedUserId(key: TransferableKey, user: Part): Uint8Array {
  return concatBytes(signedKey(key), hashed(0xb4, 4, user.packet))
}

function hexOf(bytes: Uint8Array): string {
  return toHex(bytes).toUpperCase()
}

interface Grouped {
  readonly keys: OpenKey[]
  readonly secret: number
}

/** Signatures belong to the part before them. What stands before the first key, or in a secret one, belongs nowhere. */
function group(packets: readonly RawPacket[]): Grouped {
  const keys: OpenKey[] = []
  let secret = 0
  let key: OpenKey | undefined
  let signatures: RawPacket[] | undefined
  const open = (parts: OpenPart[] | undefined, packet: RawPacket): RawPacket[] | undefined => {
    const part: OpenPart = { packet, signatures: [] }
    parts?.push(part)
    return part.signatures
  }
  for (const packet of packets) {
    switch (packet.tag) {
      case TAG.publicKey:
        signatures = []
        key = { primary: packet, signatures, users: [], subkeys: [] }
        keys.push(key)
        break
      case TAG.secretKey:
      case SECRET_SUBKEY:
        secret += packet.tag === TAG.secretKey ? 1 : 0
        key = undefined
        signatures = undefined
        break
      case USER_ID:
      case USER_ATTRIBUTE:
        signatures = open(key?.users, packet)
        break
      case PUBLIC_SUBKEY:
        signatures = open(key?.subkeys, packet)
        break
      case TAG.signature:
        signatures?.push(packet)
    }
  }
  return { keys, secret }
}

/** Every public key of every armor block of a file, or of a binary one. Never throws. */
export function readTransferableKeys(file: Uint8Array): TransferableKeys {
  const { blocks, unreadable: broken } = unarmorKeys(file)
  const keys: TransferableKey[] = []
  let secret = 0
  let unreadable = broken + (blocks.length + broken === 0 ? 1 : 0)
  for (const block of blocks) {
    const { packets, complete } = readPackets(block)
    const grouped = group(packets)
    secret += grouped.secret
    if (!complete || grouped.keys.length + grouped.secret === 0) unreadable += 1
    for (const key of grouped.keys) {
      if (fingerprintOf(key.primary) === undefined) unreadable += 1
      else keys.push(key)
    }
  }
  return { keys, secret, unreadable }
}

/** The key's packets one after the other: a binary key file. */
export function writeTransferableKey(key: TransferableKey): Uint8Array {
  const parts = [...key.users, ...key.subkeys].flatMap(({ packet, signatures }) => [packet, ...signatures])
  return concatBytes(...[key.primary, ...key.signatures, ...parts].map(({ whole }) => whole))
}

/** Upper-case hex, the primary key's first, then those of its subkeys. */
export function fingerprintsOf({ primary, subkeys }: TransferableKey): readonly string[] {
  const packets = [primary, ...subkeys.map(({ packet }) => packet)]
  return packets.flatMap((packet) => fingerprintOf(packet) ?? [])
}

/** The user ids, without pictures; nobody has to have certified them. */
export function userIdsOf({ users }: TransferableKey): readonly Part[] {
  return users.filter(({ packet }) => packet.tag === USER_ID)
}

/** What tells one packet from another: two of the same name are the same. */
function nameOf({ tag, body }: RawPacket): string {
  return `${tag} ${latin1(body)}`
}

function mergeSignatures(known: readonly RawPacket[], more: readonly RawPacket[]): readonly RawPacket[] {
  const names = new Set(known.map(nameOf))
  return [...known, ...more.filter((packet) => !names.has(nameOf(packet)))]
}

function mergeParts(known: readonly Part[], more: readonly Part[]): readonly Part[] {
  const names = new Set(known.map(({ packet }) => nameOf(packet)))
  const copies = groupedBy(more, ({ packet }) => nameOf(packet))
  const merged = known.map((part) => {
    const all = (copies.get(nameOf(part.packet)) ?? []).flatMap(({ signatures }) => signatures)
    return { ...part, signatures: mergeSignatures(part.signatures, all) }
  })
  return [...merged, ...more.filter(({ packet }) => !names.has(nameOf(packet)))]
}

/** All that two copies of one key say, each packet once. Nothing is ever taken away. */
export function mergeTransferableKeys(known: TransferableKey, copy: TransferableKey): TransferableKey {
  return {
    primary: known.primary,
    signatures: mergeSignatures(known.signatures, copy.signatures),
    users: mergeParts(known.users, copy.users),
    subkeys: mergeParts(known.subkeys, copy.subkeys),
  }
}

function packetOf(whole: Uint8Array): RawPacket {
  const [packet] = readPackets(whole).packets
  if (packet === undefined) throw new TypeError('packetOf: whole is not a packet')
  return packet
}

/** The key with one more signature over itself as a whole. */
export function withKeySignature(key: TransferableKey, signature: Uint8Array): TransferableKey {
  return { ...key, signatures: mergeSignatures(key.signatures, [packetOf(signature)]) }
}

/** The key with one more signature over each of these of its user ids. */
export function withUserIdSignatures(
  key: TransferableKey,
  signatures: readonly (readonly [of: Part, signature: Uint8Array])[],
): TransferableKey {
  const more = groupedBy(signatures, ([{ packet }]) => nameOf(packet))
  const users = key.users.map((user) => {
    const packets = (more.get(nameOf(user.packet)) ?? []).map(([, whole]) => packetOf(whole))
    return packets.length === 0 ? user : { ...user, signatures: mergeSignatures(user.signatures, packets) }
  })
  return { ...key, users }
}
