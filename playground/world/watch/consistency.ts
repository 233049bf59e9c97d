/** Whether a log only grew: the later head holds everything that the earlier one held (RFC 9162 section 2.1.4). */
import { equalBytes } from '../../bytes.ts'
import { nodeHash } from '../merkle.ts'
import type { LogHead } from './head.ts'

export type ConsistencyFailure =
  /** An older head, or that of a log which has become shorter: both look the same. */
  | 'head-shorter'
  /** Two different logs of one length: the same log shows different people different things. */
  | 'split-view'
  /** The proof does not have as many hashes as there have to be. */
  | 'proof-length'
  /** The proof leads to another earlier head. */
  | 'earlier-root-mismatch'
  /** The proof leads to another later head. */
  | 'later-root-mismatch'

export interface Consistency {
  /** Absent if the later head really extends the earlier one. */
  readonly code?: ConsistencyFailure
  /** The roots that the proof leads to; absent if no proof was needed or it has no fitting length. */
  readonly reached?: { readonly earlier: Uint8Array; readonly later: Uint8Array }
}

type Head = Pick<LogHead, 'size' | 'root'>

/**
 * @param proof hashes as RFC 6962 section 2.1.2 orders them; none if one head is empty or both are of one size
 */
export function checkConsistency(earlier: Head, later: Head, proof: readonly Uint8Array[]): Consistency {
  if (later.size < earlier.size) return { code: 'head-shorter' }
  if (later.size === earlier.size) {
    if (!equalBytes(earlier.root, later.root)) return { code: 'split-view' }
    return proof.length === 0 ? {} : { code: 'proof-length' }
  }
  // Everything extends nothing.
  if (earlier.size === 0) return proof.length === 0 ? {} : { code: 'proof-length' }
  const reached = rootsReached(earlier, later.size, proof)
  if (!reached) return { code: 'proof-length' }
  if (!equalBytes(reached.earlier, earlier.root)) return { code: 'earlier-root-mismatch', reached }
  return equalBytes(reached.later, later.root) ? { reached } : { code: 'later-root-mismatch', reached }
}

function rootsReached(earlier: Head, size: number, proof: readonly Uint8Array[]): Consistency['reached'] {
  // A complete tree is itself the first node of the path, so the proof leaves it out.
  const isComplete = 2 ** Math.round(Math.log2(earlier.size)) === earlier.size
  const [seed, ...rest] = isComplete ? [earlier.root, ...proof] : proof
  if (!seed) return undefined
  let node = earlier.size - 1
  let last = size - 1
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let reached = { earlier: seed, later: seed }
  for (const hash of rest) {
    if (last === 0) return undefined
    if (node % 2 === 1 || node === last) {
      reached = { earlier: nodeHash(hash, reached.earlier), later: nodeHash(hash, reached.later) }
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      reached = { ...reached, later: nodeHash(reached.later, hash) }
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 ? reached : undefined
}

const half = (n: number) => Math.floor(n / 2)
