import { sha256 } from '@noble/hashes/sha2.js'

/** Hash of a leaf (RFC 6962 section 2.1): the prefix keeps a leaf from posing as a node. */
export function leafHash(data: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(0)).update(data).digest()
}

/** Hash of an inner node over its two children (RFC 6962 section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest()
}

/**
 * The append-only Merkle tree of RFC 6962 section 2.1, over SHA-256. Every earlier size of the tree stays
 * available, so a proof can be asked for any head that was ever signed.
 */
export class MerkleTree {
  /** `#levels[k][i]`: the complete subtree over leaves `i·2^k` to `(i+1)·2^k`. */
  readonly #levels: Uint8Array[][] = [[]]

  /** Number of leaves. */
  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  /**
   * Appends a leaf.
   * @returns its index
   */
  append(data: Uint8Array): number {
    const index = this.size
    let hash = leafHash(data)
    for (let level = 0; ; level++) {
      const nodes = (this.#levels[level] ??= [])
      const left = nodes.at(-1)
      nodes.push(hash)
      if (nodes.length % 2 === 1 || left === undefined) return index
      hash = nodeHash(left, hash)
    }
  }

  /**
   * Root hash of the first `size` leaves; of no leaves, the hash of nothing.
   * @throws {RangeError} naming `size` if the tree never had it
   */
  root(size: number = this.size): Uint8Array {
    this.#assertSize(size)
    return size === 0 ? sha256(new Uint8Array(0)) : this.#hash(0, size)
  }

  /**
   * Audit path from leaf `index` to the root of the first `size` leaves, lowest node first (section 2.1.1).
   * @throws {RangeError} naming `size` or `index` if the tree has no such head or leaf
   */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#assertSize(size)
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('index: no such leaf')
    const path = (start: number, end: number): Uint8Array[] => {
      if (end - start === 1) return []
      const middle = start + largestPowerOfTwoBelow(end - start)
      return index < middle
        ? [...path(start, middle), this.#hash(middle, end)]
        : [...path(middle, end), this.#hash(start, middle)]
    }
    return path(0, size)
  }

  /**
   * Proof that the head of size `earlier` is a prefix of the head of size `size` (section 2.1.2).
   * @throws {RangeError} naming `size` or `earlier` if the tree never had it, or `earlier` is 0 or above `size`
   */
  consistencyProof(earlier: number, size: number = this.size): Uint8Array[] {
    this.#assertSize(size)
    if (!Number.isInteger(earlier) || earlier < 1 || earlier > size)
      throw new RangeError('earlier: no such head')
    const subproof = (start: number, end: number, whole: boolean): Uint8Array[] => {
      if (end === earlier) return whole ? [] : [this.#hash(start, end)]
      const middle = start + largestPowerOfTwoBelow(end - start)
      return earlier <= middle
        ? [...subproof(start, middle, whole), this.#hash(middle, end)]
        : [...subproof(middle, end, false), this.#hash(start, middle)]
    }
    return subproof(0, size, true)
  }

  #assertSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) throw new RangeError('size: no such head')
  }

  #hash(start: number, end: number): Uint8Array {
    const width = end - start
    const known = Number.isInteger(Math.log2(width))
      ? this.#levels[Math.log2(width)]?.[start / width]
      : undefined
    if (known !== undefined) return known
    const middle = start + largestPowerOfTwoBelow(width)
    return nodeHash(this.#hash(start, middle), this.#hash(middle, end))
  }
}

/** Largest power of two smaller than `n` ≥ 2: where the tree splits. */
function largestPowerOfTwoBelow(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1))
}
