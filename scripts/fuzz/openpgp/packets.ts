/** Changes to packets: their lengths, types, order, and what is in them. */
import { concatBytes } from '../../../playground/bytes.ts'
import { type RawPacket, readPackets } from '../../../playground/openpgp/packets.ts'
import type { Chance } from '../random.ts'
import { type Changed, inBytes } from './bytes.ts'

const HUGE = Uint8Array.of(255, 0xff, 0xff, 0xff, 0xff)

/** A header of the new format; `length` need not be the truth. */
function header(tag: number, length: number): Uint8Array {
  return Uint8Array.of(0xc0 | tag, 255, length >>> 24, length >>> 16, length >>> 8, length)
}

function join(packets: readonly RawPacket[]): Uint8Array {
  return concatBytes(...packets.map(({ whole }) => whole))
}

/** The bytes with one packet replaced. */
function around(packets: readonly RawPacket[], i: number, instead: Uint8Array): Uint8Array {
  return concatBytes(join(packets.slice(0, i)), instead, join(packets.slice(i + 1)))
}

const LENGTHS: readonly Uint8Array[] = [
  HUGE,
  Uint8Array.of(0),
  Uint8Array.of(191),
  Uint8Array.of(192, 0),
  Uint8Array.of(223, 255),
  Uint8Array.of(224),
  Uint8Array.of(254),
  Uint8Array.of(255, 0, 0, 0, 0),
]

const TAGS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 20, 21, 40, 60, 63] as const

/** A signature's areas of subpackets, and the numbers behind them, have lengths of their own. */
function inLengths(body: Uint8Array, chance: Chance): Changed {
  const hashed = (body[4] ?? 0) * 256 + (body[5] ?? 0)
  const at = chance.of([
    4,
    6,
    6 + chance.below(hashed + 1),
    6 + hashed,
    8 + hashed,
    10 + hashed + chance.below(30),
  ])
  const value = chance.of([0, 1, 2, 191, 192, 254, 255])
  return [`length ${value} at ${at}`, Uint8Array.from(body, (byte, i) => (i === at ? value : byte))]
}

export function inPackets(bytes: Uint8Array, other: Uint8Array, chance: Chance): Changed {
  const { packets } = readPackets(bytes)
  if (packets.length === 0) return inBytes(bytes, other, chance)
  const i = chance.below(packets.length)
  const packet = packets[i] as RawPacket
  const { tag, body, whole } = packet
  const what = `packet ${i} (${tag})`
  switch (chance.below(10)) {
    case 0:
      return [`delete ${what}`, around(packets, i, new Uint8Array(0))]
    case 1:
      return [`double ${what}`, around(packets, i, concatBytes(whole, whole))]
    case 2: {
      const j = chance.below(packets.length)
      const moved = packets.filter((_, k) => k !== i)
      return [`move ${what} to ${j}`, join([...moved.slice(0, j), packet, ...moved.slice(j)])]
    }
    case 3: {
      const length = chance.of([body.length - 1, body.length + 1, body.length + 7, 0, 0x7fffffff, 0xffffffff])
      return [
        `say that ${what} is ${length} long`,
        around(packets, i, concatBytes(header(tag, length), body)),
      ]
    }
    case 4: {
      const length = chance.of(LENGTHS)
      const head = concatBytes(Uint8Array.of(0xc0 | tag), length)
      return [`length of ${what}: ${length.join(' ')}`, around(packets, i, concatBytes(head, body))]
    }
    case 5: {
      const instead = chance.of(TAGS)
      return [`call ${what} ${instead}`, around(packets, i, concatBytes(header(instead, body.length), body))]
    }
    case 6: {
      const nested = concatBytes(header(tag, whole.length), whole)
      return [`put ${what} into one like it`, around(packets, i, nested)]
    }
    case 7: {
      const [change, changed] = inBytes(body, other, chance)
      return [`in ${what}: ${change}`, around(packets, i, concatBytes(header(tag, changed.length), changed))]
    }
    case 8: {
      const [change, changed] = inLengths(body, chance)
      return [`in ${what}: ${change}`, around(packets, i, concatBytes(header(tag, changed.length), changed))]
    }
    default: {
      const foreign = readPackets(other).packets
      const instead = foreign.length === 0 ? new Uint8Array(0) : chance.of(foreign).whole
      return [`a foreign packet behind ${what}`, around(packets, i, concatBytes(whole, instead))]
    }
  }
}
