import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { PolicyError, VerificationError, Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { type TrustedRootJson, publicKeyHint } from '../../playground/world/index.ts'

/** What `@sigstore/verify` gets to see, and nothing of ours in between. */
export interface Question {
  readonly bundle: BundleJson
  readonly trustedRoot: TrustedRootJson
  readonly artifact?: Uint8Array
  /** SubjectPublicKeyInfo of a managed key, DER. */
  readonly key?: Uint8Array
  /** The library takes it for a regular expression. */
  readonly identity?: string
  readonly issuer?: string
}

/** `accepted`, or the code of the library's own error. */
export function askLibrary({ bundle, trustedRoot, artifact, key, identity, issuer }: Question): string {
  const keys = key ? { [publicKeyHint(key)]: { rawBytes: Buffer.from(key), keyDetails: 0 } } : {}
  const material = toTrustMaterial(TrustedRoot.fromJSON(trustedRoot), keys)
  const entity = toSignedEntity(bundleFromJSON(bundle), artifact && Buffer.from(artifact))
  const policy = {
    ...(identity !== undefined && { subjectAlternativeName: identity }),
    ...(issuer !== undefined && { extensions: { issuer } }),
  }
  try {
    new Verifier(material).verify(entity, policy)
    return 'accepted'
  } catch (error) {
    if (error instanceof VerificationError || error instanceof PolicyError) return error.code
    throw error
  }
}
