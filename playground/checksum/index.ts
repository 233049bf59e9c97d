/** Checksums: the same bytes, if the digest came from somewhere the attacker could not reach. */
export {
  type Algorithm,
  ALGORITHM_NAME,
  ALGORITHMS,
  type AnyAlgorithm,
  COLLISIONS_KNOWN,
  isStanding,
} from './algorithms.ts'
export type { Channel } from './channel.ts'
export {
  createDigester,
  type Digester,
  type Digestible,
  digestPieces,
  type DigestOptions,
  type Digests,
  type DigestsOf,
  type SomeDigests,
} from './digest.ts'
export { type ChecksumFile, type ChecksumFileAnswer, type ChecksumFileInput, verifyFile } from './file.ts'
export type { ListedFile } from './bare.ts'
export { algorithmsIn, type ListReport, type ReadList, readList, verifyList } from './list.ts'
export type { ListCheckId, ListEvidenceLabel, ListFailure } from './list-plan.ts'
export type { ListRow } from './list-row.ts'
export type { Leniency } from './entry.ts'
export { parseSums, type Sums, type SumsEntry } from './sums.ts'
export { algorithmIn } from './list-name.ts'
export { type Tool, type ToolAnswer, toolCommand, type ToolOptions } from './tool.ts'
export {
  algorithmsAsked,
  type ChecksumCheckId,
  type ChecksumEvidenceLabel,
  type ChecksumFailure,
  type ChecksumInput,
  type ChecksumReport,
  verifyChecksum,
} from './verify.ts'
