/** `@sigstore/verify`, asked with nothing of ours in between. */
import { bundleFromJSON } from '@sigstore/bundle'
import { crypto } from '@sigstore/core'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import type { Subject } from './subject.ts'

/** Whether the library accepts it. Identity is not passed on: the library reads it as a regular expression. */
export function acceptedAlone({ bundle, trustedRoot, artifact, policy }: Subject): boolean {
  // Where only the digest is known, a statement was signed, and the library does not look at the artifact.
  const bytes = 'bytes' in artifact ? artifact.bytes : []
  try {
    const trust = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(trustedRoot)), () => {
      if (!('key' in policy)) throw new Error('no key')
      return { publicKey: crypto.createPublicKey(policy.key), validFor: () => true }
    })
    new Verifier(trust).verify(toSignedEntity(bundleFromJSON(JSON.parse(bundle)), Buffer.from(bytes)))
    return true
  } catch {
    return false
  }
}
