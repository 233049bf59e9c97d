/** Packets that nobody with a secret key has made, of every kind that a file of keys can hold. */
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { unarmorKeys } from '../../playground/openpgp/armor.ts'
import { type KeyBlock, readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { digestOf } from '../../playground/openpgp/keys/digest.ts'
import type { KeyPart } from '../../playground/openpgp/keys/part.ts'
import { overSubkey, overUser } from '../../playground/openpgp/keys/signatures.ts'
import { KEY_TAG, type RawPacket, readPackets, TAG } from '../../playground/openpgp/packets.ts'
import { readSignature } from '../../playground/openpgp/reading/signature.ts'
import { Pieces } from '../../playground/openpgp/reading/armor.ts'
import { Remarks } from '../../playground/openpgp/reading/notice.ts'
import { Source } from '../../playground/openpgp/reading/source.ts'
import type { Chance } from '../../scripts/fuzz/random.ts'

export const GARBAGE_KINDS = [
  'right issuer, right prefix',
  'right issuer, wrong prefix',
  'foreign issuer',
  'misplaced certification',
  'copy with other unsigned parts',
  'user id',
  'long user id',
  'attribute',
  'subkey',
  'marker',
  'trust packet',
  'padding',
  'unknown tag',
  'unreadable',
] as const
export type GarbageKind = (typeof GARBAGE_KINDS)[number]

const TYPES = [0x10, 0x11, 0x12, 0x13, 0x18, 0x1f, 0x20, 0x28, 0x30] as const
const RING_TRUST = 12
const UNKNOWN = 60
/** A public key cannot hold a message. */
const SESSION_KEY = 1

export function packet(tag: number, body: Uint8Array): Uint8Array {
  const { length } = body
  return concatBytes(Uint8Array.of(0xc0 | tag, 255, length >>> 24, length >>> 16, length >>> 8, length), body)
}

function bytes(chance: Chance, count: number): Uint8Array {
  let state = chance.below(2 ** 32) | 1
  return Uint8Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & 255
  })
}

function uint32(value: number): number[] {
  return [value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255)
}

/** Numbers such as this kind of key makes, at random. */
function numbers(part: KeyPart, chance: Chance, hollow = false): Uint8Array {
  const size = part.algorithm < 4 ? Math.ceil((part.material?.getAlgorithmInfo().bits ?? 2048) / 8) : 32
  const one = () => {
    const value = bytes(chance, size)
    value[0] = 0x40 | chance.below(64)
    return concatBytes(Uint8Array.of((size * 8 - 1) >> 8, (size * 8 - 1) & 255), value)
  }
  return part.algorithm < 4 ? one() : concatBytes(one(), hollow ? new Uint8Array(2) : one())
}

function raw(body: Uint8Array) {
  const read = readSignature(new Source(Pieces.binary(body)), body.length, new Remarks())
  if (typeof read === 'string') throw new Error('raw: garbage that cannot be read is no garbage of this kind')
  return read
}

/** What a signature says that nobody made. */
export interface Signed {
  readonly type: number
  readonly issuer: string
  /** What it would be over, and of which its digest's first bytes are. */
  readonly over: Uint8Array
  readonly created: number
  readonly rightPrefix: boolean
  /** Whether one of its numbers is 0: it is a check like any other, without the mathematics. Not for RSA. */
  readonly hollow?: boolean
}

/** A signature as `part` would make it, with random numbers in the place of its own. */
export function forged(part: KeyPart, signed: Signed, chance: Chance): Uint8Array {
  const { type, issuer, over, created, rightPrefix, hollow } = signed
  const hashed = Uint8Array.from([5, 2, ...uint32(created)])
  const unhashed = concatBytes(Uint8Array.of(9, 16), fromHex(issuer) ?? new Uint8Array(8))
  const head = Uint8Array.of(4, type, part.algorithm, 8, 0, hashed.length)
  const body = (prefix: Uint8Array, material: Uint8Array) =>
    concatBytes(head, hashed, Uint8Array.of(0, unhashed.length), unhashed, prefix, material)
  const material = numbers(part, chance, hollow)
  const digest = digestOf(raw(body(new Uint8Array(2), material)), over) ?? new Uint8Array(2)
  const prefix = rightPrefix ? digest.subarray(0, 2) : digest.subarray(0, 2).map((byte) => byte ^ 0x55)
  return packet(TAG.signature, body(prefix, material))
}

/** What a garbage signature can claim to be over, with the types that fit. */
function claims({
  part,
  users,
  subkeys,
}: KeyBlock): { readonly types: readonly number[]; over: Uint8Array }[] {
  return [
    { types: [0x1f, 0x20], over: part.hashed },
    ...users.map((user) => ({
      types: [0x10, 0x11, 0x12, 0x13, 0x30],
      over: concatBytes(...overUser(part, user)(4)),
    })),
    ...subkeys.map((one) => ({ types: [0x18, 0x28], over: concatBytes(...overSubkey(part, one.part)(4)) })),
  ]
}

/** A signature with everything that is signed as it was, and what is not signed replaced by its issuer's id alone. */
function stripped({ body }: RawPacket, issuer: string): Uint8Array | undefined {
  if (body[0] !== 4) return undefined
  const hashedEnd = 6 + (body[4] ?? 0) * 256 + (body[5] ?? 0)
  const rest = hashedEnd + 2 + (body[hashedEnd] ?? 0) * 256 + (body[hashedEnd + 1] ?? 0)
  const unhashed = concatBytes(Uint8Array.of(9, 16), fromHex(issuer) ?? new Uint8Array(8))
  return packet(
    TAG.signature,
    concatBytes(
      body.subarray(0, hashedEnd),
      Uint8Array.of(0, unhashed.length),
      unhashed,
      body.subarray(rest),
    ),
  )
}

/** One packet of a kind, aimed at one of these keys. */
function garbage(
  kind: GarbageKind,
  block: KeyBlock,
  others: readonly KeyBlock[],
  packets: readonly RawPacket[],
  now: number,
  chance: Chance,
): Uint8Array {
  const { part } = block
  const created = chance.of([now, now - 1, part.created, Math.max(part.created, now - chance.below(1e6))])
  const other = chance.of(others).part
  const signed = (issuer: string, rightPrefix: boolean, by = part) => {
    const { types, over } = chance.of(claims(block))
    return forged(by, { type: chance.of(types), issuer, over, created, rightPrefix }, chance)
  }
  switch (kind) {
    case 'right issuer, right prefix':
      return signed(part.keyId, true)
    case 'right issuer, wrong prefix':
      return signed(part.keyId, false)
    case 'foreign issuer':
      return chance.below(2) === 0
        ? signed('0123456789ABCDEF', chance.below(2) === 0)
        : signed(other.keyId, chance.below(2) === 0, other)
    case 'misplaced certification': {
      const type = chance.of(TYPES)
      const over = bytes(chance, 40)
      return forged(part, { type, issuer: part.keyId, over, created, rightPrefix: true }, chance)
    }
    case 'copy with other unsigned parts': {
      const all = packets.filter(({ tag }) => tag === TAG.signature)
      return (all.length > 0 && stripped(chance.of(all), part.keyId)) || packet(UNKNOWN, bytes(chance, 9))
    }
    case 'user id':
      return packet(KEY_TAG.userId, utf8(`nobody ${chance.below(1e9)} <nobody@example.com>`))
    case 'long user id':
      return packet(KEY_TAG.userId, new Uint8Array(2049 + chance.below(99)).fill(0x61))
    case 'attribute':
      return packet(KEY_TAG.userAttribute, concatBytes(Uint8Array.of(21, 1), bytes(chance, 20)))
    case 'subkey': {
      const subkeys = packets.filter(({ tag }) => tag === KEY_TAG.publicSubkey || tag === TAG.publicKey)
      return packet(KEY_TAG.publicSubkey, chance.of(subkeys).body)
    }
    case 'marker':
      return packet(TAG.marker, utf8('PGP'))
    case 'trust packet':
      return packet(RING_TRUST, bytes(chance, 2))
    case 'padding':
      return packet(TAG.padding, bytes(chance, chance.below(50)))
    case 'unknown tag':
      return packet(UNKNOWN, bytes(chance, chance.below(50)))
    case 'unreadable':
      return chance.of([
        packet(SESSION_KEY, bytes(chance, 20)),
        packet(TAG.signature, bytes(chance, 3)),
        bytes(chance, 5),
      ])
  }
}

/** The packets of a file of keys, without their armor. */
export function packetsOf(file: Uint8Array): RawPacket[] {
  return unarmorKeys(file).blocks.flatMap((block) => [...readPackets(block).packets])
}

/**
 * A file of keys with `count` packets more, in one place.
 *
 * @param where `front`: behind the first packet; `end`: behind the last; `within`: anywhere between
 */
export async function withGarbage(
  file: Uint8Array,
  kinds: readonly GarbageKind[],
  count: number,
  where: 'front' | 'within' | 'end',
  now: Date,
  chance: Chance,
): Promise<Uint8Array> {
  const packets = packetsOf(file)
  const { blocks } = await readKeyBlocks(concatBytes(...packets.map(({ whole }) => whole)))
  if (blocks.length === 0) return file
  const block = chance.of(blocks)
  const seconds = Math.floor(now.getTime() / 1000)
  const more = Array.from({ length: count }, () =>
    garbage(chance.of(kinds), block, blocks, packets, seconds, chance),
  )
  const at = { front: 1, within: 1 + chance.below(packets.length), end: packets.length }[where]
  const wholes = packets.map(({ whole }) => whole)
  return concatBytes(...wholes.slice(0, at), ...more, ...wholes.slice(at))
}
