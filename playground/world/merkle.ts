import { sha256 } from '@noble/hashes/sha2.js'
import {
  consistencyRanges,
  inclusionRanges,
  leafHash,
  nodeHash,
  type Range,
  rangeHash,
} from '../tiles/tree.ts'

export { leafHash, nodeHash }

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
    return size === 0 ? sha256(new Uint8Array(0)) : this.#hash({ start: 0, end: size })
  }

  /**
   * Audit path from leaf `index` to the root of the first `size` leaves, lowest node first (section 2.1.1).
   * @throws {RangeError} naming `size` or `index` if the tree has no such head or leaf
   */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#assertSize(size)
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('index: no such leaf')
    return inclusionRanges(index, size).map((range) => this.#hash(range))
  }

  /**
   * Proof that the head of size `earlier` is a prefix of the head of size `size` (section 2.1.2).
   * @throws {RangeError} naming `size` or `earlier` if the tree never had it, or `earlier` is 0 or above `size`
   */
  consistencyProof(earlier: number, size: number = this.size): Uint8Array[] {
    this.#assertSize(size)
    if (!Number.isInteger(earlier) || earlier < 1 || earlier > size)
      throw new RangeError('earlier: no such head')
    return consistencyRanges(earlier, size).map((range) => this.#hash(range))
  }

  #assertSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) throw new RangeError('size: no such head')
  }

  #hash(range: Range): Uint8Array {
    return rangeHash(range, (level, index) => this.#levels[level]?.[index])
  }
}
