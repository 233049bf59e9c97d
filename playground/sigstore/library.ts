/** `@sigstore/verify`, asked once and unmodified: its answer is the verdict, our checks explain it. */
import type { Bundle } from '@sigstore/bundle'
import { PolicyError, toSignedEntity, VerificationError, Verifier } from '@sigstore/verify'
import type { TrustMaterial } from '@sigstore/verify'
import type { LibraryVerdict } from './plan.ts'
import { messageOf } from './read.ts'

/**
 * @param artifact the artifact's bytes, or a stand-in known by digest (platform/hash)
 * Identity is not passed on: the library would read it as an unanchored regular expression; we compare it exactly.
 */
export function askLibrary(bundle: Bundle, trust: TrustMaterial, artifact: Buffer): LibraryVerdict {
  try {
    new Verifier(trust).verify(toSignedEntity(bundle, artifact))
    return { accepts: true }
  } catch (error) {
    // The class names do not survive minification; the codes do.
    const meant = error instanceof VerificationError || error instanceof PolicyError
    return { accepts: false, code: meant ? error.code : 'UNEXPECTED', message: messageOf(error) }
  }
}
