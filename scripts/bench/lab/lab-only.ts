/** What is weighed as the lab, beside the verifier that it shares its worker with. */
export * from '../sigstore/verifier-only.ts'
export { LAB_ATTACKS } from '../../../playground/attacks/lab.ts'
export { compareEntries } from '../../../playground/world/compare-entries.ts'
export { buildImage } from '../../../playground/world/registry/image.ts'
export { storeSignature } from '../../../playground/world/registry/image-signature.ts'
export { verifyImage } from '../../../playground/world/registry/image-verify.ts'
export { traceProvenance } from '../../../playground/world/trace/provenance.ts'
export { searchCtLog } from '../../../playground/world/watch/ct-monitor.ts'
