/** Checksums: the same bytes, if the digest came from somewhere the attacker could not reach. */
export { ALGORITHMS, type Algorithm, COLLISIONS_KNOWN } from './algorithms.ts'
export { digestPieces, type DigestOptions, type Digests } from './digest.ts'
export { parseSums, type Sums, type SumsEntry } from './sums.ts'
export {
  type ChecksumCheckId,
  type ChecksumEvidenceLabel,
  type ChecksumFailure,
  type ChecksumInput,
  type ChecksumReport,
  verifyChecksum,
} from './verify.ts'
