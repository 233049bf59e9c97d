/**
 * minisign and signify: a signature, what it signs and one public key, judged as the two tools judge them.
 *
 * @packageDocumentation
 */
export {
  type EmbeddedInput,
  type EmbeddedReport,
  type MinisignCheckId,
  type MinisignFailure,
  type MinisignInput,
  type MinisignPolicy,
  type MinisignReport,
  verifyEmbedded,
  verifyMinisign,
} from '../playground/minisign/index.ts'
