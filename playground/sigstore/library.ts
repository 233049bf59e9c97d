/** `@sigstore/verify`, asked once and unmodified: its answer is the verdict, our checks explain it. */
import type { Bundle } from '@sigstore/bundle'
import { PolicyError, toSignedEntity, VerificationError, Verifier } from '@sigstore/verify'
import type { TrustMaterial } from '@sigstore/verify'
import type { LibraryVerdict } from './plan.ts'
import { messageOf } from './read.ts'

/**
 * @param artifact the artifact's bytes, or a stand-in known by digest (platform/hash)
 * @param thresholds how many logs have to stand behind it; one of each, unless the verifier does without
 * Identity is not passed on: the library would read it as an unanchored regular expression; we compare it exactly.
 */
export function askLibrary(
  bundle: Bundle,
  trust: TrustMaterial,
  artifact: Buffer,
  thresholds: Thresholds,
): LibraryVerdict {
  try {
    new Verifier(trust, thresholds).verify(toSignedEntity(bundle, artifact))
    return { accepts: true }
  } catch (error) {
    // The class names do not survive minification; the codes do.
    const code = isMeant(error) ? error.code : UNEXPECTED
    return { accepts: false, code, message: messageOf(error) }
  }
}

interface Thresholds {
  readonly tlogThreshold: 0 | 1
  readonly ctlogThreshold: 0 | 1
}

/** The code of an exception that is not the library's judgement. */
export const UNEXPECTED = 'UNEXPECTED'

/** Whether the library threw it to say no; anything else only stopped it. */
export function isMeant(error: unknown): error is VerificationError | PolicyError {
  return error instanceof VerificationError || error instanceof PolicyError
}
