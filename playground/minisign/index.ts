/** minisign and signify: a signature, what it signs and one public key, judged as the two tools judge them. */
export type { MinisignCheckId, MinisignEvidence, MinisignFailure } from './plan.ts'
export type { EmbeddedInput, MinisignInput, MinisignPolicy, Names } from './input.ts'
export type { Tool } from './reading/signature.ts'
export type { ToolAnswer } from './tool.ts'
export {
  type EmbeddedReport,
  type MinisignReport,
  type SignatureView,
  verifyEmbedded,
  verifyMinisign,
} from './verify.ts'
