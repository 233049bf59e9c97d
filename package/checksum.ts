/**
 * Checksums: the same bytes, if the digest came from somewhere the attacker could not reach.
 *
 * @packageDocumentation
 */
export {
  type ChecksumCheckId,
  type ChecksumFailure,
  type ChecksumFile,
  type ChecksumFileAnswer,
  type ChecksumFileInput,
  type ChecksumReport,
  digestPieces,
  type ListReport,
  readList,
  algorithmsIn,
  verifyFile,
  verifyList,
} from '../playground/checksum/index.ts'
