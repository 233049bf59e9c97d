/** Changes that know nothing of what the bytes mean. */
import { concatBytes } from '../../../playground/bytes.ts'
import type { Chance } from '../random.ts'

/** What was done, for a person to read, and what came of it. */
export type Changed = readonly [change: string, bytes: Uint8Array]

const LONGEST_RUN = 64

/** @param other the same part of another subject, to cut and paste from */
export function inBytes(bytes: Uint8Array, other: Uint8Array, chance: Chance): Changed {
  const at = chance.below(bytes.length + 1)
  const run = 1 + chance.below(LONGEST_RUN)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  const octet = bytes[at] ?? 0
  switch (chance.below(8)) {
    case 0: {
      const bit = chance.below(8)
      return [`flip bit ${bit} of byte ${at}`, replaced(bytes, at, octet ^ (1 << bit))]
    }
    case 1: {
      const value = chance.of([0, 1, 0x7f, 0x80, 0xff, chance.below(256)])
      return [`set byte ${at} to ${value}`, replaced(bytes, at, value)]
    }
    case 2:
      return [`cut at ${at}`, before]
    case 3:
      return [`delete ${run} from ${at}`, concatBytes(before, after.subarray(run))]
    case 4:
      return [`double ${run} at ${at}`, concatBytes(before, after.subarray(0, run), after)]
    case 5: {
      const junk = Uint8Array.from({ length: run }, () => chance.below(256))
      return [`insert ${run} random bytes at ${at}`, concatBytes(before, junk, after)]
    }
    case 6: {
      const from = chance.below(other.length + 1)
      return [`splice from ${from} of another at ${at}`, concatBytes(before, other.subarray(from))]
    }
    default:
      return [
        `blank ${run} from ${at}`,
        concatBytes(before, new Uint8Array(Math.min(run, after.length)), after.subarray(run)),
      ]
  }
}

function replaced(bytes: Uint8Array, at: number, value: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, i) => (i === at ? value : byte))
}
