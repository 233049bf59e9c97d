/** In here `@sigstore/*` runs on Node's own crypto. */
import { parentPort } from 'node:worker_threads'
import { ValidationError, bundleFromJSON } from '@sigstore/bundle'
import { crypto } from '@sigstore/core'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { PolicyError, VerificationError, Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify'
import type { Policy } from '../../../playground/sigstore/index.ts'
import type { Answer } from '../peer.ts'

export interface NodeQuestion {
  readonly artifact: Uint8Array
  /** JSON texts. */
  readonly bundle: string
  readonly trustedRoot: string
  readonly policy: Policy
}

parentPort?.on('message', ({ id, question }: { readonly id: number; readonly question: NodeQuestion }) => {
  parentPort?.postMessage({ id, answer: answer(question) })
})

function answer({ artifact, bundle, trustedRoot, policy }: NodeQuestion): Answer {
  try {
    const trust = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(trustedRoot)), () => {
      if (!('key' in policy)) throw new Error('the verifier holds no key')
      return { publicKey: crypto.createPublicKey(policy.key), validFor: () => true }
    })
    const entity = toSignedEntity(bundleFromJSON(JSON.parse(bundle)), Buffer.from(artifact))
    new Verifier(trust).verify(entity, 'key' in policy ? undefined : exactly(policy))
    return { verdict: 'accepted', said: '' }
  } catch (error) {
    const meant = error instanceof VerificationError || error instanceof PolicyError
    const said = error instanceof Error ? error.message : String(error)
    if (meant) return { verdict: 'refused', said: `${error.code}: ${said}` }
    return { verdict: error instanceof ValidationError ? 'refused' : 'broke', said }
  }
}

/** The library takes an identity for a regular expression. */
function exactly({ identity = '', issuer = '' }: Exclude<Policy, { key: string }>) {
  const literal = identity.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return { subjectAlternativeName: `^${literal}$`, extensions: { issuer } }
}
