/** The part of this method that needs no cryptography, and so no Worker: which file is what. */
export { type Attestation, readAttestations, SLSA_PROVENANCE } from './npm.ts'
export { recognise, type Recognised } from './recognise.ts'
