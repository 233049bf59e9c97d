/** The part of this method that needs no cryptography, and so no Worker: the names that things have. */
export { type Attestation, readAttestations, SLSA_PROVENANCE } from './npm.ts'
export {
  ANY_STATEMENT,
  NPM_PUBLISH,
  PROVENANCE_TYPES,
  STATEMENT_TYPE_NAMES,
  statementTypeNamed,
} from './statement-types.ts'
