/** The way from a log entry up to the root of its tree, one hash after the other, for people to follow. */
import { concatBytes } from '../bytes.ts'
import { digest } from '../platform/hash.ts'

export interface MerkleStep {
  /** What was reached so far: the leaf's hash at first, then the result of the step before. */
  readonly own: Uint8Array
  /** The neighbour's hash, which the proof brings along. */
  readonly sibling: Uint8Array
  /** On which side of `own` the sibling stands. */
  readonly side: 'left' | 'right'
  /** Hash of the two together, the left one first. */
  readonly result: Uint8Array
}

export interface MerklePath {
  readonly leafHash: Uint8Array
  /** Lowest first; none in a tree of one entry. */
  readonly steps: readonly MerkleStep[]
  /** Where the path ends. Whether that is the root which the log signed, its checkpoint tells. */
  readonly root: Uint8Array
}

/** Why a list of hashes cannot be a path at all: the tree has no such leaf, or its path has another length. */
export type MerkleFailure = 'index-outside-tree' | 'proof-too-short' | 'proof-too-long'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/**
 * Recomputes an inclusion proof (RFC 9162 section 2.1.3.2; hashes as in RFC 6962 section 2.1, SHA-256).
 *
 * @param entryBody the bytes of the leaf: the entry's canonicalized body
 * @param index of the leaf in this tree, from 0
 * @param treeSize number of leaves of the tree whose root the checkpoint states
 * @param hashes the proof, lowest first
 * @returns every step, or the one reason why there is no path. A wrong hash is no reason: it leads to another root.
 */
export function merklePath(
  entryBody: Uint8Array,
  index: bigint,
  treeSize: bigint,
  hashes: readonly Uint8Array[],
): MerklePath | { readonly code: MerkleFailure } {
  return merkleRoot(digest('sha256', concatBytes(LEAF, entryBody)), index, treeSize, hashes)
}

/** {@link merklePath} from the leaf's hash. */
export function merkleRoot(
  leafHash: Uint8Array,
  index: bigint,
  treeSize: bigint,
  hashes: readonly Uint8Array[],
): MerklePath | { readonly code: MerkleFailure } {
  if (index < 0n || index >= treeSize) return { code: 'index-outside-tree' }
  const steps: MerkleStep[] = []
  let own = leafHash
  // The numbers of our own node and of the last one, both counted within the level that was reached.
  let node = index
  let last = treeSize - 1n
  for (const sibling of hashes) {
    if (last === 0n) return { code: 'proof-too-long' }
    // A last node without a neighbour to its right moves up unchanged until it has one to its left.
    while (node === last && node % 2n === 0n) [node, last] = [node / 2n, last / 2n]
    const side = node % 2n === 1n ? 'left' : 'right'
    const [left, right] = side === 'left' ? [sibling, own] : [own, sibling]
    const result = digest('sha256', concatBytes(NODE, left, right))
    steps.push({ own, sibling, side, result })
    own = result
    ;[node, last] = [node / 2n, last / 2n]
  }
  return last === 0n ? { leafHash, steps, root: own } : { code: 'proof-too-short' }
}
