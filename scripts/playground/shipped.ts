/** The trust that comes with the terminal; a build of it keeps the text instead of the package that has it. */
import { shippedTrust } from '../samples/npm/trust.ts'

/** `trusted_root.json` of Sigstore's public instance, in UTF-8, as `@sigstore/tuf` ships it. */
export function shippedRoot(): string {
  return shippedTrust().trustedRoot
}
