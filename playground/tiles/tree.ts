/** The Merkle tree of RFC 6962 section 2.1 over SHA-256, as ranges of leaves: whose hashes they are says whoever has them. */
import { sha256 } from '@noble/hashes/sha2.js'

/** Hash of a leaf: the prefix keeps a leaf from posing as a node. */
export function leafHash(data: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(0)).update(data).digest()
}

/** Hash of an inner node over its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest()
}

/** Leaves from `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The complete subtree over leaves `index·2^level` to `(index+1)·2^level`, where it is known. */
export type Node = (level: number, index: number) => Uint8Array | undefined

/** @throws {RangeError} if a hash is needed that is not known */
export function rangeHash({ start, end }: Range, node: Node): Uint8Array {
  const width = end - start
  const level = Math.log2(width)
  const known = Number.isInteger(level) ? node(level, start / width) : undefined
  if (known !== undefined) return known
  if (width <= 1) throw new RangeError(`range: no hash of leaf ${start}`)
  const middle = start + largestPowerOfTwoBelow(width)
  return nodeHash(rangeHash({ start, end: middle }, node), rangeHash({ start: middle, end }, node))
}

/** What an audit path from leaf `index` consists of in a tree of `size` leaves, lowest first (section 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const path = (start: number, end: number): Range[] => {
    if (end - start === 1) return []
    const middle = start + largestPowerOfTwoBelow(end - start)
    return index < middle
      ? [...path(start, middle), { start: middle, end }]
      : [...path(middle, end), { start, end: middle }]
  }
  return path(0, size)
}

/** What a proof consists of that the tree of `earlier` leaves is a prefix of that of `size` leaves (section 2.1.2). */
export function consistencyRanges(earlier: number, size: number): Range[] {
  const subproof = (start: number, end: number, whole: boolean): Range[] => {
    if (end === earlier) return whole ? [] : [{ start, end }]
    const middle = start + largestPowerOfTwoBelow(end - start)
    return earlier <= middle
      ? [...subproof(start, middle, whole), { start: middle, end }]
      : [...subproof(middle, end, false), { start, end: middle }]
  }
  return subproof(0, size, true)
}

/** Largest power of two smaller than `n` ≥ 2: where the tree splits. */
function largestPowerOfTwoBelow(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1))
}
