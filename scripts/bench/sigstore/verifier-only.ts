/** What is weighed as "verifier, platform and checks". */
import '../../../playground/platform/install.ts'
export { verifySigstoreAhead } from '../../../playground/sigstore/verifier.ts'
