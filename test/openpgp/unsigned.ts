/** What anybody can do to a signature that somebody else made: change what stands in it unsigned, or where it stands. */
import { concatBytes, fromHex } from '../../playground/bytes.ts'
import { KEY_TAG, type RawPacket, readPackets, TAG } from '../../playground/openpgp/packets.ts'
import { packet } from './garbage.ts'

/** The parts of a version 4 signature packet's body. */
interface Parts {
  readonly signed: Uint8Array
  readonly unsigned: Uint8Array
  readonly prefix: Uint8Array
  readonly numbers: Uint8Array
}

function partsOf(body: Uint8Array): Parts | undefined {
  if (body[0] !== 4) return undefined
  const at = 6 + (body[4] ?? 0) * 256 + (body[5] ?? 0)
  const end = at + 2 + (body[at] ?? 0) * 256 + (body[at + 1] ?? 0)
  return {
    signed: body.subarray(0, at),
    unsigned: body.subarray(at + 2, end),
    prefix: body.subarray(end, end + 2),
    numbers: body.subarray(end + 2),
  }
}

const NOBODY = fromHex('0123456789ABCDEF') ?? new Uint8Array(8)
const ISSUER = 16
/** A type for experiments, of which nobody knows anything. */
const UNKNOWN = 100
const CRITICAL = 0x80
const EXPORTABLE = 4
const of = (type: number, ...body: readonly number[]) => Uint8Array.of(body.length + 1, type, ...body)
const flipped = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x55)

type Change = (parts: Parts) => Partial<Parts>

export const UNSIGNED_CHANGES: Readonly<Record<string, Change>> = {
  'no unsigned part': () => ({ unsigned: new Uint8Array(0) }),
  'the issuer is nobody': () => ({ unsigned: of(ISSUER, ...NOBODY) }),
  'the issuer is nobody, and the digest starts otherwise': ({ prefix }) => ({
    unsigned: of(ISSUER, ...NOBODY),
    prefix: flipped(prefix),
  }),
  'something that must be understood': ({ unsigned }) => ({
    unsigned: concatBytes(unsigned, of(CRITICAL | UNKNOWN)),
  }),
  'cut short': ({ unsigned }) => ({ unsigned: concatBytes(unsigned, Uint8Array.of(9)) }),
  'not for others': ({ unsigned }) => ({ unsigned: concatBytes(unsigned, of(EXPORTABLE, 0)) }),
  'the digest starts otherwise': ({ prefix }) => ({ prefix: flipped(prefix) }),
  'something nobody needs': ({ unsigned }) => ({ unsigned: concatBytes(unsigned, of(UNKNOWN, 1, 2, 3)) }),
}

/** @returns a signature packet with what is signed as it was; `undefined` for one of another version */
export function unsignedChanged({ body }: RawPacket, change: Change): Uint8Array | undefined {
  const parts = partsOf(body)
  if (parts === undefined) return undefined
  const { signed, unsigned, prefix, numbers } = { ...parts, ...change(parts) }
  const length = Uint8Array.of(unsigned.length >> 8, unsigned.length)
  return packet(TAG.signature, concatBytes(signed, length, unsigned, prefix, numbers))
}

/** @returns a file of signatures with the change made to each of them, or to one */
export function withUnsigned(file: Uint8Array, change: Change, only?: number): Uint8Array {
  const packets = [...readPackets(file).packets]
  return concatBytes(
    ...packets.map((one, i) =>
      one.tag === TAG.signature && (only === undefined || only === i)
        ? (unsignedChanged(one, change) ?? one.whole)
        : one.whole,
    ),
  )
}

/** Signature classes that take something back (RFC 9580 section 5.2.1). */
const WITHDRAWALS: readonly number[] = [0x20, 0x28, 0x30]
export const isWithdrawal = ({ tag, body }: RawPacket): boolean =>
  tag === TAG.signature && body[0] === 4 && WITHDRAWALS.includes(body[1] ?? 0)

/** Of versions and kinds that nobody reads; what follows it belongs to it. */
const UNREADABLE_KEY = packet(KEY_TAG.publicKey, Uint8Array.of(3, 0, 0, 0, 1, 0, 0, 1, 0, 8, 255, 0, 3, 5))

/** Where a packet can be put, or what can be put before it. */
export const MOVES: Readonly<
  Record<string, (packets: readonly RawPacket[], at: number) => readonly Uint8Array[]>
> = {
  'to the end': (packets, at) => [...wholes(packets.filter((_, i) => i !== at)), whole(packets, at)],
  'to the front': (packets, at) => [whole(packets, at), ...wholes(packets.filter((_, i) => i !== at))],
  'behind a key that cannot be read': (packets, at) => [
    ...wholes(packets.filter((_, i) => i !== at)),
    UNREADABLE_KEY,
    whole(packets, at),
  ],
}

const whole = (packets: readonly RawPacket[], at: number) => packets[at]?.whole ?? new Uint8Array(0)
const wholes = (packets: readonly RawPacket[]) => packets.map((one) => one.whole)
